package org.kundenportal.impl.customers;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.kundenportal.api.customers.ChangeRequest.Wish;
import org.kundenportal.api.customers.ProfileField;

/** Changes of master data in the words of a mail, from {@code words_LANGUAGE.properties} (UTF-8). Immutable. */
final class ChangeWords {

    private static final String OTHERS = "en";
    private static final Map<String, Properties> LOADED = new ConcurrentHashMap<>();

    private final Locale language;
    private final Properties words;

    private ChangeWords(String language) {
        Properties found = LOADED.computeIfAbsent(language, ChangeWords::read);
        this.words = found.isEmpty() ? LOADED.computeIfAbsent(OTHERS, ChangeWords::read) : found;
        this.language = Locale.forLanguageTag(found.isEmpty() ? OTHERS : language);
    }

    /** The words of a language; English ones if the portal does not speak it. */
    static ChangeWords in(String language) {
        return new ChangeWords(language);
    }

    /** A line for each change; IBANs are masked. */
    String lines(List<Wish> changes) {
        return changes.stream()
                .map(change -> words.getProperty(change.field().path()) + ": " + shown(change.field(), change.before())
                        + " → " + shown(change.field(), change.after()))
                .collect(Collectors.joining("\n"));
    }

    /** What stands for a value that there is none of. */
    String none() {
        return words.getProperty("none");
    }

    private String shown(ProfileField field, String value) {
        if (value == null) {
            return none();
        }
        return switch (field) {
            case IBAN -> BankNumbers.masked(value);
            case KIND, CONTACT_NOTIFICATIONS -> words.getProperty(value);
            case COUNTRY -> new Locale("", value).getDisplayCountry(language);
            case LANGUAGE -> Locale.forLanguageTag(value).getDisplayLanguage(language);
            default -> value;
        };
    }

    private static Properties read(String language) {
        Properties words = new Properties();
        try (InputStream file = ChangeWords.class.getResourceAsStream("words_" + language + ".properties")) {
            if (file != null) {
                words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
