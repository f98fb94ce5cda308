package org.kundenportal.impl.mail;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LetterTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: evil@x.example", "a\nb", "a\u0000b", "a\u2028b", "a\u0085b", "a\tb", "a\u202eb"})
    @DisplayName("a subject is one line without control characters and without what turns the text around")
    void oneLine(String text) {
        assertThat(Letter.line(text)).startsWith("a ").doesNotContainPattern("[\\p{Cntrl}\\u2028\\u202e]");
    }

    @Test
    @DisplayName("combining marks and joiners stay; a character of two units is not cut in half")
    void keepsLetters() {
        assertThat(Letter.line("Mu\u0308ller \uD83D\uDC68\u200D\uD83D\uDCBB"))
                .isEqualTo("Mu\u0308ller \uD83D\uDC68\u200D\uD83D\uDCBB");
        assertThat(Letter.line("\uD83D\uDE00".repeat(200))).isEqualTo("\uD83D\uDE00".repeat(127));
        assertThat(Letter.line("x" + "\uD83D\uDE00".repeat(127))).hasSize(255);
    }

    @ParameterizedTest
    @CsvSource({"'a\r\nb','a\nb'", "'a\rb','a\nb'", "'a\u0007b','ab'", "'a\tb','a\tb'", "'  a  ','a'"})
    void lines(String text, String clean) {
        assertThat(Letter.lines(text)).isEqualTo(clean);
    }
}
