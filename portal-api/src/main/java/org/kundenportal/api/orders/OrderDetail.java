package org.kundenportal.api.orders;

import java.util.List;
import org.kundenportal.api.documents.DocumentSummary;

/**
 * An order as its buyer sees it.
 *
 * @param summary never null
 * @param buyer the name of who bought; never null
 * @param greeting sanitised HTML with its placeholders filled
 * @param lines in order, possibly empty
 * @param totals null if a price is not known
 * @param invoice never null
 * @param payable the invoice that can be paid now; null if there is none, or paying is not released
 */
public record OrderDetail(
        OrderSummary summary,
        String buyer,
        String greeting,
        List<OrderLine> lines,
        OrderTotals totals,
        OrderInvoice invoice,
        DocumentSummary payable) {}
