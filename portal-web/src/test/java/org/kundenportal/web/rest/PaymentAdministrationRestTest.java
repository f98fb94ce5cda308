package org.kundenportal.web.rest;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kundenportal.api.payments.PaymentFilter;
import org.kundenportal.api.payments.PaymentStatus;
import org.kundenportal.web.http.Guards;

import static org.assertj.core.api.Assertions.assertThat;

class PaymentAdministrationRestTest {

    private static final String LINK = "documents/INVOICE/RE-2026-1001/payment-link";

    private static PortalServer server;

    @BeforeAll
    static void start() {
        server = PortalServer.running(Guards.unlimited());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        payments().lastCall = null;
        payments().lastFilter = null;
    }

    private static FakePayments payments() {
        return server.portal.payments;
    }

    private static HttpRequest.Builder staff(String path) {
        return server.request("/portal/api/admin/v1/" + path).header("Authorization", "Bearer reader");
    }

    private static HttpResponse<String> get(String path) {
        return server.send(staff(path).GET());
    }

    private static HttpResponse<String> post(String path, String body) {
        return server.send(
                staff(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    @Test
    @DisplayName("BW-27 staff see a payment with the provider's references, its steps, rows and refunds")
    void shows() {
        assertThat(get("payments/p1").body())
                .isEqualTo(
                        "{\"paymentId\":\"p1\",\"status\":\"PAID\",\"amount\":{\"amount\":\"119.00\",\"currency\":\"EUR\"},"
                                + "\"refunded\":{\"amount\":\"19.00\",\"currency\":\"EUR\"},"
                                + "\"chargedBack\":{\"amount\":\"0.00\",\"currency\":\"EUR\"},"
                                + "\"startedAt\":\"2026-11-21T20:13:00Z\",\"label\":\"Mollie\",\"redirectUrl\":null,"
                                + "\"cancelable\":false,\"documents\":[{\"type\":\"INVOICE\",\"number\":\"RE-2026-1001\","
                                + "\"amount\":{\"amount\":\"119.00\",\"currency\":\"EUR\"}}],"
                                + "\"transactions\":[{\"kind\":\"CAPTURE\",\"amount\":{\"amount\":\"119.00\",\"currency\":\"EUR\"},"
                                + "\"at\":\"2026-11-21T20:13:00Z\",\"reference\":\"tr_1\"}],"
                                + "\"customerNumber\":\"10042\",\"customerName\":\"Anna Beispiel\",\"connectionId\":\"3\","
                                + "\"connection\":\"Mollie Shop\",\"type\":\"mollie\",\"reference\":\"tr_1\",\"method\":\"ideal\","
                                + "\"problem\":null,\"attention\":null,\"received\":null,\"overpaid\":null,\"nextCheck\":null,"
                                + "\"refundable\":{\"amount\":\"100.00\",\"currency\":\"EUR\"},"
                                + "\"refunds\":[{\"id\":\"r1\",\"state\":\"DONE\",\"amount\":{\"amount\":\"19.00\",\"currency\":\"EUR\"},"
                                + "\"by\":\"meier\",\"at\":\"2026-11-21T20:13:00Z\",\"note\":\"Kulanz\",\"problem\":null}],"
                                + "\"steps\":[{\"at\":\"2026-11-21T20:13:00Z\",\"status\":\"PAID\",\"cause\":\"WEBHOOK\",\"problem\":null}]}");
        assertThat(get("payments/unknown").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("BW-27 an invoice is shown with its payments; what nobody pays has none")
    void embedsInTheDocument() {
        assertThat(get("documents/INVOICE/RE-2026-1001").body())
                .contains("\"payments\":[{\"paymentId\":\"p1\"", "\"steps\":[{");
        assertThat(payments().lastFilter).isEqualTo(new PaymentFilter(Set.of(), null, Samples.INVOICE, false));
    }

    @Test
    void filters() {
        assertThat(
                        get("payments?status=REVIEW&status=PAID&customer=10042&type=INVOICE&number=RE-2026-1001&attention=true")
                                .body())
                .startsWith("{\"items\":[{\"paymentId\":\"p1\"")
                .endsWith("\"next\":\"next-1\"}");
        assertThat(payments().lastFilter)
                .isEqualTo(new PaymentFilter(
                        Set.of(PaymentStatus.REVIEW, PaymentStatus.PAID), Samples.ANNA, Samples.INVOICE, true));
        assertThat(get("payments").statusCode()).isEqualTo(200);
        assertThat(payments().lastFilter).isEqualTo(PaymentFilter.ALL);
        assertThat(get("payments?status=X&type=INVOICE&attention=perhaps").body())
                .contains("\"status[0]\",\"code\":\"INVALID_VALUE\"", "\"number\",\"code\":\"REQUIRED\"")
                .contains("\"attention\",\"code\":\"INVALID_VALUE\"");
        assertThat(get("payments?number=RE-1").body()).contains("\"field\":\"type\",\"code\":\"REQUIRED\"");
    }

    @Test
    void countsWhatNeedsSomebody() {
        assertThat(get("payments/attention").body()).isEqualTo("{\"count\":2}");
    }

    @Test
    void namesWaysInTheLanguageOfTheCaller() {
        server.send(
                staff("payments").header("Accept-Language", "en-GB, de;q=0.5").GET());
        assertThat(payments().lastLanguage).isEqualTo(Locale.ENGLISH);
        server.send(staff("payments").header("Accept-Language", "fr").GET());
        assertThat(payments().lastLanguage).isEqualTo(Locale.GERMAN);
    }

    @Test
    @DisplayName("Staff give money back in part or whole; how much is said exactly")
    void refunds() {
        assertThat(post(
                                "payments/p1/refunds",
                                "{\"amount\":{\"amount\":\"19.00\",\"currency\":\"EUR\"},\"note\":\"Kulanz\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(payments().lastCall).isEqualTo("refund reader 19.00 Kulanz");
        assertThat(post("payments/p1/refunds", "{}").statusCode()).isEqualTo(200);
        assertThat(payments().lastCall).isEqualTo("refund reader all null");
    }

    @Test
    void refusesWhatIsNoRefund() {
        assertThat(post("payments/p1/refunds", "{\"amount\":{\"amount\":\"119.00\",\"currency\":\"EUR\"}}")
                        .body())
                .contains("\"field\":\"amount\",\"code\":\"MORE_THAN_REFUNDABLE\"");
        assertThat(post("payments/p1/refunds", "{\"amount\":{\"amount\":\"13.00\",\"currency\":\"EUR\"}}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(post("payments/p1/refunds", "{\"amount\":{\"amount\":\"1.001\",\"currency\":\"EUR\"}}")
                        .body())
                .contains("\"field\":\"amount.amount\",\"code\":\"TOO_MANY_DECIMALS\"");
        assertThat(post("payments/p1/refunds", "{\"note\":\"" + "x".repeat(128) + "\"}")
                        .body())
                .contains("\"field\":\"note\",\"code\":\"TOO_LONG\"");
        assertThat(payments().lastCall).isNull();
    }

    @Test
    void decidesOnReviews() {
        assertThat(post("payments/p1/resolution", "{\"resolution\":\"BOOK\",\"note\":\"stimmt so\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(payments().lastCall).isEqualTo("resolve reader BOOK stimmt so");
        assertThat(post("payments/p1/resolution", "{}").body())
                .contains("\"field\":\"resolution\",\"code\":\"REQUIRED\"");
        assertThat(post("payments/resolved/resolution", "{\"resolution\":\"DISMISS\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void checksNow() {
        assertThat(server.send(staff("payments/p1/check").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(payments().lastCall).isEqualTo("check reader");
    }

    @Test
    @DisplayName(
            "BM-35 the link to pay one invoice is made, and mailed if wanted, by the portal's page or a provider's")
    void sendsLinks() {
        assertThat(post(LINK, "{\"connectionId\":null,\"mail\":true}").body())
                .isEqualTo(
                        "{\"url\":\"https://shop.example/portal/p/sEcReT\",\"sentTo\":\"anna@example.org\",\"expires\":null}");
        assertThat(payments().lastCall).isEqualTo("link reader null true");
        assertThat(post(LINK, "{\"connectionId\":\"3\",\"mail\":false}").body())
                .contains("\"sentTo\":null,\"expires\":\"2026-11-21T20:13:00Z\"");
        assertThat(payments().lastCall).isEqualTo("link reader 3 false");
        assertThat(post(LINK, "{}").body()).contains("\"field\":\"mail\",\"code\":\"REQUIRED\"");
    }

    @Test
    @DisplayName("BM-36 what cannot be paid has no link, and nothing but invoices ever")
    void refusesLinks() {
        HttpResponse<String> paid = post("documents/INVOICE/RE-0/payment-link", "{\"mail\":true}");
        assertThat(paid.statusCode()).isEqualTo(409);
        assertThat(paid.body()).contains("NOTHING_TO_PAY");
        assertThat(post("documents/ESTIMATE/AN-1/payment-link", "{\"mail\":true}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(payments().lastCall).isNull();
    }

    @Test
    @DisplayName("How much may be paid at once all staff read, and administrators decide")
    void partPayments() {
        assertThat(get("settings/payments").body())
                .isEqualTo("{\"partPayments\":true,\"minimum\":\"10.00\",\"changedAt\":null,\"changedBy\":null}");
        String body = "{\"partPayments\":true,\"minimum\":\"12.5\",\"changedAt\":null,\"changedBy\":null}";
        assertThat(put("reader", body).statusCode()).isEqualTo(403);
        HttpResponse<String> saved = put("host", body);
        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(saved.body()).contains("\"minimum\":\"12.50\"", "\"changedBy\":\"erp\"");
        assertThat(put("host", "{\"minimum\":12}").body())
                .contains("\"partPayments\",\"code\":\"REQUIRED\"", "\"minimum\",\"code\":\"INVALID_AMOUNT\"");
        assertThat(put("host", "{\"partPayments\":false,\"minimum\":\"0.0001\"}")
                        .body())
                .contains("\"minimum\",\"code\":\"TOO_MANY_DECIMALS\"");
    }

    private static HttpResponse<String> put(String token, String body) {
        return server.send(server.request("/portal/api/admin/v1/settings/payments")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }
}
