package org.kundenportal.impl.orders;

import java.util.Currency;
import java.util.List;
import org.kundenportal.api.Money;
import org.kundenportal.api.documents.DocumentLine;
import org.kundenportal.api.orders.OrderItem;
import org.kundenportal.api.orders.OrderLine;
import org.kundenportal.api.orders.OrderTotals;
import org.kundenportal.impl.documents.Totals;

/** What orders come to: the same as an invoice with the same lines. */
public final class OrderSums {

    private OrderSums() {}

    /** The items as an invoice has them. */
    public static List<DocumentLine> lines(List<OrderItem> items) {
        return items.stream().map(OrderSums::line).toList();
    }

    private static DocumentLine line(OrderItem item) {
        return new DocumentLine(item.description(), item.quantity(), null, item.unitPrice(), item.vatPercent());
    }

    static List<OrderLine> priced(List<OrderItem> items, Currency currency) {
        return items.stream()
                .map(item -> new OrderLine(item, line(item).amount(currency)))
                .toList();
    }

    /** Null if a price is not known. */
    static OrderTotals totals(List<OrderItem> items, Currency currency) {
        Totals totals = Totals.of(lines(items), currency);
        return totals == null ? null : new OrderTotals(totals.net(), totals.taxes(), totals.gross());
    }

    /** Whether an invoice can be made of the items: each has its price and rate of tax, and they come to no credit. */
    static boolean areInvoiceable(List<OrderItem> items, Currency currency) {
        Money gross = gross(items, currency);
        return gross != null
                && gross.amount().signum() >= 0
                && items.stream().allMatch(item -> item.vatPercent() != null);
    }

    /** What the items come to with tax; null if a price is not known. */
    public static Money gross(List<OrderItem> items, Currency currency) {
        Totals totals = Totals.of(lines(items), currency);
        return totals == null ? null : totals.gross();
    }
}
