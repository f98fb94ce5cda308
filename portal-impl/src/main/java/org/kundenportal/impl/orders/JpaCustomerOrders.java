package org.kundenportal.impl.orders;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.documents.DocumentSummary;
import org.kundenportal.api.orders.CustomerOrders;
import org.kundenportal.api.orders.OrderDetail;
import org.kundenportal.api.orders.OrderInvoice;
import org.kundenportal.api.orders.OrderStatus;
import org.kundenportal.api.orders.OrderSummary;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.settings.InvoiceSettings;
import org.kundenportal.api.settings.Release;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.documents.OrderDocuments;
import org.kundenportal.impl.persistence.Cursor;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.settings.Greeting;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What customers see of their orders in the database. */
@Component(service = CustomerOrders.class)
public final class JpaCustomerOrders implements CustomerOrders {

    private final Tx tx;
    private final SettingRows settings;
    private final Clock clock;

    /** Orders of this portal. */
    @Activate
    public JpaCustomerOrders(@Reference Tx tx, @Reference SettingRows settings, @Reference PortalHome home) {
        this.tx = tx;
        this.settings = settings;
        this.clock = home.clock();
    }

    @Override
    public Page<OrderSummary> list(ActingCustomer customer, PageRequest page) {
        OrderRows.requireOrders(customer);
        List<String> after = Cursor.parts(page, 2);
        return tx.read(em -> {
            String only = customer.onlyOrder() == null ? "" : " AND o.number = :only";
            String seek = after.isEmpty() ? "" : " AND (o.orderedAt < :at OR (o.orderedAt = :at AND o.id < :id))";
            TypedQuery<OrderEntity> query = em.createQuery(
                            "SELECT o FROM SalesOrder o WHERE o.customerId = :customer AND o.status <> :deleted" + only
                                    + seek + " ORDER BY o.orderedAt DESC, o.id DESC",
                            OrderEntity.class)
                    .setParameter("customer", customer.customer().value())
                    .setParameter("deleted", OrderStatus.DELETED);
            if (customer.onlyOrder() != null) {
                query.setParameter("only", customer.onlyOrder().value());
            }
            OrderPages.seek(query, after);
            return Cursor.page(
                    query.setMaxResults(page.limit() + 1).getResultList(),
                    page,
                    OrderPages::cursor,
                    OrderPages::summary);
        });
    }

    @Override
    public OrderDetail get(ActingCustomer customer, OrderNumber number) {
        Release release = settings.get(Setting.RELEASE);
        Appearance appearance = settings.get(Setting.APPEARANCE);
        InvoiceSettings invoices = settings.get(Setting.INVOICES);
        LocalDate today = LocalDate.now(clock.withZone(appearance.timeZone()));
        return tx.read(em -> {
            OrderEntity order = OrderRows.opened(em, customer, number);
            OrderInvoice invoice = OrderInvoices.of(em, order, invoices, appearance.timeZone(), clock.instant());
            String buyer =
                    order.buyer() == null ? customer.name() : order.buyer().name();
            return new OrderDetail(
                    OrderPages.summary(order),
                    buyer,
                    Greeting.of(appearance.greeting()).forOrder(buyer, number.value(), order.platform()),
                    OrderSums.priced(order.items(), order.currency()),
                    OrderSums.totals(order.items(), order.currency()),
                    invoice,
                    payable(em, customer, invoice, release, today).orElse(null));
        });
    }

    private static Optional<DocumentSummary> payable(
            EntityManager em, ActingCustomer customer, OrderInvoice invoice, Release release, LocalDate today) {
        return Optional.ofNullable(invoice.key())
                .flatMap(key -> OrderDocuments.payable(em, customer, key, release, today));
    }
}
