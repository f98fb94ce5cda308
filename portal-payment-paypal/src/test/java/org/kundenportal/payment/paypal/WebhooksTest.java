package org.kundenportal.payment.paypal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.api.Money;
import org.kundenportal.payment.paypal.fake.FakePayPal;
import org.kundenportal.payment.paypal.fake.FakePayPal.Exchange;
import org.kundenportal.payment.paypal.fake.FakePayPal.Fault;
import org.kundenportal.payment.paypal.fake.FakePayPal.Operation;
import org.kundenportal.payment.paypal.fake.FakePayPal.Webhook;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Reason;
import org.kundenportal.spi.payment.RefundRequest;
import org.kundenportal.spi.payment.WebhookCall;
import org.kundenportal.spi.settings.ProviderSettings.Value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Both ways to find out whether a webhook call is PayPal's, and what it is about. */
class WebhooksTest {

    private static final Value OFFLINE = new Value("webhookVerification", "offline");
    private static final String APPROVED = "CHECKOUT.ORDER.APPROVED";

    private final Connection connection;
    private final PayPalGateway offline;

    WebhooksTest() throws Exception {
        connection = new Connection();
        offline = connection.open(OFFLINE);
    }

    @AfterEach
    void close() {
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHECKOUT.ORDER.APPROVED",
                "CHECKOUT.PAYMENT-APPROVAL.REVERSED",
                "PAYMENT.CAPTURE.COMPLETED",
                "PAYMENT.CAPTURE.PENDING",
                "PAYMENT.CAPTURE.DENIED",
                "PAYMENT.CAPTURE.DECLINED",
                "PAYMENT.CAPTURE.REFUNDED",
                "PAYMENT.CAPTURE.REVERSED",
                "CUSTOMER.DISPUTE.CREATED",
                "CUSTOMER.DISPUTE.UPDATED",
                "CUSTOMER.DISPUTE.RESOLVED"
            })
    @DisplayName("Every report about a payment names its order, by a capture where it has no order")
    void namesOrders(String type) throws Exception {
        String id = connection.paid();
        WebhookCall call = call(type, id);
        assertThat(connection.gateway.receive(call)).containsExactly(id);
        assertThat(offline.receive(call)).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VAULT.PAYMENT-TOKEN.CREATED", "INVOICING.INVOICE.PAID", "CUSTOMER.DISPUTE.CREATED"})
    @DisplayName("A report about something else leads to nothing")
    void namesNothing(String type) throws Exception {
        assertThat(connection.gateway.receive(call(type, "0UNKNOWN000000000"))).isEmpty();
    }

    @Test
    @DisplayName("PayPal is not asked whether a report is its own that leads to nothing whoever sent it")
    void verifiesWhatMatters() throws Exception {
        assertThat(connection.gateway.receive(call("INVOICING.INVOICE.PAID", "0UNKNOWN000000000")))
                .isEmpty();
        assertThat(connection.fake.exchanges()).isEmpty();
    }

    @Test
    @DisplayName("A refund at PayPal's page is found by its report")
    void reportsRefund() throws Exception {
        String id = connection.paid();
        String capture = connection.gateway.read(id).transactions().get(0).id();
        connection.gateway.refund(new RefundRequest(id, capture, "r1", Money.of("1.00", "EUR"), null));
        assertThat(connection.gateway.receive(call("PAYMENT.CAPTURE.REFUNDED", id)))
                .containsExactly(id);
        assertThat(connection.gateway.read(id).transactions()).hasSize(2);
    }

    @Test
    @DisplayName("PayPal is asked with the very bytes that came; read and written again they would not verify")
    void sendsBytes() throws Exception {
        String id = connection.start();
        Webhook webhook = connection.fake.webhook(APPROVED, id, Instant.now());
        assertThat(connection.gateway.receive(PayPalContract.call(webhook))).containsExactly(id);
        assertThat(connection.fake.exchanges())
                .filteredOn(exchange -> exchange.operation() == Operation.VERIFY)
                .extracting(Exchange::request)
                .allSatisfy(question -> assertThat(question).endsWith(webhook.body() + "}"));

        ObjectMapper json = new ObjectMapper();
        String rewritten = json.readTree(webhook.body()).toString();
        assertThat(rewritten).isNotEqualTo(webhook.body());
        assertForged(connection.gateway, new Webhook(webhook.headers(), rewritten));
        assertForged(offline, new Webhook(webhook.headers(), rewritten));
    }

    @Test
    @DisplayName("A body that would add something to the question is refused before anybody is asked")
    void addsNothing() {
        Webhook webhook = connection.fake.webhook(APPROVED, "X1", Instant.now());
        for (String body : List.of(
                "{},\"webhook_id\":\"other\"",
                webhook.body() + ",\"webhook_id\":\"other\"",
                "\"text\"",
                "[]",
                "",
                "{\"a\":")) {
            assertForged(connection.gateway, new Webhook(webhook.headers(), body));
        }
        assertThat(catchThrowableOfType(
                                ProviderException.class,
                                () -> connection.gateway.receive(new WebhookCall(
                                        PayPalContract.call(webhook).header("paypal-auth-algo").stream()
                                                .map(value -> new WebhookCall.Header("x", value))
                                                .toList(),
                                        webhook.body().getBytes(UTF_8))))
                        .reason())
                .isEqualTo(Reason.FORGED);
        assertThat(connection.fake.exchanges()).noneMatch(exchange -> exchange.operation() == Operation.VERIFY);
    }

    @Test
    @DisplayName("A report of three days ago is taken, one of five days ago is a replay")
    void refusesOld() throws Exception {
        String id = connection.start();
        Instant now = Instant.now();
        for (PayPalGateway gateway : List.of(connection.gateway, offline)) {
            assertThat(gateway.receive(
                            PayPalContract.call(connection.fake.webhook(APPROVED, id, now.minus(Duration.ofDays(3))))))
                    .containsExactly(id);
            assertForged(gateway, connection.fake.webhook(APPROVED, id, now.minus(Duration.ofDays(5))));
        }
    }

    @Test
    @DisplayName("Without a webhook id nothing can be verified, and nothing is believed")
    void needsWebhookId() throws Exception {
        String id = connection.start();
        ProviderException forged = catchThrowableOfType(
                ProviderException.class,
                () -> connection.open(new Value("webhookId", "")).receive(call(APPROVED, id)));
        assertThat(forged.reason()).isEqualTo(Reason.FORGED);
        assertThat(forged.code()).isEqualTo("WEBHOOK_ID_MISSING");
    }

    @Test
    @DisplayName("A report for another webhook is not ours")
    void refusesForeignWebhook() throws Exception {
        String id = connection.start();
        Webhook webhook = connection.fake.webhook(APPROVED, id, Instant.now());
        Value other = new Value("webhookId", "9XX4291016473214C");
        assertForged(connection.open(other), webhook);
        assertForged(connection.open(other, OFFLINE), webhook);
    }

    @ParameterizedTest
    @CsvSource({
        "PAYPAL-TRANSMISSION-SIG, AAAA",
        "PAYPAL-TRANSMISSION-SIG, not base64!",
        "PAYPAL-TRANSMISSION-TIME, yesterday",
        "PAYPAL-TRANSMISSION-ID, another",
        "PAYPAL-AUTH-ALGO, NONEwithRSA",
        "PAYPAL-AUTH-ALGO, MD5withRSA",
        "PAYPAL-CERT-URL, https://evil.example/v1/notifications/certs/CERT-fake-1"
    })
    @DisplayName("A changed header is a forged report")
    void refusesHeaders(String name, String value) throws Exception {
        String id = connection.start();
        Webhook webhook = connection.fake.webhook(APPROVED, id, Instant.now());
        List<Webhook.Header> headers = new ArrayList<>(webhook.headers());
        headers.replaceAll(header -> header.name().equals(name) ? new Webhook.Header(name, value) : header);
        assertForged(connection.gateway, new Webhook(headers, webhook.body()));
        assertForged(offline, new Webhook(headers, webhook.body()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ERROR_BEFORE", "LOST_ANSWER", "BUSY", "UNREADABLE"})
    @DisplayName("Where PayPal cannot be asked, a report is not forged: PayPal sends it again")
    void cannotAsk(Fault fault) throws Exception {
        String id = connection.start();
        connection.fake.fail(Operation.VERIFY, fault, 1);
        ProviderException failure =
                catchThrowableOfType(ProviderException.class, () -> connection.gateway.receive(call(APPROVED, id)));
        assertThat(failure.reason()).isNotEqualTo(Reason.FORGED);
        assertThat(connection.gateway.receive(call(APPROVED, id))).containsExactly(id);
    }

    @Test
    @DisplayName("PayPal's refusal to look at a report is a forged report")
    void refusedQuestion() throws Exception {
        String id = connection.start();
        connection.fake.fail(Operation.VERIFY, Fault.REFUSED, 1);
        assertForged(connection.gateway, connection.fake.webhook(APPROVED, id, Instant.now()));
    }

    @Test
    @DisplayName("Offline, only a valid certificate with PayPal's name counts, and it is fetched once")
    void checksCertificates() throws Exception {
        String id = connection.start();
        connection.fake.certificate("evil.example", Instant.now());
        assertForged(offline, connection.fake.webhook(APPROVED, id, Instant.now()));
        connection.fake.certificate("messageverificationcerts.paypal.com", Instant.now());
        assertForged(offline, connection.fake.webhook(APPROVED, id, Instant.now()));
        connection.fake.certificate(
                "messageverificationcerts.sandbox.paypal.com", Instant.now().minus(Duration.ofDays(400)));
        assertForged(connection.open(OFFLINE), connection.fake.webhook(APPROVED, id, Instant.now()));

        connection.fake.certificate("messageverificationcerts.sandbox.paypal.com", Instant.now());
        int before = connection.fake.certificateCalls();
        for (int i = 0; i < 3; i++) {
            assertThat(offline.receive(call(APPROVED, id))).containsExactly(id);
        }
        assertThat(connection.fake.certificateCalls() - before).isEqualTo(1);
    }

    @Test
    @DisplayName("Offline, PayPal is not asked about a report")
    void asksNobody() throws Exception {
        String id = connection.start();
        offline.receive(call(APPROVED, id));
        assertThat(connection.fake.exchanges()).noneMatch(exchange -> exchange.operation() == Operation.VERIFY);
    }

    @ParameterizedTest
    @CsvSource({
        "true, https://api.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-a5cafa77",
        "true, https://api-m.paypal.com/v1/notifications/certs/CERT-1",
        "false, http://api.paypal.com/v1/notifications/certs/CERT-1",
        "false, https://api.sandbox.paypal.com/v1/notifications/certs/CERT-1",
        "false, https://www.paypal.com/v1/notifications/certs/CERT-1",
        "false, https://api.paypal.com.evil.example/v1/notifications/certs/CERT-1",
        "false, https://api.paypal.com@evil.example/v1/notifications/certs/CERT-1",
        "false, https://user@api.paypal.com/v1/notifications/certs/CERT-1",
        "false, https://api.paypal.com:8443/v1/notifications/certs/CERT-1",
        "false, https://api.paypal.com/v1/notifications/certs/../../x",
        "false, https://api.paypal.com/v1/notifications/certs/%2e%2e/x",
        "false, https://api.paypal.com/v1/notifications/certs/CERT-1?x=1",
        "false, https://api.paypal.com/v1/notifications/certs/CERT-1#x",
        "false, https://api.paypal.com/v1/notifications/certs/",
        "false, https://api.paypal.com/other/CERT-1",
        "false, not an address"
    })
    @DisplayName("Certificates are fetched from PayPal's hosts alone")
    void allowsAddresses(boolean allowed, String address) throws Exception {
        PayPalSettings live = PayPalSettings.of(PayPalContract.live());
        try (Http http = new Http(PayPalContract.LIMITS)) {
            assertThat(Certificates.of(live, http, Clock.systemUTC()).isAllowed(address))
                    .isEqualTo(allowed);
        }
    }

    private WebhookCall call(String type, String id) {
        return PayPalContract.call(connection.fake.webhook(type, id, Instant.now()));
    }

    private static void assertForged(PayPalGateway gateway, FakePayPal.Webhook webhook) {
        ProviderException forged =
                catchThrowableOfType(ProviderException.class, () -> gateway.receive(PayPalContract.call(webhook)));
        assertThat(forged).isNotNull();
        assertThat(forged.reason()).isEqualTo(Reason.FORGED);
    }
}
