package org.kundenportal.impl.customers;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** BM-27: which e-mail addresses a customer may enter. */
class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ina@muster.example, ina@muster.example",
        "Ina.Muster+portal@Muster.Example, Ina.Muster+portal@muster.example",
        "a@münchen.example, a@xn--mnchen-3ya.example",
        "o'neill@a-b.example, o'neill@a-b.example"
    })
    @DisplayName("BM-27 an address is kept with its domain in small ASCII letters")
    void passes(String written, String kept) {
        assertThat(EmailAddress.of(written)).isEqualTo(kept);
    }

    @Test
    @DisplayName("BM-27 a domain of letters that only look Latin is shown as what it is")
    void homograph() {
        assertThat(EmailAddress.of("a@p\u0430ypal.example")).startsWith("a@xn--");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "ina",
                "ina@",
                "@muster.example",
                "ina@localhost",
                "ina@[127.0.0.1]",
                "ina@muster..example",
                "ina@-muster.example",
                "ina@muster.example.",
                "ina@mus_ter.example",
                ".ina@muster.example",
                "ina.@muster.example",
                "i..na@muster.example",
                "\"ina\"@muster.example",
                "ina(comment)@muster.example",
                "ina@muster.example,b@muster.example",
                "ina@muster.example;b@muster.example",
                "ina@muster.example\r\nBcc: b@muster.example",
                "ina @muster.example",
                "ina@muster.example ",
                "\u0456na@muster.example",
                "ina@127.0.0.1",
                "i\0na@muster.example",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@muster.example"
            })
    @DisplayName("BM-27 what no mail server should be asked to take is refused")
    void refuses(String written) {
        assertThat(EmailAddress.of(written)).isNull();
    }

    @Test
    void tooLong() {
        String domain =
                "a".repeat(60) + "." + "b".repeat(60) + "." + "c".repeat(60) + "." + "d".repeat(50) + ".example";

        assertThat(EmailAddress.of("ina@" + domain)).isNotNull();
        assertThat(EmailAddress.of("ina.muster.beispiel@" + domain)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"paul@hotel.example, p•••@hotel.example", "p@hotel.example, p•••@hotel.example"})
    void masks(String address, String masked) {
        assertThat(EmailAddress.masked(address)).isEqualTo(masked);
    }
}
