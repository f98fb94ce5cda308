package org.kundenportal.impl.orders;

import java.time.Instant;
import java.util.List;
import javax.persistence.TypedQuery;
import org.kundenportal.api.orders.OrderSummary;
import org.kundenportal.impl.persistence.Cursor;

/** Lists of orders, latest first, read by key. */
final class OrderPages {

    private OrderPages() {}

    /** Sets where the page begins, unless it is the first. */
    static void seek(TypedQuery<?> query, List<String> after) {
        if (!after.isEmpty()) {
            query.setParameter("at", Instant.ofEpochMilli(Cursor.number(after.get(0))))
                    .setParameter("id", Cursor.number(after.get(1)));
        }
    }

    static String cursor(OrderEntity order) {
        return Cursor.of(order.orderedAt().toEpochMilli(), order.id().value());
    }

    static OrderSummary summary(OrderEntity order) {
        return new OrderSummary(
                order.number(),
                order.platform(),
                order.status(),
                order.orderedAt(),
                order.paidAt(),
                order.total(),
                order.subject(),
                order.itemCount());
    }
}
