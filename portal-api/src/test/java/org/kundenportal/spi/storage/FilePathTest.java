package org.kundenportal.spi.storage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertAll;

class FilePathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "ebooks/a.pdf", "Mit Leerzeichen/Übung 100%.pdf", "...", "a/.b", "本/👍", "a\\b", "..a/b.."})
    void takesWhatPeopleCallTheirFiles(String text) {
        assertThat(FilePath.find(text)).contains(new FilePath(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "a/../b",
                "./a",
                "a/..",
                "a\u0000b",
                "a\nb",
                "a\u0085b",
                "a\ud83d"
            })
    @DisplayName("ASVS 5.3.2 a path leads nowhere but into the storage")
    void refusesWhatIsNone(String text) {
        assertThat(FilePath.find(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new FilePath(text));
    }

    @Test
    void countsBytes() {
        assertAll(
                () -> assertThat(FilePath.find("ä".repeat(512))).isPresent(),
                () -> assertThat(FilePath.find("ä".repeat(512) + "a")).isEmpty(),
                () -> assertThat(FilePath.find("a".repeat(1025))).isEmpty());
    }

    @Test
    void hasTheLastName() {
        assertThat(new FilePath("ebooks/a.pdf").name()).isEqualTo("a.pdf");
        assertThat(new FilePath("a.pdf").name()).isEqualTo("a.pdf");
    }
}
