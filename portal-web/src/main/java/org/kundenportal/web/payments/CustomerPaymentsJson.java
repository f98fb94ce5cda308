package org.kundenportal.web.payments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.kundenportal.api.Money;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.payments.OpenItem;
import org.kundenportal.api.payments.Payment;
import org.kundenportal.api.payments.PaymentOffer;
import org.kundenportal.api.payments.PaymentOption;
import org.kundenportal.api.payments.PaymentStatus;
import org.kundenportal.api.payments.PaymentWish;
import org.kundenportal.api.payments.StartedPayment;
import org.kundenportal.web.json.Checks;
import org.kundenportal.web.json.MoneyJson;

/** Payments on the wire, as customers send and see them. */
public final class CustomerPaymentsJson {

    private static final int MAX_ID = 64;
    private static final int MAX_NUMBER = 200;

    /** More documents than anybody ticks, and few enough for one transaction. */
    private static final int MAX_DOCUMENTS = 100;

    private CustomerPaymentsJson() {}

    /** A way to pay. */
    public record Option(String connectionId, String type, String label) {

        static Option of(PaymentOption option) {
            return new Option(option.connectionId(), option.type(), option.label());
        }
    }

    private static List<Option> wire(List<PaymentOption> options) {
        return options.stream().map(Option::of).toList();
    }

    /** How a document can be paid now. */
    public record Offer(List<Option> items, MoneyJson open, MoneyJson minimum, PaymentJson running) {

        /** From what the service says. */
        public static Offer of(PaymentOffer offer) {
            return new Offer(
                    wire(offer.options()),
                    MoneyJson.of(offer.open()),
                    MoneyJson.of(offer.minimum()),
                    CustomerPaymentsJson.of(offer.running()));
        }
    }

    /** A document that can be part of a payment. */
    public record Item(
            String type, String number, LocalDate issueDate, LocalDate dueDate, MoneyJson open, boolean running) {

        static Item of(OpenItem item) {
            return new Item(
                    item.document().type().name(),
                    item.document().number(),
                    item.issueDate(),
                    item.dueDate(),
                    MoneyJson.of(item.open()),
                    item.running());
        }
    }

    /** What can be paid together, and how. */
    public record OpenItems(List<Item> items, List<Option> options) {

        static OpenItems of(List<OpenItem> items, List<PaymentOption> options) {
            return new OpenItems(items.stream().map(Item::of).toList(), wire(options));
        }
    }

    /** A payment. That staff have to look at it is theirs to know: for the customer it is on its way. */
    public static PaymentJson of(Payment payment) {
        return PaymentJson.of(payment != null && payment.status() == PaymentStatus.REVIEW ? pending(payment) : payment);
    }

    private static Payment pending(Payment payment) {
        return new Payment(
                payment.id(),
                PaymentStatus.PENDING,
                payment.amount(),
                payment.refunded(),
                payment.chargedBack(),
                payment.startedAt(),
                payment.label(),
                payment.page(),
                payment.cancelable(),
                payment.shares(),
                payment.transactions());
    }

    /** A payment that has begun. */
    public record Started(String paymentId, String redirectUrl) {

        /** From what the service says. */
        public static Started of(StartedPayment started) {
            return new Started(started.id(), PaymentJson.text(started.page()));
        }
    }

    /** One invoice is to be paid, whole where no amount is said. */
    public record NewPayment(String connectionId, MoneyJson.In amount) {

        /**
         * What the customer wants of this invoice.
         *
         * @throws org.kundenportal.api.PortalException INVALID_REQUEST
         */
        public PaymentWish of(DocumentKey invoice) {
            Checks checks = new Checks();
            String connection = checks.requiredLine("connectionId", connectionId, MAX_ID);
            Money part = positive(checks, "amount", amount);
            return checks.then(() -> PaymentWish.of(connection, invoice, part));
        }
    }

    /** A document of a payment of several. */
    public record Part(String type, String number, MoneyJson.In amount) {

        private PaymentWish.Part checked(Checks checks, String field) {
            DocumentType kind =
                    checks.required(field + ".type", checks.choice(field + ".type", type, DocumentType.class));
            String name = checks.requiredLine(field + ".number", number, MAX_NUMBER);
            DocumentKey key = kind == null || name == null
                    ? null
                    : checks.value(field + ".number", name, text -> new DocumentKey(kind, text));
            Money part = positive(checks, field + ".amount", amount);
            return key == null ? null : new PaymentWish.Part(key, part);
        }
    }

    /** Several documents are to be paid; by no way where credit notes leave nothing. */
    public record NewPayments(String connectionId, List<Part> documents) {

        PaymentWish checked() {
            Checks checks = new Checks();
            String connection = checks.line("connectionId", connectionId, MAX_ID);
            List<Part> wanted = checks.list("documents", documents, MAX_DOCUMENTS);
            if (wanted.isEmpty()) {
                checks.note("documents", "REQUIRED");
            }
            List<PaymentWish.Part> parts = new ArrayList<>();
            for (int i = 0; i < wanted.size(); i++) {
                parts.add(wanted.get(i).checked(checks, "documents[" + i + "]"));
            }
            return checks.then(() -> new PaymentWish(connection, parts));
        }
    }

    private static Money positive(Checks checks, String field, MoneyJson.In value) {
        Money money = checks.money(field, value);
        if (money != null && !money.isPositive()) {
            checks.note(field, "NOT_POSITIVE");
        }
        return money;
    }
}
