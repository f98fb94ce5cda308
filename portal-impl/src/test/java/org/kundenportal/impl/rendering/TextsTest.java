package org.kundenportal.impl.rendering;

import java.io.IOException;
import java.io.Reader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TextsTest {

    /** The texts of each language file, each reduced to its placeholders. */
    private static Map<String, Map<String, String>> placeholdersByLanguage() throws IOException, URISyntaxException {
        Path folder =
                Path.of(Texts.class.getResource("texts/en.properties").toURI()).getParent();
        Map<String, Map<String, String>> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Properties words = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    words.load(reader);
                }
                Map<String, String> placeholders = new TreeMap<>();
                words.stringPropertyNames().forEach(key -> placeholders.put(key, placeholders(words.getProperty(key))));
                all.put(file.getFileName().toString(), placeholders);
            }
        }
        return all;
    }

    private static String placeholders(String text) {
        return text.isBlank()
                ? "blank"
                : text.chars()
                        .filter(Character::isDigit)
                        .sorted()
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining());
    }

    @Test
    @DisplayName("Each language has each text with the same placeholders")
    void languagesAreComplete() throws Exception {
        Map<String, Map<String, String>> all = placeholdersByLanguage();

        assertThat(all).containsKeys("de.properties", "en.properties");
        Map<String, String> english = all.get("en.properties");
        assertThat(english).doesNotContainValue("blank");
        assertThat(all.values()).allSatisfy(language -> assertThat(language).isEqualTo(english));
    }

    @Test
    @DisplayName("BM-02 MF-18: each document type has its German name")
    void namesDocumentTypesInGerman() {
        Texts german = Texts.of(Locale.GERMANY);

        assertThat(Stream.of(PrintedDocument.Type.values()).map(type -> german.get("title." + type)))
                .containsExactly(
                        "Rechnung",
                        "Mahnung",
                        "Angebot",
                        "Gutschrift",
                        "Lieferschein",
                        "Auftragsbestätigung",
                        "Servicebericht");
    }

    @Test
    void servesUnknownLanguagesInEnglish() {
        for (Locale locale : List.of(Locale.JAPANESE, Locale.ROOT, new Locale("../de"), new Locale("xx"))) {
            Texts texts = Texts.of(locale);

            assertThat(texts.get("title.INVOICE")).isEqualTo("Invoice");
            assertThat(texts.locale()).isEqualTo(Locale.ENGLISH);
        }
    }

    @Test
    void keepsTheRegionForNumbers() {
        Locale swiss = Locale.forLanguageTag("de-CH");

        assertThat(Texts.of(swiss).locale()).isEqualTo(swiss);
        assertThat(Texts.of(swiss).get("title.INVOICE")).isEqualTo("Rechnung");
    }

    @Test
    void putsValuesInWithoutReadingThem() {
        assertThat(Texts.of(Locale.GERMAN).get("closing.payBy", "{1}", "$0 {2}", "{0}"))
                .isEqualTo("Bitte zahlen Sie {1} bis zum {0} unter Angabe der Nummer $0 {2}.");
    }

    @Test
    void refusesWhatIsNoText() {
        Texts texts = Texts.of(Locale.GERMAN);

        assertThatThrownBy(() -> texts.get("no.such.key"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no.such.key");
    }
}
