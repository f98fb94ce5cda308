package org.kundenportal.payment.paypal;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Reason;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Answers as they come over the wire. */
class RawAnswersTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    private final Http http = new Http(PayPalContract.LIMITS);
    private HttpServer server;
    private volatile int status;
    private volatile String retryAfter;
    private volatile String debugId;
    private volatile byte[] body;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
                exchange.getResponseHeaders().set("paypal-debug-id", debugId);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        status = 429;
        retryAfter = "7";
        debugId = "f4ke1";
        body = "{\"name\":\"RATE_LIMIT_REACHED\"}".getBytes(UTF_8);
    }

    @AfterEach
    void stop() {
        server.stop(0);
        http.close();
    }

    private ProviderException answered() {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        return catchThrowableOfType(
                ProviderException.class,
                () -> Answers.json(http.send(HttpRequest.newBuilder(address).build(), http.deadline()), CLOCK));
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "'Sun, 01 Mar 2026 10:01:00 GMT', 60",
        "'Sun, 01 Mar 2026 09:00:00 GMT', 0",
        "soon, ",
        "-1, ",
        "99999999999, "
    })
    @DisplayName("How long PayPal wants to be left alone is seconds or a date, and nothing else")
    void retryAfter(String header, Long seconds) {
        retryAfter = header;
        assertThat(answered().retryAfter()).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
    }

    @Test
    @DisplayName("Codes and traces that are not what PayPal writes do not get into a message")
    void oddCodes() {
        status = 422;
        debugId = "<script>";
        body = "{\"details\":[{\"issue\":\"<b> a b\"}],\"name\":\"UNPROCESSABLE_ENTITY\"}".getBytes(UTF_8);
        ProviderException failure = answered();
        assertThat(failure.code()).isEqualTo("UNPROCESSABLE_ENTITY");
        assertThat(failure.trace()).isNull();
    }

    @Test
    @DisplayName("JSON in another encoding, or followed by something, is not an answer")
    void strictJson() {
        status = 200;
        for (byte[] odd : new byte[][] {
            "{}{}".getBytes(UTF_8), "[]".getBytes(UTF_8), {(byte) '{', (byte) '}', (byte) 0xff}, new byte[0]
        }) {
            body = odd.length == 0 ? " ".getBytes(UTF_8) : odd;
            assertThat(answered().reason()).isEqualTo(Reason.UNREADABLE);
        }
    }
}
