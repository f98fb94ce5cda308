package org.kundenportal.web.problems;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The texts of all problems, one file {@code problems_<language>.properties} (UTF-8) a language. Thread-safe. */
public final class ProblemTexts {

    /** The language of callers that ask for none that the portal has, and whose customer and merchant say nothing. */
    static final String LAST_RESORT = "de";

    private static final Map<String, Properties> BY_LANGUAGE = load();

    private ProblemTexts() {}

    /** The languages of the portal, ISO 639-1, sorted. */
    public static List<String> languages() {
        return List.copyOf(BY_LANGUAGE.keySet());
    }

    /** The first of the wanted languages that the portal has. */
    static Optional<String> best(String acceptLanguage) {
        try {
            return Locale.LanguageRange.parse(acceptLanguage).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> range.getRange().split("-", 2)[0])
                    .filter(BY_LANGUAGE::containsKey)
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The language of a request for what others have worded: the first that the portal has, or its own. */
    public static Locale locale(String acceptLanguage) {
        return Locale.forLanguageTag(
                (acceptLanguage == null ? Optional.<String>empty() : best(acceptLanguage)).orElse(LAST_RESORT));
    }

    static boolean has(String language) {
        return language != null && BY_LANGUAGE.containsKey(language);
    }

    /** The text, or the general one of its kind: providers may name rules that the portal does not know. */
    static String text(String language, String kind, String code) {
        return find(language, kind, code)
                .orElseGet(() -> BY_LANGUAGE.get(language).getProperty(kind));
    }

    /** The text, if there is one. */
    static Optional<String> find(String language, String kind, String code) {
        return Optional.ofNullable(BY_LANGUAGE.get(language).getProperty(kind + "." + code));
    }

    /** What a rule's code says, where a broken rule is no refusal. */
    public static String violation(Locale language, String code) {
        return text(has(language.getLanguage()) ? language.getLanguage() : LAST_RESORT, "violation", code);
    }

    private static Map<String, Properties> load() {
        Map<String, Properties> found = new TreeMap<>();
        Arrays.stream(Locale.getISOLanguages()).forEach(language -> load(language, found));
        return found;
    }

    private static void load(String language, Map<String, Properties> found) {
        try (InputStream in = ProblemTexts.class.getResourceAsStream("problems_" + language + ".properties")) {
            if (in != null) {
                Properties texts = new Properties();
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                found.put(language, texts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
