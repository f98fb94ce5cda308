package org.kundenportal.payment.paypal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kundenportal.payment.paypal.fake.FakePayPal;
import org.kundenportal.payment.paypal.fake.FakePayPal.Exchange;
import org.kundenportal.payment.paypal.fake.FakePayPal.Operation;

import static org.assertj.core.api.Assertions.assertThat;

class LogTest {

    @Test
    @DisplayName("The log has PayPal's trace of each call, and no secret, token or body")
    void logsTraces() throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        String tokens;
        try (Connection connection = new Connection()) {
            System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
            String id = connection.paid();
            connection.gateway.receive(
                    PayPalContract.call(connection.fake.webhook("CHECKOUT.ORDER.APPROVED", id, Instant.now())));
            tokens = connection.fake.exchanges().stream()
                    .filter(exchange -> exchange.operation() == Operation.TOKEN)
                    .map(Exchange::answer)
                    .findFirst()
                    .orElseThrow();
        } finally {
            System.setErr(before);
        }
        String token = tokens.replaceFirst(".*\"access_token\":\"([^\"]+)\".*", "$1");
        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("paypal-debug-id f4ke")
                .contains("POST /v2/checkout/orders answered 201")
                .doesNotContain(FakePayPal.CLIENT_SECRET, token, "Bearer", "Basic", "purchase_units", "Muster GmbH");
    }
}
