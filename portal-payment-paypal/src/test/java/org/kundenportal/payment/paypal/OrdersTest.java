package org.kundenportal.payment.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Reason;
import org.kundenportal.spi.payment.ProviderPayment;
import org.kundenportal.spi.payment.ProviderPayment.State;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class OrdersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode order(String status, String payments, String link) throws Exception {
        return JSON.readTree(
                """
                {"id":"5O190127TN364715T","status":"%s","update_time":"2026-03-01T10:00:00.5Z",
                 "payment_source":{"card":{}},
                 "purchase_units":[{"amount":{"currency_code":"EUR","value":"119.00"},"payments":%s}],
                 "links":[{"href":"%s","rel":"payer-action"}]}
                """
                        .formatted(status, payments, link));
    }

    private static String capture(String status, String reason) {
        return "{\"captures\":[{\"id\":\"C1\",\"status\":\"%s\",\"status_details\":{\"reason\":\"%s\"},"
                        .formatted(status, reason)
                + "\"amount\":{\"currency_code\":\"EUR\",\"value\":\"119.00\"},\"create_time\":\"2026-03-01T10:00:00Z\"}]}";
    }

    @ParameterizedTest
    @CsvSource({
        "CREATED, OPEN",
        "SAVED, OPEN",
        "PAYER_ACTION_REQUIRED, OPEN",
        "APPROVED, APPROVED",
        "VOIDED, CANCELED",
        "COMPLETED, PENDING"
    })
    @DisplayName("An order's status is not more than it says: completed without a capture is not paid")
    void readsStatus(String status, State state) throws Exception {
        assertThat(Orders.payment(order(status, "{}", "https://www.paypal.com/checkoutnow?token=1"))
                        .state())
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, '', PAID",
        "PARTIALLY_REFUNDED, '', PAID",
        "REFUNDED, '', PAID",
        "PENDING, ECHECK, PENDING",
        "PENDING, UNILATERAL, PENDING",
        "PENDING, RECEIVING_PREFERENCE_MANDATES_MANUAL_ACTION, PENDING",
        "DECLINED, '', FAILED",
        "FAILED, '', FAILED",
        "REFUNDED, CHARGEBACK, PAID",
        "PENDING, BUYER_COMPLAINT, PAID"
    })
    @DisplayName("The capture says whether a completed order is paid")
    void readsCapture(String status, String reason, State state) throws Exception {
        ProviderPayment payment = Orders.payment(
                order("COMPLETED", capture(status, reason), "https://www.paypal.com/checkoutnow?token=1"));
        assertThat(payment.state()).isEqualTo(state);
        assertThat(payment.method()).isEqualTo("card");
        assertThat(payment.reason()).isEqualTo(reason.isEmpty() ? null : reason);
        assertThat(payment.transactions().get(0).at()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://www.paypal.com/x", "javascript:alert(1)", "//www.paypal.com/x", "not an address", ""})
    @DisplayName("Customers are sent to HTTPS addresses alone")
    void refusesPages(String link) throws Exception {
        assertThat(Orders.payment(order("CREATED", "{}", link)).page()).isNull();
        assertThat(catchThrowableOfType(ProviderException.class, () -> Orders.checkout(order("CREATED", "{}", link)))
                        .reason())
                .isEqualTo(Reason.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":\"a/b\",\"status\":\"CREATED\"}",
                "{\"id\":\"A\",\"status\":\"NEW_STATUS\"}",
                "{\"id\":\"A\"}",
                "{\"id\":\"A\",\"status\":\"COMPLETED\",\"purchase_units\":[{\"payments\":{\"captures\":[{}]}}]}",
                "{\"id\":\"A\",\"status\":\"COMPLETED\",\"purchase_units\":[{\"payments\":{\"refunds\":[{}]}}]}"
            })
    @DisplayName("An order that makes no sense is unreadable, not open and not paid")
    void refusesNonsense(String json) {
        assertThat(catchThrowableOfType(ProviderException.class, () -> Orders.payment(JSON.readTree(json)))
                        .reason())
                .isEqualTo(Reason.UNREADABLE);
    }

    @Test
    @DisplayName("The order's last change is known to the millisecond, or not at all")
    void readsVersion() throws Exception {
        assertThat(Orders.version(order("APPROVED", "{}", "")))
                .isEqualTo(
                        Long.toString(Instant.parse("2026-03-01T10:00:00.500Z").toEpochMilli()));
        assertThat(Orders.version(JSON.readTree("{\"update_time\":\"soon\"}"))).isEmpty();
    }
}
