package org.kundenportal.spi.payment;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.kundenportal.api.Money;

/**
 * What a provider knows of a payment.
 *
 * @param id the provider's
 * @param state how far it is
 * @param amount what it is about, as the provider has it; null where the provider does not say
 * @param page where the customer goes on with it, null if nowhere
 * @param method how the customer pays, in the provider's word, for example {@code ideal}; null if not known
 * @param reason why it is as it is, the provider's code, null if there is nothing to say; never a text for customers
 * @param transactions all movements of its money, oldest first
 */
public record ProviderPayment(
        String id,
        State state,
        Money amount,
        URI page,
        String method,
        String reason,
        List<ProviderTransaction> transactions) {

    /** How far a payment is. Refunds and chargebacks do not change it: they are transactions. */
    public enum State {
        /** The customer has not paid yet. */
        OPEN,
        /** The customer has agreed, and the portal has to complete it. */
        APPROVED,
        /** Paid by the customer, and still on its way; it may fail yet. */
        PENDING,
        /** Promised by the customer's bank; the merchant takes it at the provider. */
        AUTHORIZED,
        /** The merchant has the money. */
        PAID,
        /** It did not work. */
        FAILED,
        /** The customer has given it up. */
        CANCELED,
        /** The customer has not paid in time. */
        EXPIRED
    }

    /** Refuses nulls where they have no meaning. */
    public ProviderPayment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
        transactions = List.copyOf(transactions);
    }
}
