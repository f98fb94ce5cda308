package org.kundenportal.api.orders;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.customers.CustomerNumber;

/**
 * An order as the host pushes it in.
 *
 * @param number never null
 * @param customer whose order it is; never null
 * @param buyer who bought; null for the customer itself
 * @param platform the marketplace or shop that it came from, as people read it; may be null
 * @param status never null
 * @param orderedAt never null
 * @param paidAt null while nobody has said that it is paid
 * @param waivedInShop whether the buyer has waived the right of withdrawal where they bought (BB-30)
 * @param items in order, possibly empty
 * @param currency of the prices; never null
 */
public record OrderData(
        OrderNumber number,
        CustomerNumber customer,
        Buyer buyer,
        String platform,
        OrderStatus status,
        Instant orderedAt,
        Instant paidAt,
        boolean waivedInShop,
        List<OrderItem> items,
        Currency currency) {

    /** Refuses nulls where they have no meaning and copies the items. */
    public OrderData {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(orderedAt, "orderedAt");
        Objects.requireNonNull(currency, "currency");
        items = List.copyOf(items);
    }
}
