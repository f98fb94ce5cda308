package org.kundenportal.impl.orders;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import javax.persistence.EntityManager;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.DocumentId;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.documents.DocumentFile;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.orders.CreatedInvoice;
import org.kundenportal.api.orders.InvoiceDownloads;
import org.kundenportal.api.orders.OrderInvoice;
import org.kundenportal.api.orders.Outcome;
import org.kundenportal.api.settings.InvoiceSettings;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.ViewOnly;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.documents.OrderDocuments;
import org.kundenportal.impl.documents.PortalInvoices;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.settings.NumberPattern;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Invoices of orders, made in one transaction that holds the order's row, so that whoever asks meanwhile finds the invoice
 * when it is their turn.
 */
@Component(service = InvoiceDownloads.class)
public final class JpaInvoiceDownloads implements InvoiceDownloads {

    private final Tx tx;
    private final Customers customers;
    private final PortalInvoices invoices;
    private final SettingRows settings;
    private final Clock clock;

    /** Invoices of these customers' orders. */
    @Activate
    public JpaInvoiceDownloads(
            @Reference Tx tx,
            @Reference Customers customers,
            @Reference PortalInvoices invoices,
            @Reference SettingRows settings,
            @Reference PortalHome home) {
        this.tx = tx;
        this.customers = customers;
        this.invoices = invoices;
        this.settings = settings;
        this.clock = home.clock();
    }

    @Override
    public DocumentFile open(ActingCustomer customer, OrderNumber number) {
        InvoiceSettings rules = settings.get(Setting.INVOICES);
        ZoneId zone = settings.get(Setting.APPEARANCE).timeZone();
        return invoices.pdf(em -> available(em, OrderRows.opened(em, customer, number), rules, zone));
    }

    private DocumentId available(EntityManager em, OrderEntity order, InvoiceSettings rules, ZoneId zone) {
        requireAvailable(OrderInvoices.of(em, order, rules, zone, clock.instant()));
        return OrderDocuments.invoice(em, order.customer(), order.number())
                .orElseThrow()
                .id();
    }

    private static void requireAvailable(OrderInvoice invoice) {
        switch (invoice.outcome()) {
            case AVAILABLE -> {}
            case CREATABLE -> throw PortalException.of(ErrorCode.NO_INVOICE);
            default ->
                throw PortalException.of(ErrorCode.valueOf(invoice.outcome().name()));
        }
    }

    @Override
    public CreatedInvoice create(ActingCustomer customer, OrderNumber number) {
        ViewOnly.refuse(customer);
        return tx.callRepeatably(em -> create(em, customer, OrderRows.locked(em, customer, number)));
    }

    private CreatedInvoice create(EntityManager em, ActingCustomer customer, OrderEntity order) {
        InvoiceSettings rules = SettingRows.read(em, Setting.INVOICES).value();
        ZoneId zone = SettingRows.read(em, Setting.APPEARANCE).value().timeZone();
        OrderInvoice invoice = OrderInvoices.of(em, order, rules, zone, clock.instant());
        if (invoice.outcome() == Outcome.CREATABLE) {
            return new CreatedInvoice(make(em, customer, order, rules, LocalDate.now(clock.withZone(zone))), true);
        }
        requireAvailable(invoice);
        return new CreatedInvoice(invoice.key(), false);
    }

    private DocumentKey make(
            EntityManager em, ActingCustomer customer, OrderEntity order, InvoiceSettings rules, LocalDate today) {
        Customers.Known known = customers.get(em, order.customer());
        String number = JpaInvoiceNumbers.take(em, NumberPattern.of(rules.numberPattern()), today);
        return invoices.makePaid(
                em,
                customer,
                known,
                new PortalInvoices.Words(
                        number,
                        today,
                        rules.paymentDays(),
                        order.buyer() == null
                                ? known.data().name()
                                : order.buyer().name(),
                        order.number(),
                        OrderSums.lines(order.items()),
                        order.currency()));
    }
}
