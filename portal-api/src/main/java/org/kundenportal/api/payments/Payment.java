package org.kundenportal.api.payments;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.kundenportal.api.Money;
import org.kundenportal.api.documents.DocumentKey;

/**
 * A payment.
 *
 * @param id the portal's
 * @param status how far it is
 * @param amount what the customer is to pay with it; zero where credit notes leave nothing
 * @param refunded how much went back by the merchant's wish
 * @param chargedBack how much went back by the bank
 * @param startedAt when it began
 * @param label the way, for customers; null of a set-off and where the provider's bundle is not there
 * @param page where the customer goes on with it; null if nowhere
 * @param cancelable whether the customer can give it up
 * @param shares the documents that it pays
 * @param transactions its rows of the ledger, oldest first
 */
public record Payment(
        String id,
        PaymentStatus status,
        Money amount,
        Money refunded,
        Money chargedBack,
        Instant startedAt,
        String label,
        URI page,
        boolean cancelable,
        List<Share> shares,
        List<PaymentTransaction> transactions) {

    /**
     * What a payment pays of a document.
     *
     * @param amount above zero; of a credit note, what is set off
     */
    public record Share(DocumentKey document, Money amount) {

        /** Refuses nulls. */
        public Share {
            Objects.requireNonNull(document, "document");
            Objects.requireNonNull(amount, "amount");
        }
    }

    /** Copies the lists. */
    public Payment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
        shares = List.copyOf(shares);
        transactions = List.copyOf(transactions);
    }
}
