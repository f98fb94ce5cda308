package org.kundenportal.payment.paypal.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.kundenportal.payment.paypal.fake.FakePayPal.CaptureResult;

/** All that the fake remembers, and the rules by which PayPal changes it. Thread-safe: one call after the other. */
final class FakeLedger {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";
    private static final Set<String> CURRENCIES = Set.of(
            "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "ILS", "JPY", "MXN", "MYR",
            "NOK", "NZD", "PHP", "PLN", "SEK", "SGD", "THB", "TWD", "USD");
    private static final Set<String> WITHOUT_DECIMALS = Set.of("HUF", "JPY", "TWD");

    private final URI base;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, FakeOrder> orders = new LinkedHashMap<>();
    private final Map<String, FakeAnswer> answered = new HashMap<>();
    private String approval = "payer-action";
    private CaptureResult result = CaptureResult.COMPLETED;

    FakeLedger(URI base) {
        this.base = base;
    }

    synchronized void approvalLink(String rel) {
        approval = rel;
    }

    synchronized void result(CaptureResult of) {
        result = of;
    }

    /** A repeated key is answered as before, with 200 and what has become of it since. */
    private FakeAnswer once(String call, String key, Supplier<FakeAnswer> work) {
        if (key == null) {
            return work.get();
        }
        FakeAnswer before = answered.get(call + " " + key);
        if (before == null) {
            FakeAnswer answer = work.get();
            answered.put(call + " " + key, answer);
            return answer;
        }
        FakeOrder order = orders.get(before.body().path("id").asText());
        return before.isSuccess() ? FakeAnswer.of(200, order == null ? before.body() : shown(order)) : before;
    }

    synchronized FakeAnswer create(String key, JsonNode request, String debugId) {
        return once("create", key, () -> {
            JsonNode amount = request.path("purchase_units").path(0).path("amount");
            Optional<String> issue = issue(amount);
            if (issue.isPresent()) {
                return FakeAnswer.refused(issue.get(), debugId);
            }
            FakeOrder order = new FakeOrder(id(), request);
            if (isPaidInvoice(order)) {
                return FakeAnswer.refused("DUPLICATE_INVOICE_ID", debugId);
            }
            orders.put(order.id, order);
            return FakeAnswer.of(201, shown(order));
        });
    }

    private Optional<FakeOrder> find(String id) {
        return Optional.ofNullable(orders.get(id)).filter(order -> !order.gone);
    }

    private static Optional<String> issue(JsonNode amount) {
        String currency = amount.path("currency_code").asText();
        if (!CURRENCIES.contains(currency)) {
            return Optional.of("CURRENCY_NOT_SUPPORTED");
        }
        BigDecimal value = new BigDecimal(amount.path("value").asText());
        if (WITHOUT_DECIMALS.contains(currency) && value.scale() > 0) {
            return Optional.of("DECIMALS_NOT_SUPPORTED");
        }
        if (value.scale() > 2) {
            return Optional.of("DECIMAL_PRECISION");
        }
        return value.signum() > 0 ? Optional.empty() : Optional.of("CANNOT_BE_ZERO_OR_NEGATIVE");
    }

    synchronized FakeAnswer read(String id, String debugId) {
        return find(id).map(order -> FakeAnswer.of(200, shown(order))).orElseGet(() -> FakeAnswer.unknown(debugId));
    }

    synchronized FakeAnswer capture(String id, String key, String debugId) {
        Optional<FakeOrder> order = find(id);
        return order.isEmpty()
                ? FakeAnswer.unknown(debugId)
                : once("capture " + id, key, () -> capture(order.get(), debugId));
    }

    private FakeAnswer capture(FakeOrder order, String debugId) {
        if (!order.captures.isEmpty()) {
            return FakeAnswer.refused("ORDER_ALREADY_CAPTURED", debugId);
        }
        if (!order.status.equals("APPROVED")) {
            return FakeAnswer.refused("ORDER_NOT_APPROVED", debugId);
        }
        if (isPaidInvoice(order)) {
            return FakeAnswer.refused("DUPLICATE_INVOICE_ID", debugId);
        }
        if (order.declined) {
            order.declined = false;
            order.become("PAYER_ACTION_REQUIRED");
            return FakeAnswer.refused("INSTRUMENT_DECLINED", debugId);
        }
        order.captures.add(newCapture(order));
        order.become("COMPLETED");
        return FakeAnswer.of(201, shown(order));
    }

    private boolean isPaidInvoice(FakeOrder order) {
        String invoice = order.unit.path("invoice_id").asText();
        return !invoice.isEmpty()
                && orders.values().stream()
                        .filter(other -> other != order && !other.captures.isEmpty())
                        .anyMatch(
                                other -> other.unit.path("invoice_id").asText().equals(invoice));
    }

    private ObjectNode newCapture(FakeOrder order) {
        String value = result == CaptureResult.OTHER_AMOUNT ? "1" : order.value;
        String currency =
                result == CaptureResult.OTHER_CURRENCY ? order.currency.equals("USD") ? "EUR" : "USD" : order.currency;
        String id = id();
        ObjectNode capture = JsonNodeFactory.instance.objectNode().put("id", id);
        switch (result) {
            case PENDING -> {
                capture.put("status", "PENDING");
                capture.putObject("status_details").put("reason", "PENDING_REVIEW");
            }
            case DECLINED -> capture.put("status", "DECLINED");
            default -> capture.put("status", "COMPLETED");
        }
        capture.set("amount", FakeOrder.amount(currency, value));
        capture.put("final_capture", true);
        for (String name : List.of("invoice_id", "custom_id")) {
            if (order.unit.has(name)) {
                capture.put(name, order.unit.path(name).asText());
            }
        }
        FakeOrder.link(capture, base + "/v2/payments/captures/" + id, "self", "GET");
        FakeOrder.link(capture, base + "/v2/checkout/orders/" + order.id, "up", "GET");
        String now = FakeOrder.now();
        return capture.put("create_time", now).put("update_time", now);
    }

    synchronized FakeAnswer readCapture(String id, String debugId) {
        return orderOfCapture(id)
                .map(order -> {
                    ObjectNode shown = order.captures.get(0).deepCopy();
                    shown.putObject("supplementary_data")
                            .putObject("related_ids")
                            .put("order_id", order.id);
                    return FakeAnswer.of(200, shown);
                })
                .orElseGet(() -> FakeAnswer.unknown(debugId));
    }

    synchronized FakeAnswer refund(String captureId, String key, JsonNode request, String debugId) {
        Optional<FakeOrder> order = orderOfCapture(captureId);
        return order.isEmpty()
                ? FakeAnswer.unknown(debugId)
                : once("refund " + captureId, key, () -> refund(order.get(), request, debugId));
    }

    private FakeAnswer refund(FakeOrder order, JsonNode request, String debugId) {
        ObjectNode capture = order.captures.get(0);
        BigDecimal taken = new BigDecimal(capture.path("amount").path("value").asText());
        BigDecimal left = taken.subtract(order.refunded());
        JsonNode amount = request.has("amount")
                ? request.path("amount")
                : FakeOrder.amount(capture.path("amount").path("currency_code").asText(), left.toPlainString());
        Optional<String> issue = refundIssue(capture, amount, left);
        if (issue.isPresent()) {
            return FakeAnswer.refused(issue.get(), debugId);
        }
        String id = id();
        ObjectNode refund = JsonNodeFactory.instance.objectNode().put("id", id).put("status", "COMPLETED");
        refund.set("amount", amount.deepCopy());
        for (String name : List.of("custom_id", "note_to_payer")) {
            if (request.has(name)) {
                refund.put(name, request.path(name).asText());
            }
        }
        FakeOrder.link(refund, base + "/v2/payments/refunds/" + id, "self", "GET");
        FakeOrder.link(
                refund, base + "/v2/payments/captures/" + capture.path("id").asText(), "up", "GET");
        String now = FakeOrder.now();
        refund.put("create_time", now).put("update_time", now);
        order.refunds.add(refund);
        capture.put("status", order.refunded().compareTo(taken) == 0 ? "REFUNDED" : "PARTIALLY_REFUNDED");
        order.updated = now;
        return FakeAnswer.of(201, refund);
    }

    private static Optional<String> refundIssue(ObjectNode capture, JsonNode amount, BigDecimal left) {
        if (capture.path("status_details").path("reason").asText().equals("CHARGEBACK")) {
            return Optional.of("REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK");
        }
        if (capture.path("status").asText().equals("PENDING")) {
            return Optional.of("PENDING_CAPTURE");
        }
        if (!amount.path("currency_code").equals(capture.path("amount").path("currency_code"))) {
            return Optional.of("CURRENCY_MISMATCH");
        }
        Optional<String> odd = issue(amount);
        if (odd.isPresent()) {
            return odd;
        }
        if (left.signum() == 0) {
            return Optional.of("CAPTURE_FULLY_REFUNDED");
        }
        BigDecimal wanted = new BigDecimal(amount.path("value").asText());
        return wanted.compareTo(left) > 0 ? Optional.of("REFUND_AMOUNT_EXCEEDED") : Optional.empty();
    }

    synchronized Optional<FakeOrder> orderOfCapture(String captureId) {
        return orders.values().stream()
                .filter(order -> order.captures.stream()
                        .anyMatch(capture -> capture.path("id").asText().equals(captureId)))
                .findFirst();
    }

    /** What the customer does on the page; nothing where the order is past that. */
    synchronized boolean approve(String id, boolean declined) {
        Optional<FakeOrder> open = find(id).filter(order -> order.status.equals("PAYER_ACTION_REQUIRED"));
        open.ifPresent(order -> {
            order.declined = declined;
            order.become("APPROVED");
        });
        return open.isPresent();
    }

    /** An order that was not paid in time cannot be read any more. */
    synchronized void expire(String id) {
        orders.get(id).gone = true;
    }

    synchronized void discard(String id) {
        orders.get(id).become("VOIDED");
    }

    synchronized void distort(String id, String currency, String value) {
        FakeOrder order = orders.get(id);
        order.currency = currency;
        order.value = value;
    }

    synchronized void contest(String id, String status, String reason) {
        FakeOrder order = orders.get(id);
        ObjectNode capture = order.captures.get(0);
        capture.put("status", status);
        capture.putObject("status_details").put("reason", reason);
        capture.put("update_time", FakeOrder.now());
    }

    /** A pending capture is done, or failed. */
    synchronized void settle(String id, String status) {
        ObjectNode capture = orders.get(id).captures.get(0);
        capture.put("status", status);
        capture.remove("status_details");
    }

    /** Where the customer goes from the page, with what PayPal adds to it. */
    synchronized Optional<URI> way(String id, String name) {
        return find(id).map(order -> order.context.path(name).asText())
                .map(url -> URI.create(url + (url.contains("?") ? "&" : "?") + "token=" + id
                        + (name.equals("return_url") ? "&PayerID=FAKEPAYER0001" : "")));
    }

    synchronized Optional<JsonNode> shown(String id) {
        return find(id).map(this::shown);
    }

    private ObjectNode shown(FakeOrder order) {
        return order.representation(base, approval).deepCopy();
    }

    synchronized List<FakePayPal.Order> orders() {
        List<FakePayPal.Order> all = new ArrayList<>();
        for (FakeOrder order : orders.values()) {
            all.add(new FakePayPal.Order(
                    order.id,
                    order.gone ? "GONE" : order.status,
                    order.unit.path("custom_id").asText(),
                    order.unit.path("invoice_id").asText(),
                    order.currency,
                    order.value));
        }
        return all;
    }

    synchronized List<FakePayPal.Movement> captures() {
        return orders.values().stream()
                .flatMap(order -> order.captures.stream().map(capture -> movement(order, capture)))
                .toList();
    }

    synchronized List<FakePayPal.Movement> refunds() {
        return orders.values().stream()
                .flatMap(order -> order.refunds.stream().map(refund -> movement(order, refund)))
                .toList();
    }

    private static FakePayPal.Movement movement(FakeOrder order, JsonNode node) {
        return new FakePayPal.Movement(
                node.path("id").asText(),
                order.id,
                node.path("custom_id").asText(),
                node.path("amount").path("currency_code").asText(),
                node.path("amount").path("value").asText(),
                node.path("status").asText());
    }

    private String id() {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < 17; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
