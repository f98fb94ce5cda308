package org.kundenportal.web.payments;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.kundenportal.api.Money;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.payments.AdministeredPayment;
import org.kundenportal.api.payments.PayLinks;
import org.kundenportal.api.payments.PaymentAdministration;
import org.kundenportal.api.payments.PaymentFilter;
import org.kundenportal.api.payments.PaymentStatus;
import org.kundenportal.web.json.Checks;
import org.kundenportal.web.json.MoneyJson;

/** Payments on the wire, as staff see them. */
public final class PaymentAdministrationJson {

    private static final int MAX_ID = 100;
    private static final int MAX_CUSTOMERS_NOTE = 127;
    private static final int MAX_NOTE = 1_000;

    private PaymentAdministrationJson() {}

    /** Which payments a query asks for; a document is named by type and number together. */
    static PaymentFilter filter(List<String> statuses, String customer, String type, String number, String attention) {
        Checks checks = new Checks();
        Set<PaymentStatus> wanted = checks.choices(
                "status", checks.list("status", statuses, PaymentStatus.values().length), PaymentStatus.class);
        CustomerNumber owner = customer == null ? null : checks.value("customer", customer, CustomerNumber::new);
        DocumentKey document = type == null && number == null ? null : document(checks, type, number);
        if (attention != null && !attention.equals("true") && !attention.equals("false")) {
            checks.note("attention", "INVALID_VALUE");
        }
        return checks.then(() -> new PaymentFilter(wanted, owner, document, "true".equals(attention)));
    }

    private static DocumentKey document(Checks checks, String type, String number) {
        DocumentType kind = checks.choice("type", checks.required("type", type), DocumentType.class);
        checks.required("number", number);
        return kind == null || number == null
                ? null
                : checks.value("number", number, text -> new DocumentKey(kind, text));
    }

    /** A payment. */
    public record AdministeredJson(
            @JsonUnwrapped PaymentJson payment,
            String customerNumber,
            String customerName,
            String connectionId,
            String connection,
            String type,
            String reference,
            String method,
            String problem,
            String attention,
            MoneyJson received,
            MoneyJson overpaid,
            Instant nextCheck,
            MoneyJson refundable,
            List<RefundJson> refunds,
            List<StepJson> steps) {

        /** What staff see of a payment. */
        public static AdministeredJson of(AdministeredPayment payment) {
            return new AdministeredJson(
                    PaymentJson.of(payment.payment()),
                    payment.customer().value(),
                    payment.customerName(),
                    payment.connectionId(),
                    payment.connection(),
                    payment.type(),
                    payment.reference(),
                    payment.method(),
                    payment.problem(),
                    payment.attention(),
                    MoneyJson.of(payment.received()),
                    MoneyJson.of(payment.overpaid()),
                    payment.nextCheck(),
                    MoneyJson.of(payment.refundable()),
                    payment.refunds().stream().map(RefundJson::of).toList(),
                    payment.steps().stream().map(StepJson::of).toList());
        }
    }

    /** A refund that staff asked for. */
    public record RefundJson(
            String id, String state, MoneyJson amount, String by, Instant at, String note, String problem) {

        private static RefundJson of(AdministeredPayment.Refund refund) {
            return new RefundJson(
                    refund.id(),
                    refund.state().name(),
                    MoneyJson.of(refund.amount()),
                    refund.by(),
                    refund.at(),
                    refund.note(),
                    refund.problem());
        }
    }

    /** A change of a payment's status. */
    public record StepJson(Instant at, String status, String cause, String problem) {

        private static StepJson of(AdministeredPayment.Step step) {
            return new StepJson(step.at(), step.status().name(), step.cause(), step.problem());
        }
    }

    /** How many payments need somebody. */
    public record Attention(long count) {}

    /** Money to give back; without an amount, all that can be. */
    public record NewRefund(MoneyJson.In amount, String note) {

        Wish checked() {
            Checks checks = new Checks();
            Money money = checks.money("amount", amount);
            String line = checks.line("note", note, MAX_CUSTOMERS_NOTE);
            return checks.then(() -> new Wish(money, line));
        }

        record Wish(Money amount, String note) {}
    }

    /** What staff decide on a payment that needs somebody. */
    public record NewResolution(String resolution, String note) {

        Decision checked() {
            Checks checks = new Checks();
            PaymentAdministration.Resolution decided = checks.choice(
                    "resolution", checks.required("resolution", resolution), PaymentAdministration.Resolution.class);
            String why = checks.text("note", note, MAX_NOTE);
            return checks.then(() -> new Decision(decided, why));
        }

        record Decision(PaymentAdministration.Resolution resolution, String note) {}
    }

    /** A link to make: by which provider's own page, null for the portal's; whether it is mailed. */
    public record NewLink(String connectionId, Boolean mail) {

        NewLink checked() {
            Checks checks = new Checks();
            String connection = checks.line("connectionId", connectionId, MAX_ID);
            Boolean mailed = checks.required("mail", mail);
            return checks.then(() -> new NewLink(connection, mailed));
        }
    }

    /** A link that was made. */
    public record SentLink(String url, String sentTo, Instant expires) {

        static SentLink of(PayLinks.Sent sent) {
            return new SentLink(PaymentJson.text(sent.url()), sent.sentTo(), sent.expires());
        }

        @Override
        public String toString() {
            return "SentLink[expires=" + expires + "]";
        }
    }
}
