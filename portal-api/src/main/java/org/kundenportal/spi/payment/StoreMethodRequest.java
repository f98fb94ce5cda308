package org.kundenportal.spi.payment;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/**
 * A method of payment to keep.
 *
 * @param requestKey the same with every call for this one, at most 36 characters
 * @param customerId the provider's, {@link StoredMethod#customerId}, null if it does not know the customer yet
 * @param name of the customer
 * @param email of the customer, null if there is none
 * @param language of the customer
 * @param returnUrl where the customer goes after agreeing
 * @param cancelUrl where the customer goes after giving up
 * @param notifyUrl where the provider may report, null if it cannot reach the portal
 */
public record StoreMethodRequest(
        String requestKey,
        String customerId,
        String name,
        String email,
        Locale language,
        URI returnUrl,
        URI cancelUrl,
        URI notifyUrl) {

    /** Refuses nulls where they have no meaning. */
    public StoreMethodRequest {
        Objects.requireNonNull(requestKey, "requestKey");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(returnUrl, "returnUrl");
        Objects.requireNonNull(cancelUrl, "cancelUrl");
    }
}
