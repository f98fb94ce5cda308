package org.kundenportal.spi.payment;

import java.net.URI;
import java.util.Objects;
import org.kundenportal.api.Money;

/**
 * A stored method to charge.
 *
 * @param paymentId the portal's own, at most 36 letters, digits and hyphens; never used twice
 * @param customerId the provider's, {@link StoredMethod#customerId}
 * @param methodId the provider's, {@link StoredMethod#id}
 * @param amount above zero
 * @param reference what merchant and customer know it by, at most 64 characters
 * @param description one line for the customer
 * @param notifyUrl where the provider may report, null if it cannot reach the portal
 */
public record ChargeRequest(
        String paymentId,
        String customerId,
        String methodId,
        Money amount,
        String reference,
        String description,
        URI notifyUrl) {

    /** Refuses nulls where they have no meaning, and an amount that is not above zero. */
    public ChargeRequest {
        Objects.requireNonNull(paymentId, "paymentId");
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(methodId, "methodId");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(description, "description");
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("nothing to pay");
        }
    }
}
