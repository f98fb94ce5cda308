package org.kundenportal.api.orders;

import java.time.Instant;
import org.kundenportal.api.Money;
import org.kundenportal.api.OrderNumber;

/**
 * An order in a list.
 *
 * @param number never null
 * @param platform may be null
 * @param status never null
 * @param orderedAt never null
 * @param paidAt may be null
 * @param total with tax; null if a price is not known
 * @param subject what it is about: the first item's words; null if it has none
 * @param itemCount how many positions it has
 */
public record OrderSummary(
        OrderNumber number,
        String platform,
        OrderStatus status,
        Instant orderedAt,
        Instant paidAt,
        Money total,
        String subject,
        int itemCount) {}
