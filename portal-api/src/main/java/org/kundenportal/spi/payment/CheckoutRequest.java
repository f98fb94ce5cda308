package org.kundenportal.spi.payment;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.kundenportal.api.Money;

/**
 * A payment to begin.
 *
 * @param paymentId the portal's own, at most 36 letters, digits and hyphens; never used twice
 * @param amount above zero
 * @param reference what merchant and customer know it by, for example the invoice's number; at most 64 characters, not
 *     unique
 * @param description one line for the customer
 * @param merchant who is paid, null if unknown
 * @param language of the customer
 * @param returnUrl where the customer goes after paying
 * @param cancelUrl where the customer goes after giving up
 * @param notifyUrl where the provider may report, null if it cannot reach the portal
 * @param begun when the portal first asked for this payment, null if it does so now. Providers know keys only for a while;
 *     where this is longer ago, the gateway looks for the payment before it begins it.
 */
public record CheckoutRequest(
        String paymentId,
        Money amount,
        String reference,
        String description,
        String merchant,
        Locale language,
        URI returnUrl,
        URI cancelUrl,
        URI notifyUrl,
        Instant begun) {

    /** Refuses nulls where they have no meaning, and an amount that is not above zero. */
    public CheckoutRequest {
        Objects.requireNonNull(paymentId, "paymentId");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(returnUrl, "returnUrl");
        Objects.requireNonNull(cancelUrl, "cancelUrl");
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("nothing to pay");
        }
    }
    /** A payment that was never asked for before. */
    public CheckoutRequest(
            String paymentId,
            Money amount,
            String reference,
            String description,
            String merchant,
            Locale language,
            URI returnUrl,
            URI cancelUrl,
            URI notifyUrl) {
        this(paymentId, amount, reference, description, merchant, language, returnUrl, cancelUrl, notifyUrl, null);
    }
}
