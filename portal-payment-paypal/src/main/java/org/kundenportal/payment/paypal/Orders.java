package org.kundenportal.payment.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kundenportal.api.Money;
import org.kundenportal.spi.payment.Checkout;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Reason;
import org.kundenportal.spi.payment.ProviderPayment;
import org.kundenportal.spi.payment.ProviderPayment.State;
import org.kundenportal.spi.payment.ProviderTransaction;
import org.kundenportal.spi.payment.ProviderTransaction.Kind;
import org.kundenportal.spi.payment.ProviderTransaction.Status;

/** Reads PayPal's orders. A completed order is not paid: its capture says whether the money has moved. */
final class Orders {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern REASON = Pattern.compile("[A-Z_]{1,64}");

    /** Why a capture is in the state it is in, if the customer or the bank took the money back. */
    private static final String CHARGEBACK = "CHARGEBACK";

    private static final String COMPLAINT = "BUYER_COMPLAINT";
    private static final Set<String> CONTESTED = Set.of(CHARGEBACK, COMPLAINT);

    private Orders() {}

    /** Whether PayPal could have given such an id; another must not get into a path. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** What a create call began. */
    static Checkout checkout(JsonNode order) throws ProviderException {
        return new Checkout(id(order), page(order).orElseThrow(Orders::unreadable));
    }

    /** The order as the portal sees it. */
    static ProviderPayment payment(JsonNode order) throws ProviderException {
        JsonNode unit = order.path("purchase_units").path(0);
        List<ProviderTransaction> transactions = transactions(unit.path("payments"));
        JsonNode capture = unit.path("payments").path("captures").path(0);
        return new ProviderPayment(
                id(order),
                state(order, transactions),
                Amounts.read(unit.path("amount")).orElse(null),
                page(order).orElse(null),
                method(order),
                reason(capture),
                transactions);
    }

    /** When PayPal last changed the order, as digits; empty if it does not say. */
    static String version(JsonNode order) {
        return Optional.ofNullable(instant(order.path("update_time")))
                .map(at -> Long.toString(at.toEpochMilli()))
                .orElse("");
    }

    /** Whether anything of the order was taken, or tried to be. */
    static boolean hasCapture(JsonNode order) {
        return order.path("purchase_units")
                .path(0)
                .path("payments")
                .path("captures")
                .has(0);
    }

    /** A refund. */
    static Optional<ProviderTransaction> refund(JsonNode refund) {
        Status status =
                switch (refund.path("status").asText()) {
                    case "COMPLETED" -> Status.DONE;
                    case "CANCELLED", "FAILED" -> Status.FAILED;
                    default -> Status.PENDING;
                };
        return transaction(Kind.REFUND, refund, status, text(refund.path("custom_id")));
    }

    private static State state(JsonNode order, List<ProviderTransaction> transactions) throws ProviderException {
        return switch (order.path("status").asText()) {
            case "CREATED", "SAVED", "PAYER_ACTION_REQUIRED" -> State.OPEN;
            case "APPROVED" -> State.APPROVED;
            case "VOIDED" -> State.CANCELED;
            case "COMPLETED" -> state(transactions);
            default -> throw unreadable();
        };
    }

    private static State state(List<ProviderTransaction> transactions) {
        Set<Status> captures = EnumSet.noneOf(Status.class);
        for (ProviderTransaction transaction : transactions) {
            if (transaction.kind() == Kind.CAPTURE) {
                captures.add(transaction.status());
            }
        }
        if (captures.contains(Status.DONE)) {
            return State.PAID;
        }
        return captures.contains(Status.FAILED) && !captures.contains(Status.PENDING) ? State.FAILED : State.PENDING;
    }

    private static List<ProviderTransaction> transactions(JsonNode payments) throws ProviderException {
        List<ProviderTransaction> all = new ArrayList<>();
        for (JsonNode capture : payments.path("captures")) {
            all.add(capture(capture));
        }
        List<ProviderTransaction> refunds = new ArrayList<>();
        for (JsonNode refund : payments.path("refunds")) {
            refunds.add(refund(refund).orElseThrow(Orders::unreadable));
        }
        for (JsonNode capture : payments.path("captures")) {
            chargeback(capture, refunds).ifPresent(refunds::add);
        }
        refunds.sort(Comparator.comparing(ProviderTransaction::at, Comparator.nullsLast(Comparator.naturalOrder())));
        all.addAll(refunds);
        return all;
    }

    private static ProviderTransaction capture(JsonNode capture) throws ProviderException {
        Status status =
                switch (capture.path("status").asText()) {
                    case "COMPLETED", "PARTIALLY_REFUNDED", "REFUNDED" -> Status.DONE;
                    case "DECLINED", "FAILED" -> isContested(capture) ? Status.DONE : Status.FAILED;
                    case "PENDING" -> isContested(capture) ? Status.DONE : Status.PENDING;
                    default -> throw unreadable();
                };
        return transaction(Kind.CAPTURE, capture, status, null).orElseThrow(Orders::unreadable);
    }

    /**
     * What was taken back against the merchant's will. PayPal says of a capture only that, not how much: all that was not
     * given back before. A complaint holds the money until it is decided.
     */
    private static Optional<ProviderTransaction> chargeback(JsonNode capture, List<ProviderTransaction> refunds)
            throws ProviderException {
        if (!isContested(capture)) {
            return Optional.empty();
        }
        Money left = Amounts.read(capture.path("amount")).orElseThrow(Orders::unreadable);
        for (ProviderTransaction refund : refunds) {
            if (refund.kind() == Kind.REFUND
                    && refund.status() == Status.DONE
                    && refund.amount().currency().equals(left.currency())) {
                left = left.minus(refund.amount());
            }
        }
        boolean decided = reason(capture).equals(CHARGEBACK);
        return left.isPositive()
                ? Optional.of(new ProviderTransaction(
                        Kind.CHARGEBACK,
                        id(capture),
                        decided ? Status.DONE : Status.PENDING,
                        left,
                        instant(capture.path("update_time")),
                        null))
                : Optional.empty();
    }

    private static Optional<ProviderTransaction> transaction(Kind kind, JsonNode node, Status status, String key) {
        String id = node.path("id").asText();
        return Amounts.read(node.path("amount"))
                .filter(Money::isPositive)
                .filter(amount -> isId(id))
                .map(amount ->
                        new ProviderTransaction(kind, id, status, amount, instant(node.path("create_time")), key));
    }

    private static boolean isContested(JsonNode capture) {
        String reason = reason(capture);
        return reason != null && CONTESTED.contains(reason);
    }

    private static String reason(JsonNode capture) {
        String reason = capture.path("status_details").path("reason").asText();
        return REASON.matcher(reason).matches() ? reason : null;
    }

    /** The one way to pay that the order knows, for example {@code card}. */
    private static String method(JsonNode order) {
        Iterator<String> names = order.path("payment_source").fieldNames();
        return names.hasNext() ? names.next() : null;
    }

    /** PayPal names it so or so, depending on how the order was made. */
    private static Optional<URI> page(JsonNode order) {
        for (JsonNode link : order.path("links")) {
            String rel = link.path("rel").asText();
            if (rel.equals("payer-action") || rel.equals("approve")) {
                return Addresses.ofPage(link.path("href").asText());
            }
        }
        return Optional.empty();
    }

    private static String id(JsonNode node) throws ProviderException {
        String id = node.path("id").asText();
        if (!isId(id)) {
            throw unreadable();
        }
        return id;
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }

    private static Instant instant(JsonNode node) {
        try {
            return OffsetDateTime.parse(node.asText()).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static ProviderException unreadable() {
        return ProviderException.unknown(Reason.UNREADABLE, null);
    }
}
