package org.kundenportal.api.orders;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * One position of an order. Prices are net.
 *
 * @param articleNumber by which the files that belong to it are found; null if it has none
 * @param description never blank
 * @param quantity never null
 * @param unitPrice null if it is not known
 * @param vatPercent null if it is not known
 */
public record OrderItem(
        String articleNumber, String description, BigDecimal quantity, BigDecimal unitPrice, BigDecimal vatPercent) {

    /** Refuses nulls where they have no meaning. */
    public OrderItem {
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(quantity, "quantity");
    }
}
