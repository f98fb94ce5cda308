package org.kundenportal.api.orders;

import java.time.Instant;
import java.util.List;

/**
 * An order as staff see it.
 *
 * @param data what the host said; its buyer is never null
 * @param customerName never null
 * @param lines in order, possibly empty
 * @param totals null if a price is not known
 * @param invoice never null
 * @param portal never null
 * @param createdAt when it came
 * @param changedAt when something about it changed last
 */
public record AdministeredOrder(
        OrderData data,
        String customerName,
        List<OrderLine> lines,
        OrderTotals totals,
        OrderInvoice invoice,
        OrderPortal portal,
        Instant createdAt,
        Instant changedAt) {}
