package org.kundenportal.impl.mail;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MailAddressTest {

    private static final String LOCAL_64 = "a".repeat(64);
    private static final String LABEL_63 = "b".repeat(63);

    @ParameterizedTest
    @CsvSource({
        "max@kunde.example, max@kunde.example",
        "max.mustermann+rechnung@kunde.example, max.mustermann+rechnung@kunde.example",
        "o'hara!#$%&*/=?^_`{|}~-@kunde.example, o'hara!#$%&*/=?^_`{|}~-@kunde.example",
        "info@bücher.example, info@xn--bcher-kva.example",
        "info@BÜCHER.example, info@xn--bcher-kva.example",
        "info@例え.テスト, info@xn--r8jz45g.xn--zckzah",
        "info@مثال.إختبار, info@xn--mgbh0fb.xn--kgbechtv",
        "a@b.c, a@b.c"
    })
    @DisplayName("international domains go over the wire in ASCII")
    void takes(String text, String ascii) {
        assertThat(MailAddress.of(text)).map(MailAddress::ascii).hasValue(ascii);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "max",
                "@kunde.example",
                "max@",
                "max@kunde",
                "max@localhost",
                "max@127.0.0.1",
                "max@[127.0.0.1]",
                "max@[IPv6:::1]",
                "max@@kunde.example",
                "a@b.c,evil@x.example",
                "a@b.c, evil@x.example",
                "a@b.c;evil@x.example",
                "Max <max@kunde.example>",
                "<max@kunde.example>",
                "max@kunde.example\r\nBcc: evil@x.example",
                "max@kunde.example\nBcc: evil@x.example",
                "max\r\n@kunde.example",
                "max@kunde.example\u0000",
                "max@kunde.example ",
                " max@kunde.example",
                "max mustermann@kunde.example",
                "\"max mustermann\"@kunde.example",
                "\"a@b.c,evil\"@x.example",
                "max(comment)@kunde.example",
                "max@kunde.example(comment)",
                "max@kunde..example",
                "max@.kunde.example",
                "max@kunde.example.",
                "max@-kunde.example",
                "max@kunde-.example",
                "max@kun_de.example",
                ".max@kunde.example",
                "max.@kunde.example",
                "ma..x@kunde.example",
                "müller@kunde.example",
                "max@kunde.example\u202e",
                "max@kunde.123",
                "max%evil@x.example@kunde.example",
                "<script>alert(1)</script>@kunde.example"
            })
    @DisplayName("what could name a second recipient, begin a header or mean something else is no address")
    void refuses(String text) {
        assertThat(MailAddress.of(text)).isEmpty();
        assertThat(MailAddress.isValid(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 65})
    void keepsToTheLengthsOfSmtp(int local) {
        assertThat(MailAddress.isValid("a".repeat(local) + "@kunde.example")).isEqualTo(local <= 64);
        assertThat(MailAddress.isValid("max@" + "b".repeat(local - 1) + ".example"))
                .isEqualTo(local - 1 <= 63);
        assertThat(MailAddress.isValid(LOCAL_64 + "@" + LABEL_63 + "." + LABEL_63 + "." + "c".repeat(local - 3)))
                .isEqualTo(local <= 64);
    }
}
