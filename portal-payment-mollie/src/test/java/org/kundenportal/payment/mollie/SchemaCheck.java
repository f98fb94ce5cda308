package org.kundenportal.payment.mollie;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.kundenportal.payment.mollie.fake.Exchange;
import org.kundenportal.payment.mollie.fake.Operation;

/** Holds each of our requests, and each answer of the fake, against the schemas of what Mollie documents. Thread-safe. */
final class SchemaCheck implements Consumer<Exchange> {

    private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();
    private static final String KEY = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final List<String> violations = new CopyOnWriteArrayList<>();

    @Override
    public void accept(Exchange exchange) {
        if (!exchange.request().isEmpty()) {
            check(exchange.operation(), request(exchange.operation()), exchange.request());
        }
        check(
                exchange.operation(),
                exchange.status() / 100 == 2 ? response(exchange.operation()) : "error",
                exchange.response());
        boolean makes = exchange.operation().name().startsWith("CREATE");
        if (makes && (exchange.key() == null || !exchange.key().matches(KEY))) {
            violations.add(exchange.operation() + " without a key in the form of a UUID");
        }
        if (exchange.path().contains("testmode")) {
            violations.add(exchange.operation() + " with testmode");
        }
    }

    /** What did not fit, in words; empty if all did. */
    List<String> violations() {
        return violations;
    }

    /** What does not fit one schema. */
    static List<String> violations(String schema, String json) {
        return SCHEMAS.computeIfAbsent(schema, SchemaCheck::load).validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private void check(Operation operation, String schema, String json) {
        violations(schema, json).forEach(violation -> violations.add(operation + " " + schema + " " + violation));
    }

    private static String request(Operation operation) {
        return switch (operation) {
            case CREATE_PAYMENT -> "payment-request";
            case CREATE_REFUND -> "refund-request";
            case CREATE_LINK -> "link-request";
            case CHANGE_LINK -> "link-change";
            default -> throw new AssertionError(operation + " with a body");
        };
    }

    private static String response(Operation operation) {
        return switch (operation) {
            case CREATE_PAYMENT, READ_PAYMENT -> "payment";
            case CREATE_REFUND -> "refund";
            case CREATE_LINK, READ_LINK, CHANGE_LINK -> "link";
            case LIST_PAYMENTS, LIST_REFUNDS, LIST_LINKS, LIST_LINK_PAYMENTS, LIST_METHODS -> "list";
        };
    }

    private static JsonSchema load(String name) {
        try (InputStream schema = SchemaCheck.class.getResourceAsStream("schemas/" + name + ".json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
