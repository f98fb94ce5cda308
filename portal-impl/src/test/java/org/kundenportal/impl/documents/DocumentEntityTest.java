package org.kundenportal.impl.documents;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.Money;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentEntityTest {

    private final DocumentEntity document = new DocumentEntity(
            new DocumentKey(DocumentType.INVOICE, "RE-1"), "", new CustomerId(1), DocumentStatus.OPEN, Instant.EPOCH);

    @Test
    void whatWasPaidInACurrencyThatIsNoLongerTheDocumentsIsReplaced() {
        document.advance(content("EUR"), Instant.EPOCH);
        document.settle(DocumentStatus.OPEN, Money.of("10.50", "EUR"));
        document.advance(content("JPY"), Instant.EPOCH);

        assertThat(document.settle(DocumentStatus.OPEN, Money.of("11", "JPY"))).isTrue();

        assertThat(document.paid()).isEqualTo(Money.of("11", "JPY"));
    }

    @Test
    void theSamePaymentAgainChangesNothing() {
        document.advance(content("EUR"), Instant.EPOCH);
        document.settle(DocumentStatus.OPEN, Money.of("10.50", "EUR"));

        assertThat(document.settle(DocumentStatus.OPEN, Money.of("10.50", "EUR")))
                .isFalse();
        assertThat(document.settle(DocumentStatus.OPEN, null)).isTrue();
        assertThat(document.settle(DocumentStatus.OPEN, null)).isFalse();
    }

    private static DocumentContent content(String currency) {
        return new DocumentContent(
                LocalDate.EPOCH,
                null,
                null,
                Currency.getInstance(currency),
                BigDecimal.valueOf(119),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
