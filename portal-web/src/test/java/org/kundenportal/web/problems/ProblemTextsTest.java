package org.kundenportal.web.problems;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kundenportal.api.ErrorCode;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemTextsTest {

    private static final Pattern VIOLATION_CODE =
            Pattern.compile("\"([A-Z]+(?:_[A-Z]+)+|REQUIRED|UNKNOWN|DUPLICATE)\"");
    private static final Set<String> NO_VIOLATIONS = Set.of("OVERDUE", "SEND_MAIL");

    static Stream<String> languages() {
        return ProblemTexts.languages().stream();
    }

    private static Set<String> keys(String language) {
        try (InputStream in = ProblemTexts.class.getResourceAsStream("problems_" + language + ".properties")) {
            Properties texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            assertThat(texts.values()).noneMatch(text -> text.toString().isBlank());
            return texts.stringPropertyNames();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void germanAndEnglishAreThere() {
        assertThat(ProblemTexts.languages()).contains("de", "en");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasTheSameKeys(String language) {
        assertThat(keys(language)).isEqualTo(keys(ProblemTexts.LAST_RESORT));
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyCodeHasTitleAndDetail(ErrorCode code) {
        assertThat(keys("en")).contains("title." + code, "detail." + code);
    }

    @Test
    void everyViolationThatTheSourcesNameHasAText() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String module : new String[] {"../portal-web", "../portal-api", "../portal-impl"}) {
            try (Stream<Path> sources = Files.walk(Path.of(module, "src/main/java"))) {
                sources.filter(path -> path.toString().endsWith("Json.java") || isAboutViolations(path))
                        .forEach(path -> collect(path, missing));
            }
        }
        missing.removeAll(NO_VIOLATIONS);
        missing.removeIf(code -> keys("en").contains("violation." + code));
        assertThat(missing).isEmpty();
    }

    private static boolean isAboutViolations(Path path) {
        String source = path.toString().endsWith(".java") ? read(path) : "";
        return source.contains("new Violation(") || source.contains("PortalException.invalid(");
    }

    private static void collect(Path path, Set<String> codes) {
        Matcher matcher = VIOLATION_CODE.matcher(read(path));
        while (matcher.find()) {
            codes.add(matcher.group(1));
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRuleThatNobodyWordedStillReads() {
        assertThat(ProblemTexts.text("en", "violation", "SOMETHING_NEW")).isEqualTo("is not valid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    de                      | de
                    de-AT,en;q=0.5          | de
                    en-GB                   | en
                    fr,en;q=0.3,de;q=0.8    | de
                    en;q=0,de               | de
                    """)
    void takesTheLanguageThatIsWantedMost(String header, String language) {
        assertThat(ProblemTexts.best(header)).hasValue(language);
    }

    @ParameterizedTest
    @CsvSource({"fr", "*", "'!!'", "''"})
    void knowsNoOther(String header) {
        assertThat(ProblemTexts.best(header)).isEmpty();
    }
}
