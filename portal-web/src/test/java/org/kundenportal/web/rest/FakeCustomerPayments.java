package org.kundenportal.web.rest;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Money;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.payments.CustomerPayments;
import org.kundenportal.api.payments.OpenItem;
import org.kundenportal.api.payments.Payment;
import org.kundenportal.api.payments.PaymentOffer;
import org.kundenportal.api.payments.PaymentOption;
import org.kundenportal.api.payments.PaymentStatus;
import org.kundenportal.api.payments.PaymentTransaction;
import org.kundenportal.api.payments.PaymentWebhooks;
import org.kundenportal.api.payments.PaymentWish;
import org.kundenportal.api.payments.StartedPayment;
import org.kundenportal.spi.payment.WebhookCall;

/** Customers' payments without rules: p1 is open, p2 is paid and looked at by staff; what providers report is kept. */
final class FakeCustomerPayments implements CustomerPayments, PaymentWebhooks {

    private static final Money NOTHING = Money.of("0.00", "EUR");
    private static final PaymentOption PAYPAL = new PaymentOption("1", "paypal", "PayPal");

    volatile PaymentWish lastWish;
    volatile Locale lastLanguage;
    volatile String lastReport;
    volatile WebhookCall lastCall;

    /** Reports that take their time: who has come, and who may go. */
    final Semaphore verifying = new Semaphore(0);

    final Semaphore verified = new Semaphore(0);

    private static Payment payment(String id, PaymentStatus status) {
        boolean open = status == PaymentStatus.OPEN;
        return new Payment(
                id,
                status,
                Samples.TOTAL,
                NOTHING,
                NOTHING,
                Samples.NOW,
                "PayPal",
                open ? URI.create("https://provider.example/pay?token=1") : null,
                open,
                List.of(new Payment.Share(Samples.INVOICE, Samples.TOTAL)),
                status == PaymentStatus.PAID
                        ? List.of(new PaymentTransaction(
                                PaymentTransaction.Kind.CAPTURE, Samples.TOTAL, Samples.NOW, "CAP-1"))
                        : List.of());
    }

    private static Payment known(String id) {
        return switch (id) {
            case "p1" -> payment(id, PaymentStatus.OPEN);
            case "p2" -> payment(id, PaymentStatus.REVIEW);
            default -> throw PortalException.notFound();
        };
    }

    private static void known(DocumentKey key) {
        if (!key.equals(Samples.INVOICE)) {
            throw PortalException.notFound();
        }
    }

    @Override
    public PaymentOffer offer(ActingCustomer customer, DocumentKey invoice, Locale language) {
        known(invoice);
        lastLanguage = language;
        return new PaymentOffer(
                List.of(PAYPAL), Samples.TOTAL, Money.of("10.00", "EUR"), payment("p2", PaymentStatus.REVIEW));
    }

    @Override
    public List<OpenItem> openItems(ActingCustomer customer) {
        DocumentKey note = new DocumentKey(DocumentType.CREDIT_NOTE, "GS-1");
        return List.of(
                new OpenItem(
                        Samples.INVOICE, LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 15), Samples.TOTAL, false),
                new OpenItem(note, null, null, Money.of("19.00", "EUR"), true));
    }

    @Override
    public List<PaymentOption> options(ActingCustomer customer, Locale language) {
        return List.of(PAYPAL);
    }

    @Override
    public StartedPayment start(ActingCustomer customer, PaymentWish wish, Locale language) {
        wish.parts().forEach(part -> known(part.document()));
        lastWish = wish;
        if ("busy".equals(wish.connectionId())) {
            throw PortalException.of(ErrorCode.PAYMENT_IN_PROGRESS);
        }
        return new StartedPayment(
                "p1", wish.connectionId() == null ? null : URI.create("https://provider.example/pay?token=1"));
    }

    @Override
    public Payment get(ActingCustomer customer, String id, Locale language) {
        return known(id);
    }

    @Override
    public List<Payment> ofDocument(ActingCustomer customer, DocumentKey document, Locale language) {
        known(document);
        return List.of(payment("p3", PaymentStatus.PAID), payment("p2", PaymentStatus.REVIEW));
    }

    @Override
    public Payment complete(ActingCustomer customer, String id, Locale language) {
        known(id);
        return payment(id, PaymentStatus.PAID);
    }

    @Override
    public Payment cancel(ActingCustomer customer, String id, Locale language) {
        if (id.equals("p2")) {
            throw PortalException.of(ErrorCode.NOT_CANCELABLE);
        }
        known(id);
        return payment(id, PaymentStatus.CANCELED);
    }

    @Override
    public void receive(String connection, String payment, WebhookCall call) {
        switch (connection) {
            case "1" -> {
                lastReport = connection + " " + payment;
                lastCall = call;
            }
            case "2" -> throw PortalException.of(ErrorCode.FORGED_WEBHOOK);
            case "3" -> throw PortalException.of(ErrorCode.PROVIDER_UNAVAILABLE);
            case "4" -> throw new IllegalStateException("a bug of ours");
            case "5" -> {
                verifying.release();
                verified.acquireUninterruptibly();
            }
            default -> throw PortalException.notFound();
        }
    }
}
