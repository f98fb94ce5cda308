package org.kundenportal.impl.settings;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.impl.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

class NumberPatternTest {

    private static final LocalDate DAY = LocalDate.of(2031, 3, 9);

    @ParameterizedTest
    @CsvSource({
        "RE-{yyyy}-{seq:5},7,RE-2031-00007,RE-2031-{seq}",
        "RE-{yyyy}-{seq:5},123456,RE-2031-123456,RE-2031-{seq}",
        "{seq},1,1,{seq}",
        "{seq:1},12,12,{seq}",
        "{seq:12},1,000000000001,{seq}",
        "{yy}{MM}/{seq:3} A,42,3103/042 A,3103/{seq} A",
        "{MM}.{yyyy}.{yyyy}-{seq},9,03.2031.2031-9,03.2031.2031-{seq}",
        "$1 \\{seq}\\,5,$1 \\5\\,$1 \\{seq}\\",
        "Rechnung Ä {seq:2},3,Rechnung Ä 03,Rechnung Ä {seq}"
    })
    void numbersLookLikeTheirPattern(String pattern, long running, String number, String series) {
        assertThat(NumberPattern.of(pattern).number(DAY, running)).isEqualTo(number);
        assertThat(NumberPattern.of(pattern).series(DAY)).isEqualTo(series);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RE",
                "{yyyy}",
                "{seq}{seq}",
                "{seq:5}-{seq}",
                "{seq:0}",
                "{seq:13}",
                "{seq:05}",
                "{seq:}",
                "{seq:-1}",
                "{SEQ}",
                "{YYYY}-{seq}",
                "{dd}-{seq}",
                "{Platform}-{seq}",
                "{seq}-{",
                "}{seq}",
                "{{seq}}",
                "{}{seq}",
                " {seq}",
                "{seq} ",
                "RE\n{seq}",
                "RE\u0000{seq}",
                "RE\u200b{seq}",
                "RE\ud800{seq}"
            })
    void whatMakesNoNumbersIsNoPattern(String pattern) {
        assertThat(Refusal.violations(() -> NumberPattern.of(pattern)))
                .containsExactly("numberPattern INVALID_PATTERN");
    }

    @Test
    void numbersFitHoweverManyThereAre() {
        String longest = "x".repeat(52) + "{seq}";

        assertThat(NumberPattern.of(longest).number(DAY, 999_999_999_999L)).hasSize(64);
        assertThat(Refusal.violations(() -> NumberPattern.of("x" + longest)))
                .containsExactly("numberPattern INVALID_PATTERN");
        assertThat(Refusal.violations(() -> NumberPattern.of("x".repeat(51) + "{yy}{seq:2}")))
                .containsExactly("numberPattern INVALID_PATTERN");
    }
}
