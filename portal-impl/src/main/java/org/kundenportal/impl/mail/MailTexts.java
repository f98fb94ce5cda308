package org.kundenportal.impl.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.kundenportal.api.mail.MailText;

/**
 * The texts that mails have until staff write their own, from {@code texts/LANGUAGE.properties} (UTF-8). A language is
 * added by adding its file; what a file does not have is said in English.
 */
final class MailTexts {

    private static final String OTHERS = "en";
    private static final Pattern REGION = Pattern.compile("[-_]");

    /** By language. */
    private static final Map<String, Properties> LOADED = load();

    private MailTexts() {}

    /** The languages of the portal's mails, ISO 639-1, in alphabetical order. */
    static List<String> languages() {
        return List.copyOf(LOADED.keySet());
    }

    /**
     * The language that is meant by a tag such as {@code de-AT}; English if the portal does not speak it.
     *
     * @param tag may be null
     */
    static String language(String tag) {
        String language = tag == null ? OTHERS : REGION.split(tag, 2)[0].toLowerCase(Locale.ROOT);
        return LOADED.containsKey(language) ? language : OTHERS;
    }

    /** What mails of a kind say by themselves. */
    static MailText standard(MailKind kind, String language) {
        return new MailText(word(kind + ".subject", language), word(kind + ".text", language));
    }

    /** Another word of the files, null if there is none by this name. */
    static String word(String name, String language) {
        return LOADED.get(language(language)).getProperty(name);
    }

    private static Map<String, Properties> load() {
        Properties others = read(OTHERS, null);
        Map<String, Properties> languages = new TreeMap<>();
        languages.put(OTHERS, others);
        Arrays.stream(Locale.getISOLanguages())
                .filter(language -> !language.equals(OTHERS) && file(language) != null)
                .forEach(language -> languages.put(language, read(language, others)));
        return languages;
    }

    private static Object file(String language) {
        return MailTexts.class.getResource(name(language));
    }

    private static String name(String language) {
        return "texts/" + language + ".properties";
    }

    private static Properties read(String language, Properties others) {
        Properties words = new Properties(others);
        try (InputStream file = MailTexts.class.getResourceAsStream(name(language));
                Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            words.load(reader);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
