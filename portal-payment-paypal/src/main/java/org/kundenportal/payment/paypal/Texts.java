package org.kundenportal.payment.paypal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The texts of the descriptors in one language, from {@code texts_<language>.properties} beside this class; another
 * language is another file. Never in the machine's language, as a resource bundle would be.
 */
final class Texts {

    private static final String FALLBACK = "en";
    private static final Map<String, Texts> KNOWN = new ConcurrentHashMap<>();

    private final Properties texts;

    private Texts(Properties texts) {
        this.texts = texts;
    }

    /** In the language, or in English where there are none in it. */
    static Texts in(Locale language) {
        return KNOWN.computeIfAbsent(language.getLanguage(), Texts::read);
    }

    private static Texts read(String language) {
        Properties texts = new Properties();
        if (!load(texts, language)) {
            load(texts, FALLBACK);
        }
        return new Texts(texts);
    }

    private static boolean load(Properties texts, String language) {
        try (InputStream file = Texts.class.getResourceAsStream("texts_" + language + ".properties")) {
            if (file == null) {
                return false;
            }
            texts.load(new InputStreamReader(file, UTF_8));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text; null if there is nothing to say. */
    String text(String key) {
        return texts.getProperty(key);
    }
}
