package org.kundenportal.payment.mollie.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kundenportal.api.Money;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The fake behaves as Mollie's documentation says")
class FakeMollieTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();
    private final AtomicInteger answer = new AtomicInteger(200);
    private FakeMollie mollie;
    private HttpServer portal;

    @BeforeEach
    void start() throws Exception {
        mollie = FakeMollie.start();
        portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        portal.createContext("/hooks", exchange -> {
            reports.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        portal.start();
    }

    @AfterEach
    void stop() {
        mollie.close();
        portal.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "paid,paid,/paid",
        "failed,failed,/paid",
        "expired,expired,/paid",
        "pending,pending,/paid",
        "open,open,/paid",
        "canceled,canceled,/canceled"
    })
    @DisplayName("Each button of the checkout page ends the payment in its way and leads back to the portal")
    void hasButtons(String button, String status, String path) throws Exception {
        String id = create("k1").path("id").asText();
        String page = mollie.payment(id).page();
        assertThat(send(HttpRequest.newBuilder(URI.create(page)).GET()).body())
                .contains("id=\"" + button + "\"", "<span id=\"amount\">119.00 EUR</span>");

        HttpResponse<String> back =
                send(HttpRequest.newBuilder(URI.create(page)).POST(BodyPublishers.ofString("status=" + button)));
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(back.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith(path));
        assertThat(mollie.payment(id).status()).isEqualTo(status);
    }

    @Test
    @DisplayName("A link's page leads to a checkout, and nowhere once it is paid")
    void hasLinkPages() throws Exception {
        String body = "{\"amount\":{\"currency\":\"EUR\",\"value\":\"5.00\"},\"description\":\"x\"}";
        String id = JSON.readTree(post("/payment-links", "k1", body).body())
                .path("id")
                .asText();
        URI page = URI.create(mollie.links().get(0).page());
        HttpResponse<String> opened = send(HttpRequest.newBuilder(page).GET());
        assertThat(opened.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).startsWith("/checkout/tr_"));
        mollie.pay(mollie.payments().get(0).id());
        assertThat(send(HttpRequest.newBuilder(page).GET()).body()).contains("id=\"closed\"");
        assertThat(mollie.payments())
                .singleElement()
                .extracting(FakePayment::linkId)
                .isEqualTo(id);
    }

    @Test
    @DisplayName("What ends a payment is reported as a form; what was not taken is reported again")
    void reports() throws Exception {
        String id = create("k1").path("id").asText();
        answer.set(500);
        mollie.pay(id);
        assertThat(reports.poll(20, TimeUnit.SECONDS)).isEqualTo("id=" + id);
        mollie.awaitWebhooks();
        assertThat(mollie.waitingWebhooks()).isEqualTo(1);
        answer.set(200);
        mollie.releaseWebhooks();
        assertThat(reports.poll(20, TimeUnit.SECONDS)).isEqualTo("id=" + id);
        mollie.holdWebhooks();
        mollie.chargeBack(id, Money.of("119.00", "EUR"));
        assertThat(mollie.waitingWebhooks()).isEqualTo(1);
        assertThat(mollie.sendWebhook(id)).isEqualTo(200);
        assertThat(reports).containsExactly("id=" + id);
    }

    @Test
    @DisplayName("A key is known for an hour: the same request is answered as before, another one refused")
    void knowsKeys() throws Exception {
        String id = create("k1").path("id").asText();
        assertThat(post("/payments", "k1", body("119.00")).headers().firstValue("Idempotent-Replayed"))
                .hasValue("true");
        assertThat(post("/payments", "k1", body("120.00")).statusCode()).isEqualTo(400);
        mollie.advance(Duration.ofMinutes(61));
        assertThat(create("k1").path("id").asText()).isNotEqualTo(id);
        assertThat(mollie.payments()).hasSize(2);
    }

    @Test
    @DisplayName("Amounts need exactly the decimals of their currency")
    void isStrictAboutAmounts() throws Exception {
        for (String odd : new String[] {"119", "119.0", "119.000", "-1.00", "0.00", "1e3"}) {
            HttpResponse<String> refused = post("/payments", "k" + odd, body(odd));
            assertThat(refused.statusCode()).as(odd).isEqualTo(422);
            assertThat(JSON.readTree(refused.body()).path("field").asText()).isEqualTo("amount");
        }
        assertThat(mollie.payments()).isEmpty();
    }

    @Test
    @DisplayName("Lists come in pages, newest first")
    void pages() throws Exception {
        for (int i = 0; i < 3; i++) {
            create("k" + i);
        }
        JsonNode first = JSON.readTree(get("/payments?limit=2").body());
        assertThat(first.path("count").asInt()).isEqualTo(2);
        assertThat(first.at("/_embedded/payments/0/id").asText())
                .isEqualTo(mollie.payments().get(2).id());
        String next = first.at("/_links/next/href").asText();
        JsonNode second = JSON.readTree(
                send(authorized(HttpRequest.newBuilder(URI.create(next)))).body());
        assertThat(second.at("/_embedded/payments/0/id").asText())
                .isEqualTo(mollie.payments().get(0).id());
        assertThat(second.at("/_links/next").isNull()).isTrue();
    }

    private JsonNode create(String key) throws Exception {
        HttpResponse<String> created = post("/payments", key, body("119.00"));
        assertThat(created.statusCode()).isEqualTo(201);
        return JSON.readTree(created.body());
    }

    private String body(String amount) {
        String root = "http://127.0.0.1:" + portal.getAddress().getPort();
        return "{\"amount\":{\"currency\":\"EUR\",\"value\":\"" + amount
                + "\"},\"description\":\"x\",\"redirectUrl\":\"" + root + "/paid\",\"cancelUrl\":\"" + root
                + "/canceled\",\"webhookUrl\":\"" + root + "/hooks\"}";
    }

    private HttpResponse<String> post(String path, String key, String body) throws Exception {
        return send(authorized(HttpRequest.newBuilder(URI.create(mollie.apiBaseUrl() + path)))
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(authorized(HttpRequest.newBuilder(URI.create(mollie.apiBaseUrl() + path))));
    }

    private HttpRequest.Builder authorized(HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + mollie.apiKey());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
