package org.kundenportal.payment.paypal.fake;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kundenportal.payment.paypal.fake.FakePayPal.Movement;
import org.kundenportal.payment.paypal.fake.FakePayPal.Order;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What a browser and a webhook see of the fake; what the portal sees of it is tested by the contract. */
class FakePayPalTest {

    private static final String ORDER =
            """
            {"intent":"CAPTURE","purchase_units":[{"custom_id":"p1","invoice_id":"RE-1","description":"<b>",
             "amount":{"currency_code":"EUR","value":"5.00"}}],
             "payment_source":{"paypal":{"experience_context":
               {"return_url":"https://portal.example/back?x=1","cancel_url":"https://portal.example/no"}}}}
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private final FakePayPal fake;
    private final String token;

    FakePayPalTest() throws Exception {
        fake = FakePayPal.start();
        String credentials = Base64.getEncoder()
                .encodeToString((FakePayPal.CLIENT_ID + ":" + FakePayPal.CLIENT_SECRET).getBytes(US_ASCII));
        token = send("/v1/oauth2/token", "Basic " + credentials, "grant_type=client_credentials")
                .body()
                .replaceFirst(".*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private HttpResponse<String> send(String path, String authorization, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(fake.baseUrl() + path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return client.send(
                (body == null ? request : request.POST(BodyPublishers.ofString(body))).build(),
                BodyHandlers.ofString());
    }

    private String order() throws Exception {
        assertThat(send("/v2/checkout/orders", "Bearer " + token, ORDER).statusCode())
                .isEqualTo(201);
        return fake.orders().get(fake.orders().size() - 1).id();
    }

    @Test
    @DisplayName(
            "The page has a button to agree, one to agree in vain and one to give up, each leading back to the portal")
    void page() throws Exception {
        String id = order();
        assertThat(send("/checkoutnow?token=" + id, null, null).body())
                .contains("id=\"approve\"", "id=\"decline\"", "id=\"cancel\"", "5.00 EUR", "&lt;b&gt;");

        HttpResponse<String> canceled = send("/checkoutnow/cancel?token=" + id, null, "");
        assertThat(canceled.statusCode()).isEqualTo(303);
        assertThat(canceled.headers().firstValue("Location")).contains("https://portal.example/no?token=" + id);
        assertThat(fake.orders()).extracting(Order::status).containsExactly("PAYER_ACTION_REQUIRED");

        HttpResponse<String> approved = send("/checkoutnow/approve?token=" + id, null, "");
        assertThat(approved.headers().firstValue("Location"))
                .contains("https://portal.example/back?x=1&token=" + id + "&PayerID=FAKEPAYER0001");
        assertThat(fake.orders()).extracting(Order::status).containsExactly("APPROVED");
        assertThat(send("/checkoutnow?token=unknown", null, null).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("It reports to an address until the report is taken, and keeps its ledger meanwhile")
    void reports() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        AtomicInteger calls = new AtomicInteger();
        HttpServer portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        portal.createContext("/", exchange -> {
            try (exchange) {
                received.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                exchange.sendResponseHeaders(calls.incrementAndGet() == 1 ? 500 : 200, -1);
            }
        });
        portal.start();
        try {
            fake.webhooksTo(URI.create("http://127.0.0.1:" + portal.getAddress().getPort() + "/webhook"), true);
            String id = order();
            fake.approve(id);
            String first = received.poll(20, TimeUnit.SECONDS);
            assertThat(first).contains("CHECKOUT.ORDER.APPROVED", id);
            assertThat(received.poll(20, TimeUnit.SECONDS)).isEqualTo(first);
            send("/v2/checkout/orders/" + id + "/capture", "Bearer " + token, "{}");
            assertThat(received.poll(20, TimeUnit.SECONDS)).contains("PAYMENT.CAPTURE.COMPLETED", id);
        } finally {
            portal.stop(0);
        }
        assertThat(fake.captures())
                .extracting(Movement::customId, Movement::value)
                .containsExactly(tuple("p1", "5.00"));
    }

    @Test
    @DisplayName("Nobody is let in without a token")
    void refusesStrangers() throws Exception {
        assertThat(send("/v2/checkout/orders", null, ORDER).statusCode()).isEqualTo(401);
        assertThat(send("/v2/checkout/orders", "Bearer x", ORDER).statusCode()).isEqualTo(401);
        assertThat(send("/v1/oauth2/token", "Basic x", "grant_type=client_credentials")
                        .statusCode())
                .isEqualTo(401);
        assertThat(fake.orders()).isEmpty();
    }
}
