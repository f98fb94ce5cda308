package org.kundenportal.api.payments;

import java.time.LocalDate;
import java.util.Objects;
import org.kundenportal.api.Money;
import org.kundenportal.api.documents.DocumentKey;

/**
 * A document that can be part of a payment.
 *
 * @param document an invoice, or a credit note that is set off
 * @param issueDate null if the document has none
 * @param dueDate null if the document has none
 * @param open above zero: what is to be paid of an invoice, what is left of a credit note
 * @param running whether a payment is under way for it: it can be part of no other
 */
public record OpenItem(DocumentKey document, LocalDate issueDate, LocalDate dueDate, Money open, boolean running) {

    /** Refuses nulls where they have no meaning. */
    public OpenItem {
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(open, "open");
    }
}
