package org.kundenportal.impl.orders;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.OrderId;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.orders.Buyer;
import org.kundenportal.api.orders.OrderItem;
import org.kundenportal.api.orders.OrderStatus;

/**
 * What other features see of an order.
 *
 * @param buyer null if the customer itself bought
 * @param platform may be null
 * @param paidAt null if nobody said
 */
public record Order(
        OrderId id,
        OrderNumber number,
        CustomerId customer,
        Buyer buyer,
        String platform,
        OrderStatus status,
        Instant orderedAt,
        Instant paidAt,
        boolean waivedInShop,
        List<OrderItem> items,
        Currency currency) {}
