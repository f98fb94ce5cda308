package org.kundenportal.impl.rendering;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words printed on documents in one language, from {@code texts/LANGUAGE.properties} (UTF-8). Immutable. A language
 * is added by adding its file; one that has none is served in English.
 */
public final class Texts {

    private static final String OTHERS = "en";
    private static final Map<String, Texts> LOADED = new ConcurrentHashMap<>();

    private final Locale locale;
    private final Properties words;

    private Texts(Locale locale, Properties words) {
        this.locale = locale;
        this.words = words;
    }

    /** The texts of a language, formatted for its region: Swiss German reads the German texts with Swiss numbers. */
    public static Texts of(Locale locale) {
        Texts texts = load(locale.getLanguage());
        return texts == null ? load(OTHERS) : new Texts(locale, texts.words);
    }

    private static Texts load(String language) {
        Texts known = LOADED.get(language);
        if (known == null) {
            known = read(language);
            if (known != null) {
                LOADED.put(language, known);
            }
        }
        return known;
    }

    private static Texts read(String language) {
        if (!language.matches("[a-z]{2,3}")) {
            return null;
        }
        try (InputStream file = Texts.class.getResourceAsStream("texts/" + language + ".properties")) {
            if (file == null) {
                return null;
            }
            Properties words = new Properties();
            try (Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
                words.load(reader);
            }
            return new Texts(Locale.forLanguageTag(language), words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The language and region that numbers and dates follow. */
    public Locale locale() {
        return locale;
    }

    /**
     * A text with its values in the places {@code {0}}, {@code {1}} and so on.
     *
     * @throws IllegalArgumentException if there is no such text
     */
    public String get(String key, String... values) {
        String pattern = words.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no text " + key);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '{') {
                text.append(values[pattern.charAt(i + 1) - '0']);
                i += 2;
            } else {
                text.append(pattern.charAt(i));
            }
        }
        return text.toString();
    }
}
