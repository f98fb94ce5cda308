package org.kundenportal.payment.paypal.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** An order as the fake keeps it; guarded by the ledger. */
final class FakeOrder {

    final String id;
    final String created;
    final JsonNode unit;
    final JsonNode context;
    final String source;
    String status = "PAYER_ACTION_REQUIRED";
    String updated;
    String currency;
    String value;
    boolean declined;
    boolean gone;
    final List<ObjectNode> captures = new ArrayList<>();
    final List<ObjectNode> refunds = new ArrayList<>();

    FakeOrder(String id, JsonNode request) {
        this.id = id;
        this.created = now();
        this.updated = created;
        this.unit = request.path("purchase_units").path(0);
        this.source = request.path("payment_source").fieldNames().next();
        this.context = request.path("payment_source").path(source).path("experience_context");
        this.currency = unit.path("amount").path("currency_code").asText();
        this.value = unit.path("amount").path("value").asText();
    }

    void become(String newStatus) {
        status = newStatus;
        updated = now();
    }

    ObjectNode amount() {
        return amount(currency, value);
    }

    static ObjectNode amount(String currency, String value) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("currency_code", currency)
                .put("value", value);
    }

    BigDecimal refunded() {
        return refunds.stream()
                .map(refund ->
                        new BigDecimal(refund.path("amount").path("value").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The representation, with what the customer or the portal can do next. */
    ObjectNode representation(URI base, String approval) {
        ObjectNode order = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("intent", "CAPTURE")
                .put("status", status)
                .put("create_time", created)
                .put("update_time", updated);
        order.putObject("payment_source").putObject(source);
        ObjectNode shown = order.putArray("purchase_units").addObject();
        shown.setAll((ObjectNode) unit.deepCopy());
        shown.set("amount", amount());
        if (!captures.isEmpty()) {
            ObjectNode payments = shown.putObject("payments");
            captures.forEach(payments.withArray("/captures")::add);
            refunds.forEach(payments.withArray("/refunds")::add);
        }
        link(order, base + "/v2/checkout/orders/" + id, "self", "GET");
        if (status.equals("PAYER_ACTION_REQUIRED") || status.equals("APPROVED")) {
            link(order, base + "/checkoutnow?token=" + id, approval, "GET");
            link(order, base + "/v2/checkout/orders/" + id + "/capture", "capture", "POST");
        }
        return order;
    }

    static void link(ObjectNode node, String href, String rel, String method) {
        node.withArray("/links").addObject().put("href", href).put("rel", rel).put("method", method);
    }

    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
