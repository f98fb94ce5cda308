package org.kundenportal.impl.payments;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.Money;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.connections.ConnectionData;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.Contact;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerKind;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentData;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentSummary;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.mail.OutgoingMail;
import org.kundenportal.api.payments.Payment;
import org.kundenportal.api.payments.PaymentPolicy;
import org.kundenportal.api.payments.PaymentWish;
import org.kundenportal.api.payments.StartedPayment;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.TestDatabase;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.spi.payment.Capability;

import static org.kundenportal.impl.TestPortal.HOST;
import static org.kundenportal.impl.TestPortal.STAFF;

/** A hotel that pays, a provider, and a connection to it. */
final class PaymentScene {

    static final String HOTEL = "10001";
    static final Locale GERMAN = Locale.GERMAN;

    final TestPortal portal;
    final SimulatedProvider provider;
    final long connection;
    final ActingCustomer customer;

    PaymentScene(TestDatabase database, Path folder, Capability... capabilities) {
        this(database.tx(), folder, capabilities);
    }

    PaymentScene(Tx tx, Path folder, Capability... capabilities) {
        portal = new TestPortal(tx, folder).releaseAll();
        provider = new SimulatedProvider(portal.clock, capabilities);
        portal.paymentProviders.add(provider);
        connection = connect("Konto");
        customer = signedIn(HOTEL, "k.petersen@hotel.example");
        // that the provider has come is no news any more
        portal.paymentChecks.checkDue();
    }

    long connect(String name) {
        ConnectionData data = new ConnectionData(SimulatedProvider.TYPE, name, true, Map.of());
        return Long.parseLong(portal.paymentConnections.create(STAFF, data).id());
    }

    ActingCustomer signedIn(String number, String email) {
        CustomerNumber key = new CustomerNumber(number);
        Contact contact = new Contact("kp", "Kristin", "Petersen", email, null, true, true);
        portal.customerIntake.put(
                HOST,
                new CustomerData(
                        key,
                        "Hotel " + number,
                        CustomerKind.COMPANY,
                        null,
                        "de",
                        null,
                        null,
                        null,
                        null,
                        List.of(contact)));
        portal.access.choose(STAFF, key, AccessChoice.GRANTED);
        return portal.signIn(portal.access.get(key).link().url());
    }

    DocumentKey invoice(String number, String amount, String currency) {
        return document(DocumentType.INVOICE, number, amount, currency);
    }

    DocumentKey invoice(String number) {
        return invoice(number, "119.00", "EUR");
    }

    DocumentKey document(DocumentType type, String number, String amount, String currency) {
        DocumentData plain = TestPortal.document(type, number, HOTEL, DocumentStatus.OPEN, "Wartung");
        portal.documentIntake.put(
                HOST,
                new DocumentData(
                        plain.key(),
                        plain.customer(),
                        plain.issueDate(),
                        plain.dueDate(),
                        null,
                        DocumentStatus.OPEN,
                        Money.of(amount, currency),
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null));
        return plain.key();
    }

    /** The host is paid in another way. */
    void paidElsewhere(DocumentKey invoice) {
        portal.documentIntake.put(
                HOST, TestPortal.document(invoice.type(), invoice.number(), HOTEL, DocumentStatus.PAID, "Wartung"));
    }

    void allowParts(String minimum) {
        portal.rows.change(STAFF, Setting.PAYMENTS, before -> new PaymentPolicy(true, new BigDecimal(minimum)));
    }

    PaymentWish wish(DocumentKey... documents) {
        return new PaymentWish(
                Long.toString(connection),
                List.of(documents).stream()
                        .map(document -> new PaymentWish.Part(document, null))
                        .toList());
    }

    StartedPayment start(DocumentKey... documents) {
        return portal.payments.start(customer, wish(documents), GERMAN);
    }

    /** Starts it and has the customer agree. */
    StartedPayment approved(DocumentKey... documents) {
        StartedPayment started = start(documents);
        provider.approve(order(started).id);
        return started;
    }

    SimulatedProvider.Order order(StartedPayment started) {
        return provider.orders().stream()
                .filter(order -> order.request.paymentId().equals(started.id()))
                .findFirst()
                .orElseThrow();
    }

    Payment complete(StartedPayment started) {
        return portal.payments.complete(customer, started.id(), GERMAN);
    }

    Payment paid(DocumentKey... documents) {
        return complete(approved(documents));
    }

    Payment payment(String id) {
        return portal.payments.get(customer, id, GERMAN);
    }

    PaymentEntity row(String id) {
        return portal.tx.read(em -> PaymentRows.get(em, id));
    }

    void settle(String id) {
        portal.settler.settle(row(id).id(), Cause.CHECK);
    }

    DocumentSummary document(DocumentKey key) {
        return portal.documents.get(key).row().summary();
    }

    /** Status and what is paid, for example {@code PAID 119.00}. */
    String standing(DocumentKey key) {
        DocumentSummary summary = document(key);
        return summary.status() + " "
                + (summary.paid() == null ? "-" : summary.paid().amount().toPlainString());
    }

    List<OutgoingMail> mails(String kind) {
        return portal.mails.list(null, null, new PageRequest(200, null)).items().stream()
                .filter(mail -> mail.kind().equals(kind))
                .toList();
    }

    List<String> events() {
        return portal.timeline.list(new CustomerNumber(HOTEL), null, new PageRequest(200, null)).items().stream()
                .map(event -> event.kind())
                .filter(kind -> kind.startsWith("PAYMENT_"))
                .toList();
    }
}
