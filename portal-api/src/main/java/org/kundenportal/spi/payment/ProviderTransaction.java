package org.kundenportal.spi.payment;

import java.time.Instant;
import java.util.Objects;
import org.kundenportal.api.Money;

/**
 * A movement of money.
 *
 * @param kind which way it moved
 * @param id the provider's, unique among the transactions of its kind and connection; at most 100 characters
 * @param status whether it is done
 * @param amount above zero, whichever way it moved
 * @param at when it happened, null if the provider does not say
 * @param requestKey of a refund that the portal asked for, {@link RefundRequest#requestKey}; null of all others and where
 *     the provider does not keep it
 */
public record ProviderTransaction(Kind kind, String id, Status status, Money amount, Instant at, String requestKey) {

    /** Which way money moved. */
    public enum Kind {
        /** To the merchant. */
        CAPTURE,
        /** Back to the customer, by the merchant's wish. */
        REFUND,
        /** Back to the customer, by the bank. */
        CHARGEBACK,
        /** A chargeback that was undone; it has the id of the chargeback. */
        CHARGEBACK_REVERSAL
    }

    /** Whether it is done. */
    public enum Status {
        /** On its way. */
        PENDING,
        /** The money has moved. */
        DONE,
        /** It did not move, or came back. */
        FAILED
    }

    /** Refuses nulls where they have no meaning, and an amount that is not above zero. */
    public ProviderTransaction {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("no movement");
        }
    }
}
