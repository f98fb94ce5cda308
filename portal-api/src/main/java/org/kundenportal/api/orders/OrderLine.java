package org.kundenportal.api.orders;

import org.kundenportal.api.Money;

/**
 * A position of an order, and what it comes to.
 *
 * @param item never null
 * @param amount net; null if its price is not known
 */
public record OrderLine(OrderItem item, Money amount) {}
