package org.kundenportal.payment.mollie;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Reason;
import org.kundenportal.spi.payment.ProviderPayment;
import org.kundenportal.spi.payment.ProviderPayment.State;
import org.kundenportal.spi.payment.ProviderTransaction;
import org.kundenportal.spi.payment.ProviderTransaction.Kind;
import org.kundenportal.spi.payment.ProviderTransaction.Status;

/** Reads Mollie's payments. What does not make sense is {@link Reason#UNREADABLE}, never guessed. */
final class PaymentReader {

    private static final Comparator<ProviderTransaction> OLDEST_FIRST =
            Comparator.comparing(ProviderTransaction::at, Comparator.nullsFirst(Comparator.naturalOrder()));

    private PaymentReader() {}

    /** @param payment with its refunds and chargebacks embedded */
    static ProviderPayment read(JsonNode payment) throws ProviderException {
        return new ProviderPayment(
                id(payment),
                state(payment),
                Amounts.read(payment.path("amount")),
                page(payment.path("_links").path("checkout")),
                text(payment.path("method")),
                reason(payment),
                transactions(payment));
    }

    static String id(JsonNode resource) throws ProviderException {
        return required(text(resource.path("id")));
    }

    /** Mollie never changes the status for refunds and chargebacks, and neither do we. */
    static State state(JsonNode payment) throws ProviderException {
        return switch (payment.path("status").asText()) {
            case "open" -> State.OPEN;
            case "pending" -> State.PENDING;
            case "authorized" -> State.AUTHORIZED;
            case "paid" -> State.PAID;
            case "failed" -> State.FAILED;
            case "canceled" -> State.CANCELED;
            case "expired" -> State.EXPIRED;
            default -> throw unreadable(null);
        };
    }

    /** A refund as Mollie has it; {@code requestKey} is among its metadata if the portal asked for it. */
    static ProviderTransaction refund(JsonNode refund) throws ProviderException {
        Status status =
                switch (refund.path("status").asText()) {
                    case "queued", "pending", "processing" -> Status.PENDING;
                    case "refunded" -> Status.DONE;
                    case "failed", "canceled" -> Status.FAILED;
                    default -> throw unreadable(null);
                };
        return movement(
                Kind.REFUND,
                refund,
                status,
                "amount",
                "createdAt",
                text(refund.path("metadata").path("requestKey")));
    }

    /** Where a link leads, null if it is not there. */
    static URI page(JsonNode link) throws ProviderException {
        String href = text(link.path("href"));
        if (href == null) {
            return null;
        }
        try {
            URI page = new URI(href);
            if (Hosts.isSafe(page)) {
                return page;
            }
        } catch (URISyntaxException e) {
            throw unreadable(e);
        }
        throw unreadable(null);
    }

    /** Null if it is not there. */
    static Instant instant(JsonNode value) throws ProviderException {
        String text = text(value);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw unreadable(e);
        }
    }

    /** Null if it is not there. */
    static String text(JsonNode value) {
        return value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : null;
    }

    private static List<ProviderTransaction> transactions(JsonNode payment) throws ProviderException {
        List<ProviderTransaction> all = new ArrayList<>();
        if (state(payment) == State.PAID) {
            String amount = payment.hasNonNull("amountCaptured") ? "amountCaptured" : "amount";
            all.add(movement(Kind.CAPTURE, payment, Status.DONE, amount, "paidAt", null));
        }
        for (JsonNode refund : payment.path("_embedded").path("refunds")) {
            all.add(refund(refund));
        }
        for (JsonNode chargeback : payment.path("_embedded").path("chargebacks")) {
            all.add(movement(Kind.CHARGEBACK, chargeback, Status.DONE, "amount", "createdAt", null));
            if (chargeback.hasNonNull("reversedAt")) {
                all.add(movement(Kind.CHARGEBACK_REVERSAL, chargeback, Status.DONE, "amount", "reversedAt", null));
            }
        }
        all.sort(OLDEST_FIRST);
        return all;
    }

    private static ProviderTransaction movement(
            Kind kind, JsonNode resource, Status status, String amount, String at, String requestKey)
            throws ProviderException {
        try {
            return new ProviderTransaction(
                    kind,
                    id(resource),
                    status,
                    Amounts.read(resource.path(amount)),
                    instant(resource.path(at)),
                    requestKey);
        } catch (IllegalArgumentException e) {
            // nothing, or less than nothing
            throw unreadable(e);
        }
    }

    private static String reason(JsonNode payment) {
        JsonNode details = payment.path("details");
        String reason = text(payment.path("statusReason").path("code"));
        reason = reason == null ? text(details.path("failureReason")) : reason;
        return reason == null ? text(details.path("bankReasonCode")) : reason;
    }

    private static String required(String value) throws ProviderException {
        if (value == null) {
            throw unreadable(null);
        }
        return value;
    }

    private static ProviderException unreadable(Throwable cause) {
        return ProviderException.unknown(Reason.UNREADABLE, cause);
    }
}
