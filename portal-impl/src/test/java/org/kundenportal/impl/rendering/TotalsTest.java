package org.kundenportal.impl.rendering;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.kundenportal.api.Money;
import org.kundenportal.impl.rendering.PrintedDocument.Line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.impl.rendering.Samples.line;

class TotalsTest {

    private static Totals totals(Money total, Line... lines) {
        return Totals.of(Samples.invoice(Locale.GERMAN)
                .lines(List.of(lines))
                .total(total)
                .build());
    }

    @Test
    void computesVatOncePerRate() {
        Totals totals = Totals.of(Samples.invoice(Locale.GERMAN).build());

        assertThat(totals.net()).isEqualTo("508.40");
        assertThat(totals.taxes())
                .containsExactly(
                        new Totals.Tax(new BigDecimal("7"), new BigDecimal("49.00"), new BigDecimal("3.43")),
                        new Totals.Tax(new BigDecimal("19"), new BigDecimal("459.40"), new BigDecimal("87.29")));
        assertThat(totals.total()).isEqualTo("599.12");
        assertThat(totals.addsUp()).isTrue();
        assertThat(totals.settles()).isTrue();
    }

    @Test
    void takesRatesAsEqualWhateverTheirDecimals() {
        Totals totals = totals(null, line("a", "1", null, "1", "19"), line("b", "1", null, "2", "19.00"));

        assertThat(totals.taxes())
                .containsExactly(new Totals.Tax(new BigDecimal("19"), new BigDecimal("3.00"), new BigDecimal("0.57")));
    }

    @Test
    void roundsEachLineHalfUp() {
        assertThat(totals(null, line("a", "0.5", null, "0.01", "0"), line("b", "3", null, "0.335", "0"))
                        .net())
                .isEqualTo("1.02");
    }

    @Test
    void sumsTheLinesWhereTheHostGivesNoTotal() {
        Totals totals = totals(null, line("a", "2", null, "10", "19"));

        assertThat(totals.total()).isEqualTo("23.80");
        assertThat(totals.due()).isEqualTo("23.80");
        assertThat(totals.addsUp()).isTrue();
    }

    @Test
    void believesTheHostWhereTheLinesDiffer() {
        Totals totals = totals(Money.of("23.81", "EUR"), line("a", "2", null, "10", "19"));

        assertThat(totals.total()).isEqualTo("23.81");
        assertThat(totals.addsUp()).isFalse();
    }

    @Test
    void hasNoTotalWithoutPrices() {
        Totals totals = totals(null, line("a", "2", "Stk", null, null));

        assertThat(totals.total()).isNull();
        assertThat(totals.due()).isNull();
        assertThat(totals.addsUp()).isFalse();
        assertThat(totals.settles()).isFalse();
    }

    @Test
    void completesPaidAndDueFromEachOther() {
        PrintedDocument.Builder invoice = Samples.invoice(Locale.GERMAN);

        assertThat(Totals.of(invoice.paid(Money.of("100", "EUR")).build()).due())
                .isEqualTo("499.12");
        assertThat(Totals.of(invoice.paid(null).payable(Money.of("9.12", "EUR")).build())
                        .paid())
                .isEqualTo("590.00");
    }

    @Test
    void noticesWhatDoesNotSettle() {
        Totals totals = Totals.of(Samples.invoice(Locale.GERMAN)
                .paid(Money.of("100", "EUR"))
                .payable(Money.of("490", "EUR"))
                .build());

        assertThat(totals.due()).isEqualTo("490.00");
        assertThat(totals.settles()).isFalse();
    }

    @Test
    void takesAnAmountDueAboveTheTotalForFeesAndNotForAPayment() {
        Totals totals = Totals.of(Samples.invoice(Locale.GERMAN)
                .payable(Money.of("604.12", "EUR"))
                .build());

        assertThat(totals.paid()).isNull();
        assertThat(totals.due()).isEqualTo("604.12");
        assertThat(totals.settles()).isFalse();
    }
}
