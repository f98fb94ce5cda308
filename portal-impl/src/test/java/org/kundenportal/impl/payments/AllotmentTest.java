package org.kundenportal.impl.payments;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kundenportal.api.DocumentId;
import org.kundenportal.api.Money;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;

import static org.assertj.core.api.Assertions.assertThat;

class AllotmentTest {

    private static final Money NOTHING = Money.of("0", "EUR");

    private static Share share(long id, DocumentType type, String amount) {
        return new Share(new DocumentId(id), new DocumentKey(type, "N-" + id), Money.of(amount, "EUR"));
    }

    /** Invoices of 100 and 50, and a credit note of 30. */
    private final Allotment allotment = new Allotment(
            List.of(
                    share(1, DocumentType.INVOICE, "100.00"),
                    share(2, DocumentType.CREDIT_NOTE, "30.00"),
                    share(3, DocumentType.INVOICE, "50.00")),
            NOTHING.currency());

    @Test
    @DisplayName("credit notes are used up by the first invoices")
    void setsOff() {
        assertThat(allotment.setOff()).isEqualTo(Money.of("30.00", "EUR"));
        assertThat(text(allotment.bySetOff())).isEqualTo("1=30.00 2=30.00 3=0.00");
    }

    @ParameterizedTest(name = "from {0} to {1}")
    @CsvSource({
        "0,120,1=70.00 3=50.00", "0,60,1=60.00 3=0.00", "0,70.01,1=70.00 3=0.01", "0,130,1=70.00 3=60.00",
        "120,80,1=0.00 3=-40.00", "120,0,1=-70.00 3=-50.00", "120,-120,1=-70.00 3=-50.00", "-120,0,1=0.00 3=0.00",
        "80,120,1=0.00 3=40.00"
    })
    @DisplayName("money fills the invoices one after the other, and leaves the last first")
    void fills(String before, String after, String expected) {
        assertThat(text(allotment.byMoney(Money.of(before, "EUR"), Money.of(after, "EUR"))))
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("in whatever steps money comes and goes, the same sum lies on the same documents")
    void dependsOnTheSumAlone() {
        Random random = new Random(4);
        for (int run = 0; run < 200; run++) {
            Map<DocumentId, Money> lying = new TreeMap<>((a, b) -> Long.compare(a.value(), b.value()));
            Money sum = NOTHING;
            for (int step = 0; step < 10; step++) {
                Money next = new Money(BigDecimal.valueOf(random.nextInt(13_000), 2), NOTHING.currency());
                allotment.byMoney(sum, next).forEach((id, change) -> lying.merge(id, change, Money::plus));
                sum = next;
                assertThat(lying.values().stream().reduce(NOTHING, Money::plus)).isEqualTo(sum);
            }
            assertThat(lying).isEqualTo(allotment.byMoney(NOTHING, sum));
        }
    }

    private static String text(Map<DocumentId, Money> amounts) {
        return String.join(
                " ",
                amounts.entrySet().stream()
                        .map(each ->
                                each.getKey().value() + "=" + each.getValue().amount())
                        .toList());
    }
}
