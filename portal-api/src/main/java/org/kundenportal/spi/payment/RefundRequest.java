package org.kundenportal.spi.payment;

import java.util.Objects;
import org.kundenportal.api.Money;

/**
 * Money to give back.
 *
 * @param paymentId the provider's, as {@link PaymentGateway#start} gave it
 * @param transactionId of the capture that is given back, {@link ProviderTransaction#id}
 * @param requestKey the same with every call for this refund, at most 36 characters; never used for another one
 * @param amount above zero
 * @param note one line for the customer, null if there is nothing to say
 */
public record RefundRequest(String paymentId, String transactionId, String requestKey, Money amount, String note) {

    /** Refuses nulls where they have no meaning, and an amount that is not above zero. */
    public RefundRequest {
        Objects.requireNonNull(paymentId, "paymentId");
        Objects.requireNonNull(transactionId, "transactionId");
        Objects.requireNonNull(requestKey, "requestKey");
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("nothing to give back");
        }
    }
}
