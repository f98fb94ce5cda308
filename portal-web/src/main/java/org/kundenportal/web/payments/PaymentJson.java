package org.kundenportal.web.payments;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.kundenportal.api.payments.Payment;
import org.kundenportal.api.payments.PaymentTransaction;
import org.kundenportal.web.json.MoneyJson;

/** A payment on the wire. */
public record PaymentJson(
        String paymentId,
        String status,
        MoneyJson amount,
        MoneyJson refunded,
        MoneyJson chargedBack,
        Instant startedAt,
        String label,
        String redirectUrl,
        boolean cancelable,
        List<Share> documents,
        List<Transaction> transactions) {

    /** Null for null. */
    public static PaymentJson of(Payment payment) {
        return payment == null
                ? null
                : new PaymentJson(
                        payment.id(),
                        payment.status().name(),
                        MoneyJson.of(payment.amount()),
                        MoneyJson.of(payment.refunded()),
                        MoneyJson.of(payment.chargedBack()),
                        payment.startedAt(),
                        payment.label(),
                        text(payment.page()),
                        payment.cancelable(),
                        payment.shares().stream().map(Share::of).toList(),
                        payment.transactions().stream().map(Transaction::of).toList());
    }

    /** What a payment pays of a document. */
    public record Share(String type, String number, MoneyJson amount) {

        private static Share of(Payment.Share share) {
            return new Share(share.document().type().name(), share.document().number(), MoneyJson.of(share.amount()));
        }
    }

    /** A row of the ledger. */
    public record Transaction(String kind, MoneyJson amount, Instant at, String reference) {

        private static Transaction of(PaymentTransaction transaction) {
            return new Transaction(
                    transaction.kind().name(),
                    MoneyJson.of(transaction.amount()),
                    transaction.at(),
                    transaction.reference());
        }
    }

    /** Null for null. */
    static String text(URI address) {
        return address == null ? null : address.toString();
    }
}
