package org.kundenportal.web.ui;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The texts of all languages, against each other and against the modules that use them. */
class TextsTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final AssetCatalogue ASSETS = WebFolder.catalogue();
    private static final String SHARED = "i18n/";
    private static final String ADMIN = "admin/i18n/";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    /** {@code t('key'} and {@code t(`prefix.${code}.suffix`}; a template without a prefix says nothing. */
    private static final Pattern USE = Pattern.compile("\\bt\\(\\s*(?:'([^']+)'|`([^`$][^`]*)`)");
    /** {@code t(condition ? 'one' : 'other'}. */
    private static final Pattern CHOICE =
            Pattern.compile("\\bt\\([^()'`]*(?:\\([^()]*\\)[^()'`]*)*\\?\\s*'([^']+)'\\s*:\\s*'([^']+)'");
    /** {@code codeText('prefix', code)}. */
    private static final Pattern CODE = Pattern.compile("\\bcodeText\\(\\s*'([^']+)'");

    private static Map<String, JsonNode> texts(String file) {
        try {
            Map<String, JsonNode> texts = new TreeMap<>();
            JSON.readTree(ASSETS.get(file).text())
                    .properties()
                    .forEach(text -> texts.put(text.getKey(), text.getValue()));
            return texts;
        } catch (IOException malformed) {
            throw new UncheckedIOException(file, malformed);
        }
    }

    private static List<String> files(String folder) {
        return ASSETS.names().stream()
                .filter(name -> name.startsWith(folder) && name.endsWith(".json"))
                .toList();
    }

    private static Set<String> placeholders(JsonNode text) {
        return PLACEHOLDER
                .matcher(text.toString())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {SHARED, ADMIN})
    @DisplayName("BW-12 Every language has the same keys with the same placeholders")
    void sameKeys(String folder) {
        List<String> files = files(folder);
        Map<String, JsonNode> german = texts(folder + "de.json");

        assertThat(files).contains(folder + "en.json");
        for (String file : files) {
            Map<String, JsonNode> texts = texts(file);
            assertThat(texts.keySet()).as(file).isEqualTo(german.keySet());
            texts.forEach((key, text) -> {
                assertThat(placeholders(text)).as("%s of %s", key, file).isEqualTo(placeholders(german.get(key)));
                assertThat(text.isObject())
                        .as("plural of %s in %s", key, file)
                        .isEqualTo(german.get(key).isObject());
                assertThat(text.toString()).as("%s of %s", key, file).isNotEqualTo("\"\"");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SHARED, ADMIN})
    @DisplayName("Plural texts have the form that every language falls back to")
    void plurals(String folder) {
        for (String file : files(folder)) {
            texts(file).forEach((key, text) -> {
                if (text.isObject()) {
                    assertThat(text.has("other")).as("%s of %s", key, file).isTrue();
                } else {
                    assertThat(text.isTextual()).as("%s of %s", key, file).isTrue();
                }
            });
        }
    }

    @Test
    @DisplayName("Every text that the customer's side uses exists")
    void customerTexts() {
        assertExist(
                name -> name.startsWith("app/") || name.startsWith("ui/"),
                texts(SHARED + "de.json").keySet());
    }

    @Test
    @DisplayName("Every text that the merchant's side uses exists")
    void adminTexts() {
        Set<String> known = new TreeSet<>(texts(SHARED + "de.json").keySet());
        known.addAll(texts(ADMIN + "de.json").keySet());
        assertExist(name -> name.startsWith("admin/") || name.startsWith("ui/"), known);
    }

    @Test
    @DisplayName("No text of the shared folder lies idle")
    void noIdleTexts() {
        Set<Pattern> used = uses(name -> true).keySet();
        assertThat(texts(SHARED + "de.json").keySet().stream().filter(key -> used.stream()
                        .noneMatch(use -> use.matcher(key).matches())))
                .containsOnly("language.locale");
    }

    private static void assertExist(Predicate<String> modules, Set<String> known) {
        Map<Pattern, String> uses = uses(modules);
        assertThat(uses).hasSizeGreaterThan(30);
        assertThat(uses.entrySet().stream()
                        .filter(use -> known.stream()
                                .noneMatch(key -> use.getKey().matcher(key).matches()))
                        .map(use -> use.getKey() + " in " + use.getValue()))
                .isEmpty();
    }

    /** Patterns of the keys that modules ask for, with the module. */
    private static Map<Pattern, String> uses(Predicate<String> modules) {
        Map<String, String> uses = new HashMap<>();
        for (String name : ASSETS.names()) {
            if (!name.endsWith(".js") || name.startsWith("vendor/") || !modules.test(name)) {
                continue;
            }
            String text = ASSETS.get(name).text();
            USE.matcher(text)
                    .results()
                    .forEach(found -> uses.put(
                            found.group(1) != null ? Pattern.quote(found.group(1)) : template(found.group(2)), name));
            CHOICE.matcher(text).results().forEach(found -> {
                uses.put(Pattern.quote(found.group(1)), name);
                uses.put(Pattern.quote(found.group(2)), name);
            });
            CODE.matcher(text).results().forEach(found -> uses.put(Pattern.quote(found.group(1)) + "\\..+", name));
        }
        return uses.entrySet().stream()
                .collect(Collectors.toMap(use -> Pattern.compile(use.getKey()), Map.Entry::getValue));
    }

    private static String template(String literal) {
        return Arrays.stream(literal.split("\\$\\{[^}]*}", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".+"));
    }
}
