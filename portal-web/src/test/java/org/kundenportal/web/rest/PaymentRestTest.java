package org.kundenportal.web.rest;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.api.Money;
import org.kundenportal.api.payments.PaymentWish;
import org.kundenportal.web.http.Guards;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/** What customers' pages and payment providers call. */
class PaymentRestTest {

    private static final String INVOICE = "documents/INVOICE/RE-2026-1001/";
    private static final String WEBHOOK = "/portal/api/webhooks/1";
    private static final String PAYMENT = "abcdefghijklmnopq237";

    private static PortalServer server;

    @BeforeAll
    static void start() {
        server = PortalServer.running(Guards.unlimited());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpRequest.Builder request(String path, String session) {
        return server.request("/portal/api/v1/" + path)
                .header("Cookie", "kp=" + session)
                .header("Accept-Language", "de")
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "same-origin");
    }

    private static HttpResponse<String> get(String path) {
        return server.send(request(path, "customer-token"));
    }

    private static HttpResponse<String> post(String path, String body) {
        return server.send(request(path, "customer-token").POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> report(String path, String mediaType, byte[] body) {
        return server.send(server.request(path)
                .header("Content-Type", mediaType)
                .header("X-Signature", "first")
                .header("X-Signature", "second")
                .POST(BodyPublishers.ofByteArray(body)));
    }

    @Test
    @DisplayName("BM-25 says how an invoice can be paid: the ways, what is open, the least part, and what is under way")
    void offer() {
        HttpResponse<String> offer = get(INVOICE + "payment-options");

        assertThat(offer.statusCode()).isEqualTo(200);
        assertThat(offer.body())
                .startsWith("{\"items\":[{\"connectionId\":\"1\",\"type\":\"paypal\",\"label\":\"PayPal\"}],"
                        + "\"open\":{\"amount\":\"119.00\",\"currency\":\"EUR\"},"
                        + "\"minimum\":{\"amount\":\"10.00\",\"currency\":\"EUR\"},"
                        + "\"running\":{\"paymentId\":\"p2\",\"status\":\"PENDING\"");
        assertThat(server.portal.customerPayments.lastLanguage).isEqualTo(Locale.GERMAN);
    }

    @Test
    @DisplayName("BM-25 begins a payment of a part, or of all where no amount is said")
    void begins() {
        HttpResponse<String> begun = post(
                INVOICE + "payments",
                "{\"connectionId\":\"1\",\"amount\":{\"amount\":\"20.00\",\"currency\":\"EUR\"}}");

        assertThat(begun.statusCode()).isEqualTo(201);
        assertThat(begun.body())
                .isEqualTo("{\"paymentId\":\"p1\",\"redirectUrl\":\"https://provider.example/pay?token=1\"}");
        assertThat(server.portal.customerPayments.lastWish)
                .isEqualTo(PaymentWish.of("1", Samples.INVOICE, Money.of("20.00", "EUR")));
        post(INVOICE + "payments", "{\"connectionId\":\"1\"}");
        assertThat(server.portal.customerPayments.lastWish).isEqualTo(PaymentWish.of("1", Samples.INVOICE, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                                                            | connectionId | REQUIRED
                    {"connectionId":"1","amount":{"amount":"0.00","currency":"EUR"}}              | amount       | NOT_POSITIVE
                    {"connectionId":"1","amount":{"amount":"-5","currency":"EUR"}}                | amount       | NOT_POSITIVE
                    {"connectionId":"1","amount":{"amount":"5.001","currency":"EUR"}}             | amount.amount | TOO_MANY_DECIMALS
                    {"connectionId":"1","amount":{"amount":"5","currency":"XXX"}}                 | amount.currency | INVALID_CURRENCY
                    """)
    void refusesWhatIsNoAmount(String body, String field, String code) {
        HttpResponse<String> refused = post(INVOICE + "payments", body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"" + field + "\",\"code\":\"" + code + "\"");
    }

    @Test
    @DisplayName("one payment of a document at a time, and nobody else's payment")
    void refuses() {
        assertThat(post(INVOICE + "payments", "{\"connectionId\":\"busy\"}").statusCode())
                .isEqualTo(409);
        assertThat(post("documents/INVOICE/none/payments", "{\"connectionId\":\"1\"}")
                        .statusCode())
                .isEqualTo(404);
        for (String path : new String[] {"payments/other/completion", "payments/other/cancellation"}) {
            assertThat(post(path, "").statusCode()).isEqualTo(404);
        }
        assertThat(get("payments/other").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("BW-27 lists the payments of a document with their transactions")
    void ofDocument() {
        assertThat(get(INVOICE + "payments").body())
                .contains(
                        "\"transactions\":[{\"kind\":\"CAPTURE\",\"amount\":{\"amount\":\"119.00\",\"currency\":\"EUR\"},"
                                + "\"at\":\"2026-11-21T20:13:00Z\",\"reference\":\"CAP-1\"}]",
                        "\"next\":null")
                .as("what staff have to look at is on its way")
                .contains("\"paymentId\":\"p2\",\"status\":\"PENDING\"")
                .doesNotContain("REVIEW");
    }

    @Test
    @DisplayName("BB-47 a payment is completed when the customer comes back, or given up")
    void comesBack() {
        assertThat(get("payments/p1").body())
                .contains(
                        "\"status\":\"OPEN\"",
                        "\"cancelable\":true",
                        "\"redirectUrl\":\"https://provider.example/pay?token=1\"",
                        "\"documents\":[{\"type\":\"INVOICE\",\"number\":\"RE-2026-1001\"");
        assertThat(post("payments/p1/completion", "").body()).contains("\"status\":\"PAID\"", "\"redirectUrl\":null");
        assertThat(post("payments/p1/cancellation", "").body()).contains("\"status\":\"CANCELED\"");
        assertThat(post("payments/p2/cancellation", "").statusCode()).isEqualTo(409);
    }

    @Test
    @DisplayName("several documents are paid at once, credit notes set off, by no way where nothing is left")
    void several() {
        assertThat(get("open-items").body())
                .contains(
                        "\"type\":\"CREDIT_NOTE\",\"number\":\"GS-1\",\"issueDate\":null,\"dueDate\":null",
                        "\"running\":true",
                        "\"options\":[{\"connectionId\":\"1\"");

        HttpResponse<String> begun = post(
                "payments",
                "{\"connectionId\":null,\"documents\":[{\"type\":\"INVOICE\",\"number\":\"RE-2026-1001\",\"amount\":null}]}");

        assertThat(begun.statusCode()).isEqualTo(201);
        assertThat(begun.body()).isEqualTo("{\"paymentId\":\"p1\",\"redirectUrl\":null}");
        assertThat(server.portal.customerPayments.lastWish).isEqualTo(PaymentWish.of(null, Samples.INVOICE, null));
        assertThat(post("payments", "{\"documents\":[]}").body()).contains("\"field\":\"documents\"", "REQUIRED");
        assertThat(post("payments", "{\"documents\":[{\"type\":\"BILL\"}]}").body())
                .contains("\"field\":\"documents[0].type\"", "\"field\":\"documents[0].number\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"open-items", "documents/INVOICE/RE-2026-1001/payments", "payments/p1"})
    void needsASession(String path) {
        assertThat(server.send(server.request("/portal/api/v1/" + path)).statusCode())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("a session of one document sees that document's payments and no list of open items")
    void confined() {
        assertThat(server.send(request("open-items", "document-token")).statusCode())
                .isEqualTo(404);
        assertThat(server.send(request("payments", "document-token")
                                .POST(BodyPublishers.ofString(
                                        "{\"documents\":[{\"type\":\"INVOICE\",\"number\":\"RE-2026-1001\"}]}")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.send(request(INVOICE + "payment-options", "document-token"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "documents/INVOICE/RE-2026-1001/payments",
                "payments",
                "payments/p1/completion",
                "payments/p1/cancellation"
            })
    @DisplayName("whoever looks at the portal as the customer pays nothing")
    void viewersPayNothing(String path) {
        HttpResponse<String> refused = server.send(request(path, "viewer-token").POST(BodyPublishers.ofString("{}")));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("VIEW_ONLY");
    }

    @Test
    @DisplayName("a provider's report arrives byte for byte, with every header, without session, from any origin")
    void reports() {
        byte[] body = "id=tr_1&x=%ZZ\u00e4\u0000".getBytes(ISO_8859_1);
        HttpResponse<String> taken = server.send(server.request(WEBHOOK + "?payment=" + PAYMENT + "&x=1")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "https://www.mollie.com")
                .header("Sec-Fetch-Site", "cross-site")
                .header("X-Signature", "first")
                .header("X-Signature", "second")
                .POST(BodyPublishers.ofByteArray(body)));

        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).isEmpty();
        assertThat(server.portal.customerPayments.lastReport).isEqualTo("1 " + PAYMENT);
        assertThat(server.portal.customerPayments.lastCall.body()).isEqualTo(body);
        assertThat(server.portal.customerPayments.lastCall.header("x-signature"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("first"));
        report(WEBHOOK, "application/json", new byte[] {'{', '}'});
        assertThat(server.portal.customerPayments.lastReport).isEqualTo("1 null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "p1", "ABCDEFGHIJKLMNOPQ237", "%61bcdefghijklmnopq237", "abcdefghijklmnopq237x"})
    @DisplayName("a report names its payment as the portal wrote it, or none: nothing else reaches the database")
    void namesPayments(String payment) {
        assertThat(report(WEBHOOK + "?payment=" + payment, "application/json", new byte[0])
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.portal.customerPayments.lastReport).isEqualTo("1 null");
    }

    @ParameterizedTest
    @CsvSource({
        "/portal/api/webhooks/2, 400, FORGED_WEBHOOK",
        "/portal/api/webhooks/3, 503, PROVIDER_UNAVAILABLE",
        "/portal/api/webhooks/4, 500, INTERNAL_ERROR",
        "/portal/api/webhooks/9, 404, NOT_FOUND",
        "/portal/api/webhooks/, 404, NOT_FOUND",
        "/portal/api/webhooks/1/2, 404, NOT_FOUND",
        "/portal/api/webhooks/%3Cscript%3E, 404, NOT_FOUND"
    })
    void refusesReports(String path, int status, String code) {
        HttpResponse<String> refused = report(path, "application/json", new byte[0]);

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    @DisplayName("reports are posted, and have at most 256 kB, whatever they call themselves")
    void limits() {
        assertThat(server.send(server.request(WEBHOOK)).statusCode()).isEqualTo(405);
        assertThat(report(WEBHOOK, "application/octet-stream", new byte[256 * 1024])
                        .statusCode())
                .isEqualTo(200);
        assertThat(report(WEBHOOK, "application/octet-stream", new byte[256 * 1024 + 1])
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    @DisplayName("reports have a rate of their own, and leave the customers' alone")
    void rates() {
        AtomicLong time = new AtomicLong();
        try (PortalServer limited = PortalServer.running(Guards.with(Map.of("rateWebhooks", 2), time::get))) {
            for (int expected : new int[] {200, 200, 429}) {
                assertThat(limited.send(limited.request(WEBHOOK).POST(BodyPublishers.noBody()))
                                .statusCode())
                        .isEqualTo(expected);
            }
            assertThat(limited.send(limited.request("/portal/api/v1/branding")).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName("who sends forged reports, or to connections that there are not, is not heard for a while")
    void forgeries() {
        AtomicLong time = new AtomicLong();
        try (PortalServer limited = PortalServer.running(Guards.with(Map.of("rateWebhookMisses", 2), time::get))) {
            assertThat(sent(limited, WEBHOOK)).isEqualTo(200);
            assertThat(sent(limited, "/portal/api/webhooks/3")).isEqualTo(503);
            assertThat(sent(limited, "/portal/api/webhooks/2")).isEqualTo(400);
            assertThat(sent(limited, "/portal/api/webhooks/9")).isEqualTo(404);
            assertThat(sent(limited, WEBHOOK)).isEqualTo(429);

            time.addAndGet(Duration.ofSeconds(31).toNanos());
            assertThat(sent(limited, WEBHOOK)).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("eight reports are verified at a time; providers are told to repeat what is more")
    void fewAtOnce() throws Exception {
        FakeCustomerPayments payments = server.portal.customerPayments;
        ExecutorService providers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> slow = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                slow.add(providers.submit(() -> sent(server, "/portal/api/webhooks/5")));
            }
            payments.verifying.acquire(8);
            HttpResponse<String> more = report(WEBHOOK, "application/json", new byte[0]);
            assertThat(more.statusCode()).isEqualTo(503);
            assertThat(more.headers().firstValue("Retry-After")).isPresent();

            payments.verified.release(8);
            for (Future<Integer> answer : slow) {
                assertThat(answer.get()).isEqualTo(200);
            }
            assertThat(sent(server, WEBHOOK)).isEqualTo(200);
        } finally {
            payments.verified.release(8);
            providers.shutdownNow();
            payments.verified.drainPermits();
        }
    }

    private static int sent(PortalServer to, String path) {
        return to.send(to.request(path).POST(BodyPublishers.noBody())).statusCode();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "documents/INVOICE/RE-2026-1001/payments",
                "payments",
                "payments/p1/completion",
                "payments/p1/cancellation",
                "payments/p%2F1/completion/",
                "payments/p1/c%6Fmpletion"
            })
    @DisplayName("what makes the portal call a provider has a rate of its own; looking and staff do not count")
    void paymentRates(String path) {
        AtomicLong time = new AtomicLong();
        try (PortalServer limited = PortalServer.running(Guards.with(Map.of("ratePayments", 1), time::get))) {
            assertThat(sent(limited, "/portal/api/admin/v1/payments/p1/check")).isNotEqualTo(429);
            assertThat(limited.send(limited.request("/portal/api/v1/payments/p1"))
                            .statusCode())
                    .isNotEqualTo(429);
            assertThat(sent(limited, "/portal/api/v1/" + path)).isNotEqualTo(429);
            assertThat(sent(limited, "/portal/api/v1/" + path)).isEqualTo(429);
            assertThat(sent(limited, "/portal/api/admin/v1/payments/p1/check")).isNotEqualTo(429);
        }
    }

    @Test
    @DisplayName("while the portal starts, providers are told to come again")
    void starting() {
        try (PortalServer early = PortalServer.starting(Guards.unlimited())) {
            HttpResponse<String> answer = early.send(early.request(WEBHOOK).POST(BodyPublishers.noBody()));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }
}
