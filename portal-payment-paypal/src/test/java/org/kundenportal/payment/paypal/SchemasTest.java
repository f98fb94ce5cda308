package org.kundenportal.payment.paypal;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kundenportal.payment.paypal.fake.FakePayPal.Exchange;
import org.kundenportal.payment.paypal.fake.FakePayPal.Operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The schemas with which all other tests check every call have to refuse what is wrong. */
class SchemasTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"119.00\" | 119.0",
                "\"119.00\" | \"119,00\"",
                "\"119.00\" | \"119.000\"",
                "\"EUR\" | \"euro\"",
                "\"CAPTURE\" | \"AUTHORIZE\"",
                "\"PAY_NOW\" | \"PAY_LATER\"",
                "\"de-DE\" | \"de\"",
                "\"reference_id\" | \"items\"",
                "\"return_url\" | \"returnUrl\"",
                "https://portal.example/canceled | portal.example"
            })
    @DisplayName("A request that is not what PayPal asks for is found, one by one")
    void refusesRequests(String right, String wrong) throws Exception {
        String request = request();
        assertThat(Schemas.OURS.violations("CREATE-request", request)).isEmpty();
        assertThat(request).contains(right);
        assertThat(Schemas.OURS.violations("CREATE-request", request.replace(right, wrong)))
                .isNotEmpty();
    }

    @Test
    @DisplayName("A wrong call among right ones is found, in its request or in its answer")
    void refusesExchanges() throws Exception {
        String request = request();
        Exchange badRequest = new Exchange(
                Operation.CAPTURE,
                "/",
                null,
                "{\"final\":true}",
                422,
                "{\"name\":\"x\",\"message\":\"x\",\"debug_id\":\"x\"}",
                true);
        Exchange badAnswer = new Exchange(Operation.CREATE, "/", null, request, 201, "{\"id\":\"A\"}", true);
        Exchange spoilt = new Exchange(Operation.CREATE, "/", null, request, 201, "{\"id\":\"A\"}", false);
        Schemas.OURS.check(List.of(spoilt));
        assertThatThrownBy(() -> Schemas.OURS.check(List.of(spoilt, badRequest)))
                .hasMessageContaining("CAPTURE-request");
        assertThatThrownBy(() -> Schemas.OURS.check(List.of(spoilt, badAnswer))).hasMessageContaining("CREATE-answer");
    }

    private static String request() throws Exception {
        try (Connection connection = new Connection()) {
            connection.start();
            return connection.fake.exchanges().get(1).request();
        }
    }
}
