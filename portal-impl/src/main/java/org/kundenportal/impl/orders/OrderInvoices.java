package org.kundenportal.impl.orders;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.orders.OrderInvoice;
import org.kundenportal.api.settings.InvoiceSettings;
import org.kundenportal.impl.documents.OrderDocuments;
import org.kundenportal.impl.documents.OrderDocuments.Invoice;
import org.kundenportal.impl.orders.OrderRules.Known;

/** What buyers may have of an order's invoice. */
final class OrderInvoices {

    private OrderInvoices() {}

    /** The order's invoice, and what asking for it comes to now. */
    static OrderInvoice of(EntityManager em, OrderEntity order, InvoiceSettings settings, ZoneId zone, Instant now) {
        Optional<Invoice> invoice = OrderDocuments.invoice(em, order.customer(), order.number());
        Optional<Invoice> issued = invoice.filter(found -> !found.isDraft());
        Instant until = issued.map(found -> OrderRules.end(found.issueDate(), settings.downloadDays(), zone))
                .orElse(null);
        return new OrderInvoice(
                issued.map(Invoice::key).orElse(null),
                OrderRules.invoice(settings, order.status(), known(order, invoice), until, now),
                until);
    }

    private static Known known(OrderEntity order, Optional<Invoice> invoice) {
        if (invoice.isPresent()) {
            return invoice.get().isDraft() ? Known.DRAFT : Known.ISSUED;
        }
        return OrderSums.areInvoiceable(order.items(), order.currency()) ? Known.NONE : Known.IMPOSSIBLE;
    }
}
