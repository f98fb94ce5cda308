package org.kundenportal.api.payments;

import java.util.Objects;

/**
 * A way to pay.
 *
 * @param connectionId the connection that takes the money
 * @param type of its provider, for example {@code paypal}
 * @param label for customers, in their language: the provider's name, since a connection's display name is for staff
 *     alone (BB-43)
 */
public record PaymentOption(String connectionId, String type, String label) {

    /** Refuses nulls. */
    public PaymentOption {
        Objects.requireNonNull(connectionId, "connectionId");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(label, "label");
    }
}
