package org.kundenportal.payment.mollie;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kundenportal.spi.payment.PaymentGateway;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;
import org.kundenportal.spi.settings.ProviderSettings.Value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("Calls of Mollie's API end, whatever the other side does")
class MollieApiTest {

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        workers.shutdownNow();
    }

    private PaymentGateway gateway(Patience patience, HttpHandler handler) throws InvalidSettingException {
        server.createContext("/v2/", handler);
        return new MollieProvider(Clock.systemUTC(), patience)
                .open(new ProviderSettings(List.of(
                        new Value("apiKey", "test_0123456789abcdef"),
                        new Value(
                                "apiBaseUrl",
                                "http://127.0.0.1:" + server.getAddress().getPort() + "/v2/"))));
    }

    @Test
    @DisplayName("An answer without end is cut off")
    void capsAnswers() throws Exception {
        PaymentGateway gateway = gateway(Patience.USUAL, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] part = new byte[1 << 16];
            for (int sent = 0; sent < 100 << 20; sent += part.length) {
                exchange.getResponseBody().write(part);
            }
            exchange.close();
        });
        assertThatThrownBy(gateway::check)
                .hasMessage("UNKNOWN UNREACHABLE")
                .hasRootCauseMessage("more than 4194304 bytes");
    }

    @Test
    @DisplayName("A body that never comes is not waited for, although its headers came")
    void limitsBodies() throws Exception {
        Patience short_ = new Patience(Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ofSeconds(1));
        PaymentGateway gateway = gateway(short_, exchange -> {
            exchange.sendResponseHeaders(200, 10);
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        assertThatThrownBy(gateway::check).hasMessage("UNKNOWN UNREACHABLE");
    }

    @Test
    @DisplayName("An operation without any time left calls nobody")
    void keepsDeadlines() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Patience none = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO);
        PaymentGateway gateway = gateway(none, exchange -> {
            calls.incrementAndGet();
            exchange.close();
        });
        assertThatThrownBy(gateway::check).hasMessage("UNKNOWN UNREACHABLE");
        assertThat(calls).hasValue(0);
    }

    @Test
    @DisplayName("A redirection is not followed: the key goes nowhere else")
    void followsNobody() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        PaymentGateway gateway = gateway(Patience.USUAL, exchange -> {
            calls.incrementAndGet();
            exchange.getResponseHeaders().set("Location", "/v2/elsewhere");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        assertThatThrownBy(gateway::check).hasMessage("UNKNOWN UNREADABLE 307");
        assertThat(calls).hasValue(1);
    }
}
