package org.kundenportal.web.json;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.api.Money;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.documents.DocumentType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ChecksTest {

    private static List<Violation> violations(Consumer<Checks> use) {
        Checks checks = new Checks();
        use.accept(checks);
        PortalException refusal = catchThrowableOfType(PortalException.class, () -> checks.then(() -> null));
        return refusal == null ? List.of() : refusal.violations();
    }

    private static MoneyJson.In money(String amount, String currency) {
        return new MoneyJson.In(new Decimal(amount, true), currency);
    }

    @ParameterizedTest
    @CsvSource({"119.00,EUR", "0,EUR", "-5.5,EUR", "9999999999999.99,EUR", "100,JPY", "1.234,KWD"})
    void takesAmounts(String amount, String currency) {
        assertThat(new Checks().money("total", money(amount, currency))).isEqualTo(Money.of(amount, currency));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1,50",
                "1.234,56",
                "+1",
                "01",
                ".5",
                "1.",
                "1e2",
                "1e10000000",
                "1E1000000000",
                "NaN",
                "Infinity",
                "0x10",
                "1_000",
                "١٢",
                "１２",
                "12 ",
                " 12",
                "--1",
                "12a",
                "10000000000000",
                "1\n"
            })
    @DisplayName("4.8 amounts that are none are refused before any arithmetic")
    void refusesAmounts(String amount) {
        assertThat(violations(checks -> checks.money("total", money(amount, "EUR"))))
                .containsExactly(new Violation("total.amount", "INVALID_AMOUNT"));
    }

    @Test
    void jsonNumbersAreNoAmounts() {
        assertThat(violations(checks -> checks.money("total", new MoneyJson.In(new Decimal("119.00", false), "EUR"))))
                .containsExactly(new Violation("total.amount", "INVALID_AMOUNT"));
    }

    @ParameterizedTest
    @CsvSource({"1.001,EUR", "1.000,EUR", "1.5,JPY", "1.2345,KWD"})
    void refusesDecimalsThatTheCurrencyHasNot(String amount, String currency) {
        assertThat(violations(checks -> checks.money("total", money(amount, currency))))
                .containsExactly(new Violation("total.amount", "TOO_MANY_DECIMALS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eur", "EURO", "XXX", "XAU", "ZZZ", "€"})
    void refusesWhatIsNoMoney(String currency) {
        assertThat(violations(checks -> checks.money("total", money("1.00", currency))))
                .containsExactly(new Violation("total.currency", "INVALID_CURRENCY"));
    }

    @Test
    void bothPartsOfAnAmountAreRequired() {
        assertThat(violations(checks -> checks.money("total", new MoneyJson.In(null, null))))
                .containsExactly(
                        new Violation("total.currency", "REQUIRED"), new Violation("total.amount", "REQUIRED"));
    }

    @Test
    void takesDays() {
        assertThat(new Checks().date("d", "2024-02-29")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(new Checks().date("d", "9999-12-31")).isEqualTo(LocalDate.of(9999, 12, 31));
        assertThat(new Checks().date("d", null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-02-29",
                "2026-13-01",
                "2026-00-10",
                "2026-1-1",
                "21.11.2026",
                "+12026-01-01",
                "20261121",
                "2026-11-21T00:00:00Z",
                "２０２６-11-21",
                " 2026-11-21"
            })
    void refusesDaysThatThereAreNot(String date) {
        assertThat(violations(checks -> checks.date("d", date))).containsExactly(new Violation("d", "INVALID_DATE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01", "0001-01-01", "1899-12-31"})
    void refusesDaysBeforeAnybodyLived(String date) {
        assertThat(violations(checks -> checks.date("d", date))).containsExactly(new Violation("d", "OUT_OF_RANGE"));
    }

    @Test
    void takesInstants() {
        assertThat(new Checks().instant("i", "2026-11-21T20:13:00Z")).isEqualTo(Instant.parse("2026-11-21T20:13:00Z"));
        assertThat(new Checks().instant("i", "2026-11-21T20:13:00.5Z")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-21",
                "2026-11-21T20:13:00",
                "2026-11-21T20:13:00+01:00",
                "2026-11-21T24:00:01Z",
                "2016-12-31T23:59:60Z",
                "2026-02-29T00:00:00Z",
                "2026-11-21 20:13:00Z",
                "+1000000-01-01T00:00:00Z"
            })
    void refusesInstants(String instant) {
        assertThat(violations(checks -> checks.instant("i", instant)))
                .containsExactly(new Violation("i", "INVALID_INSTANT"));
    }

    @Test
    void choicesAreTheNamesAndNothingElse() {
        assertThat(new Checks().choices("t", List.of("INVOICE", "INVOICE"), DocumentType.class))
                .containsExactly(DocumentType.INVOICE);
        assertThat(violations(checks -> checks.choices("t", List.of("INVOICE", "invoice", ""), DocumentType.class)))
                .containsExactly(new Violation("t[1]", "INVALID_VALUE"), new Violation("t[2]", "INVALID_VALUE"));
    }

    @Test
    void linesAreOneLineAndTextsMayHaveMore() {
        assertThat(new Checks().line("f", " ", 10)).isNull();
        assertThat(new Checks().text("f", "a\nb", 10)).isEqualTo("a\nb");
        assertThat(violations(checks -> checks.line("f", "a\nb", 10)))
                .containsExactly(new Violation("f", "INVALID_CHARACTER"));
        assertThat(violations(checks -> checks.line("f", "12345678901", 10)))
                .containsExactly(new Violation("f", "TOO_LONG"));
    }

    @Test
    void refusesCountriesAndLanguagesThatThereAreNot() {
        assertThat(violations(checks -> {
                    checks.country("c", "ZZ");
                    checks.country("c2", "de");
                    checks.language("l", "zz");
                }))
                .extracting(Violation::code)
                .containsExactly("INVALID_COUNTRY", "INVALID_COUNTRY", "INVALID_LANGUAGE");
    }
}
