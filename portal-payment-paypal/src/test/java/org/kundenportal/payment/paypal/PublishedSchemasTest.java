package org.kundenportal.payment.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kundenportal.api.Money;
import org.kundenportal.payment.paypal.fake.FakePayPal.CaptureResult;
import org.kundenportal.payment.paypal.fake.FakePayPal.Exchange;
import org.kundenportal.payment.paypal.fake.FakePayPal.Fault;
import org.kundenportal.payment.paypal.fake.FakePayPal.Operation;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.RefundRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What we send, and what the fake answers, against PayPal's own published descriptions. They are not part of the project;
 * what is essential of them is in {@link Schemas}.
 */
class PublishedSchemasTest {

    private static final Path FOLDER = Path.of(System.getProperty("fixtures", "fixtures"), "paypal-openapi");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode orders;
    private static JsonNode payments;
    private static JsonNode webhooks;

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "no descriptions of PayPal's at " + FOLDER);
        orders = definitions("paypal_checkout_orders_v2.json");
        payments = definitions("paypal_payments_payment_v2.json");
        webhooks = definitions("paypal_notifications_webhooks_v1.json");
    }

    private static JsonNode definitions(String file) throws IOException {
        return JSON.readTree(FOLDER.resolve(file).toFile()).path("components").path("schemas");
    }

    @Test
    @DisplayName(
            "Each call of a payment's life has the form that PayPal publishes, and so has each of the fake's answers")
    void conforms() throws Exception {
        List<Exchange> exchanges = exchanges();
        assertThat(exchanges)
                .extracting(Exchange::operation)
                .contains(
                        Operation.CREATE,
                        Operation.READ,
                        Operation.CAPTURE,
                        Operation.REFUND,
                        Operation.VERIFY,
                        Operation.READ_CAPTURE);
        assertThat(exchanges).extracting(Exchange::status).contains(200, 201, 404, 422);
        List<String> violations = new ArrayList<>();
        for (Exchange exchange : exchanges) {
            violations.addAll(violations(exchange));
        }
        assertThat(violations).isEmpty();
    }

    @Test
    @DisplayName("PayPal's descriptions refuse what is wrong, so that passing them says something")
    void refuses() throws Exception {
        String request = exchanges().stream()
                .filter(exchange -> exchange.operation() == Operation.CREATE)
                .findFirst()
                .orElseThrow()
                .request();
        assertThat(violations(orders, "order_request", request)).isEmpty();
        for (List<String> change : List.of(
                List.of("\"119.00\"", "\"119,00\""),
                List.of("\"EUR\"", "\"EURO\""),
                List.of("Muster GmbH", "M".repeat(128)),
                List.of("\"NO_PREFERENCE\"", "\"FRIENDLY\""),
                List.of("\"intent\"", "\"intention\""))) {
            assertThat(request).contains(change.get(0));
            assertThat(violations(orders, "order_request", request.replace(change.get(0), change.get(1))))
                    .as(change.get(1))
                    .isNotEmpty();
        }
        assertThat(violations(orders, "order", "{\"status\":\"PAID\"}")).isNotEmpty();
    }

    private static List<Exchange> exchanges() throws Exception {
        try (Connection connection = new Connection()) {
            connection.fake.capturesAs(CaptureResult.PENDING);
            connection.paid();
            connection.fake.capturesAs(CaptureResult.COMPLETED);
            String id = connection.paid();
            String capture = connection.gateway.read(id).transactions().get(0).id();
            connection.gateway.refund(new RefundRequest(id, capture, "r-1", Money.of("19.00", "EUR"), "Note"));
            expectFailure(() ->
                    connection.gateway.refund(new RefundRequest(id, capture, "r-2", Money.of("500.00", "EUR"), null)));
            connection.gateway.receive(
                    PayPalContract.call(connection.fake.webhook("PAYMENT.CAPTURE.REFUNDED", id, Instant.now())));
            connection.fake.chargeBack(id);
            connection.gateway.read(id);
            expectFailure(() -> connection.gateway.read("UNKNOWN"));
            connection.fake.fail(Operation.READ, Fault.ERROR_BEFORE, 1);
            expectFailure(() -> connection.gateway.read(id));
            return connection.fake.exchanges();
        }
    }

    private interface Call {
        void run() throws ProviderException;
    }

    private static void expectFailure(Call call) {
        try {
            call.run();
        } catch (ProviderException expected) {
            return;
        }
        throw new AssertionError("nothing failed");
    }

    private static List<String> violations(Exchange exchange) {
        List<String> violations = new ArrayList<>();
        switch (exchange.operation()) {
            case CREATE -> violations.addAll(violations(orders, "order_request", exchange.request()));
            case CAPTURE -> violations.addAll(violations(orders, "order_capture_request", exchange.request()));
            case REFUND -> violations.addAll(violations(payments, "refund_request", exchange.request()));
            case VERIFY -> violations.addAll(violations(webhooks, "verify_webhook_signature", exchange.request()));
            default -> {}
        }
        if (exchange.operation() != Operation.TOKEN) {
            violations.addAll(answer(exchange));
        }
        return violations;
    }

    private static List<String> answer(Exchange exchange) {
        if (exchange.status() >= 300) {
            JsonNode definitions =
                    Set.of(Operation.REFUND, Operation.READ_CAPTURE).contains(exchange.operation()) ? payments : orders;
            return violations(definitions, "error_" + exchange.status(), exchange.answer());
        }
        return switch (exchange.operation()) {
            case REFUND -> violations(payments, "refund", exchange.answer());
            case READ_CAPTURE -> violations(payments, "capture-2", exchange.answer());
            case VERIFY -> violations(webhooks, "verify_webhook_signature_response", exchange.answer());
            default -> violations(orders, "order", exchange.answer());
        };
    }

    /** Draft 7, as OpenAPI 3.0 does, ignores what stands beside a reference. */
    private static List<String> violations(JsonNode definitions, String name, String json) {
        JsonSchema schema = Schemas.schema(definitions, "components/schemas", name, VersionFlag.V7);
        try {
            return schema.validate(JSON.readTree(json)).stream()
                    .map(message -> name + ": " + message)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
