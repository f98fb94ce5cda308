package org.kundenportal.impl.mail;

import java.io.IOException;
import java.io.Reader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kundenportal.impl.templates.Template;

import static org.assertj.core.api.Assertions.assertThat;

class MailLanguagesTest {

    /** The placeholders of each text, by language. */
    private static Map<String, Map<String, Set<String>>> byLanguage() throws IOException, URISyntaxException {
        Path folder = Path.of(MailTexts.class.getResource("texts/en.properties").toURI())
                .getParent();
        Map<String, Map<String, Set<String>>> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Properties words = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    words.load(reader);
                }
                assertThat(words.values()).as(file.toString()).noneMatch(text -> text.toString()
                        .isBlank());
                Map<String, Set<String>> texts = new TreeMap<>();
                words.stringPropertyNames()
                        .forEach(key -> texts.put(
                                key, Template.of(words.getProperty(key)).placeholders()));
                all.put(file.getFileName().toString(), texts);
            }
        }
        return all;
    }

    @Test
    @DisplayName("BW-12 mails have the same texts with the same placeholders in every language")
    void languagesAreComplete() throws Exception {
        Map<String, Map<String, Set<String>>> all = byLanguage();

        assertThat(all).containsKeys("de.properties", "en.properties");
        assertThat(all.values()).allSatisfy(texts -> assertThat(texts).isEqualTo(all.get("en.properties")));
    }
}
