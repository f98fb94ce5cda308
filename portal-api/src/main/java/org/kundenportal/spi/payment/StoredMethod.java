package org.kundenportal.spi.payment;

import java.time.YearMonth;
import java.util.Objects;

/**
 * How a customer pays, as the provider keeps it.
 *
 * @param customerId the provider's
 * @param id the provider's, unique for the customer
 * @param method in the provider's word, for example {@code creditcard}
 * @param label by which the customer knows it, for example the last digits of a card; null if the provider has none
 * @param expires the last month in which it can be used, null if it does not end
 * @param usable whether it can be charged now
 */
public record StoredMethod(
        String customerId, String id, String method, String label, YearMonth expires, boolean usable) {

    /** Refuses nulls where they have no meaning. */
    public StoredMethod {
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(method, "method");
    }
}
