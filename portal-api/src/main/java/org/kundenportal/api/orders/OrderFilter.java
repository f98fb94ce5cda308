package org.kundenportal.api.orders;

import java.util.Set;
import org.kundenportal.api.customers.CustomerNumber;

/**
 * Which orders a list shows.
 *
 * @param statuses only these; empty for all
 * @param customer only of this customer; null for all
 * @param platform only of this platform; null for all
 * @param query part of number, buyer, e-mail address or platform, in any case; null or blank for all
 */
public record OrderFilter(Set<OrderStatus> statuses, CustomerNumber customer, String platform, String query) {

    /** Copies the states. */
    public OrderFilter {
        statuses = Set.copyOf(statuses);
    }

    /** Everything. */
    public static OrderFilter all() {
        return new OrderFilter(Set.of(), null, null, null);
    }
}
