package org.kundenportal.impl.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** The texts that mails have until staff write their own, from {@code texts/LANGUAGE.properties} (UTF-8). */
final class MailTexts {

    private static final String OTHERS = "en";
    private static final Map<String, Properties> LOADED = new ConcurrentHashMap<>();

    private MailTexts() {}

    /** The subject of a kind in a language; in English if the portal does not speak it. */
    static String subject(MailKind kind, String language) {
        return words(language).getProperty(kind + ".subject");
    }

    /** The text of a kind in a language; in English if the portal does not speak it. */
    static String text(MailKind kind, String language) {
        return words(language).getProperty(kind + ".text");
    }

    private static Properties words(String language) {
        Properties words = LOADED.computeIfAbsent(language, MailTexts::read);
        return words.isEmpty() ? LOADED.computeIfAbsent(OTHERS, MailTexts::read) : words;
    }

    private static Properties read(String language) {
        Properties words = new Properties();
        try (InputStream file = MailTexts.class.getResourceAsStream("texts/" + language + ".properties")) {
            if (file != null) {
                try (Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
                    words.load(reader);
                }
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
