package org.kundenportal.api.payments;

import java.util.List;
import java.util.Objects;
import org.kundenportal.api.Money;
import org.kundenportal.api.documents.DocumentKey;

/**
 * What a customer wants to pay.
 *
 * @param connectionId by which way; null only where credit notes leave nothing to be paid
 * @param parts at least one invoice, and any number of credit notes that are set off; no document twice
 */
public record PaymentWish(String connectionId, List<Part> parts) {

    /**
     * A document of the payment.
     *
     * @param amount above zero; null for all that is open. A credit note is used up to what the invoices come to.
     */
    public record Part(DocumentKey document, Money amount) {

        /** Refuses null documents. */
        public Part {
            Objects.requireNonNull(document, "document");
        }
    }

    /** Copies the parts. */
    public PaymentWish {
        parts = List.copyOf(parts);
    }

    /** One invoice, by one way. */
    public static PaymentWish of(String connectionId, DocumentKey invoice, Money amount) {
        return new PaymentWish(connectionId, List.of(new Part(invoice, amount)));
    }
}
