package org.example.housebank;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.kundenportal.api.Money;
import org.kundenportal.spi.payment.FakeProvider;
import org.kundenportal.spi.payment.WebhookCall;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The bank, on a free port of this machine. It remembers its payments and fails when it is told to. */
final class FakeBank implements FakeProvider, AutoCloseable {

    static final String KEY = "key-of-the-merchant-4711";

    private final Map<String, Payment> payments = new ConcurrentHashMap<>();
    private final Map<Call, Fault> faults = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile CountDownLatch hanging = new CountDownLatch(1);

    /** What the bank knows of a payment. */
    private record Payment(String amount, String state) {

        Payment in(String newState) {
            return new Payment(amount, newState);
        }
    }

    FakeBank() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.createContext("/payments/", this::payment);
        server.createContext("/account", exchange -> answer(exchange, isLetIn(exchange) ? 200 : 401, ""));
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        heal();
        server.stop(0);
        threads.shutdownNow();
    }

    private static boolean isLetIn(HttpExchange exchange) {
        return ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private void payment(HttpExchange exchange) throws IOException {
        Properties lines = new Properties();
        lines.load(new InputStreamReader(exchange.getRequestBody(), UTF_8));
        boolean write = exchange.getRequestMethod().equals("PUT");
        String path = exchange.getRequestURI().getRawPath();
        String id = URLDecoder.decode(path.substring("/payments/".length()), UTF_8);
        Fault fault = faults.get(write ? Call.START : Call.READ);
        if (!isLetIn(exchange)) {
            answer(exchange, 401, "");
        } else if (fault == Fault.ERROR_BEFORE) {
            answer(exchange, 500, "");
        } else if (fault == Fault.BUSY) {
            exchange.getResponseHeaders().add("Retry-After", "7");
            answer(exchange, 429, "");
        } else if (fault == Fault.REFUSED) {
            answer(exchange, 422, "code=NOT_TODAY\n");
        } else {
            if (write) {
                payments.putIfAbsent(id, new Payment(lines.getProperty("amount"), "open"));
            }
            answer(exchange, id, fault);
        }
    }

    /** What was to be done is done; now the answer may fail. */
    private void answer(HttpExchange exchange, String id, Fault fault) throws IOException {
        Payment payment = payments.get(id);
        String text = payment == null
                ? ""
                : "id=" + id + "\nstate=" + payment.state + "\namount=" + payment.amount + "\npage=" + address()
                        + "/pay/" + id + "\n";
        if (fault == Fault.LOST_ANSWER) {
            exchange.close();
        } else if (fault == Fault.CUT_ANSWER) {
            exchange.sendResponseHeaders(200, text.length() + 100L);
            exchange.getResponseBody().write(text.getBytes(UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        } else if (fault == Fault.HANG) {
            hang();
            exchange.close();
        } else if (fault == Fault.ERROR_AFTER) {
            answer(exchange, 500, "");
        } else if (fault == Fault.UNREADABLE) {
            answer(exchange, 200, "<html>Welcome</html>");
        } else {
            answer(exchange, payment == null ? 404 : 200, text);
        }
    }

    private void hang() {
        try {
            hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void fail(Call call, Fault fault) {
        faults.put(call, fault);
    }

    @Override
    public void heal() {
        faults.clear();
        hanging.countDown();
        hanging = new CountDownLatch(1);
    }

    @Override
    public void approve(String id) {
        move(id, "paid");
    }

    @Override
    public void cancel(String id) {
        move(id, "canceled");
    }

    @Override
    public void expire(String id) {
        move(id, "expired");
    }

    private void move(String id, String state) {
        payments.computeIfPresent(id, (same, payment) -> payment.in(state));
    }

    @Override
    public void distort(String id, Money amount) {
        payments.computeIfPresent(
                id, (same, payment) -> new Payment(amount.amount().toPlainString(), payment.state));
    }

    @Override
    public boolean chargeBack(String id) {
        return false;
    }

    @Override
    public Money amount(String id) {
        return Money.of(payments.get(id).amount, "EUR");
    }

    @Override
    public int payments() {
        return payments.size();
    }

    @Override
    public int captures() {
        return Math.toIntExact(payments.values().stream()
                .filter(payment -> payment.state.equals("paid"))
                .count());
    }

    @Override
    public int refunds() {
        return 0;
    }

    @Override
    public WebhookCall webhook(String id) {
        byte[] body = ("payment=" + id + "\n").getBytes(UTF_8);
        return signed(body, BankApi.sign(body, KEY));
    }

    @Override
    public Optional<WebhookCall> forgedWebhook(String id) {
        byte[] body = ("payment=" + id + "\n").getBytes(UTF_8);
        return Optional.of(signed(body, BankApi.sign(body, "another-key")));
    }

    private static WebhookCall signed(byte[] body, String signature) {
        return new WebhookCall(List.of(new WebhookCall.Header("X-Bank-Signature", signature)), body);
    }
}
