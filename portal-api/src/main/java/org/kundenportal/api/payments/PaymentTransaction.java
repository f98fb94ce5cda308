package org.kundenportal.api.payments;

import java.time.Instant;
import java.util.Objects;
import org.kundenportal.api.Money;

/**
 * A row of the ledger: money that has moved. Never changed, never deleted.
 *
 * @param kind which way it moved
 * @param amount by which the customer owes less; negative where money went back
 * @param at when it happened, as the provider says, else when the portal learned of it
 * @param reference the provider's, by which its support finds it; null of a set-off. For staff and for the customer's own
 *     bank statement, no secret
 */
public record PaymentTransaction(Kind kind, Money amount, Instant at, String reference) {

    /** Which way money moved. */
    public enum Kind {
        /** To the merchant. */
        CAPTURE,
        /** Back to the customer, by the merchant's wish. */
        REFUND,
        /** A refund that came back. */
        REFUND_REVERSAL,
        /** Back to the customer, by the bank. */
        CHARGEBACK,
        /** A chargeback that was undone. */
        CHARGEBACK_REVERSAL,
        /** Credit notes set off against invoices; no money moved. */
        SET_OFF
    }

    /** Refuses nulls where they have no meaning. */
    public PaymentTransaction {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(at, "at");
    }
}
