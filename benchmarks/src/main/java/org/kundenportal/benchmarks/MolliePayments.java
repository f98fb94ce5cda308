package org.kundenportal.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.kundenportal.api.Money;
import org.kundenportal.payment.mollie.MollieProvider;
import org.kundenportal.payment.mollie.fake.FakeMollie;
import org.kundenportal.payment.mollie.fake.FakePayment;
import org.kundenportal.spi.payment.CheckoutRequest;
import org.kundenportal.spi.payment.PaymentGateway;
import org.kundenportal.spi.payment.ProviderPayment;
import org.kundenportal.spi.settings.ProviderSettings;
import org.kundenportal.spi.settings.ProviderSettings.Value;

/**
 * Payments from the start to the booking, against a Mollie on loopback: by the portal, and the provider's calls alone, made
 * by the same gateway in the client's JVM. What the portal takes beyond that is ours.
 */
final class MolliePayments implements Closeable {

    /** What a document that {@link Administration#document} pushes comes to. */
    private static final Money AMOUNT = Money.of("535.50", "EUR");

    private static final String API = "/portal/api/v1/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final Load.Cpu server;
    private final Load.Cpu database;
    private final Scenario scenario;
    private final FakeMollie mollie;
    private final PaymentGateway gateway;
    private final String connection;
    private final LongAdder calls = new LongAdder();
    private int invoices;

    /**
     * What came of some payments.
     *
     * @param calls of the provider's API, for each payment
     * @param serverCpu microseconds of the portal's processor time a payment
     * @param databaseCpu the same of the database's processes
     */
    record Figures(
            String name,
            int atATime,
            int payments,
            double perSecond,
            int p50,
            int p99,
            double calls,
            double serverCpu,
            double databaseCpu) {}

    /** One payment from its start to its end. */
    private interface Payer extends Closeable {
        void pay(int number) throws Exception;
    }

    /** Opens one payer for each thread. */
    private interface Payers {
        Payer open() throws Exception;
    }

    /** Starts a Mollie and makes a connection to it in the portal. */
    MolliePayments(int port, Load.Cpu server, Load.Cpu database, Scenario scenario) throws Exception {
        this.port = port;
        this.server = server;
        this.database = database;
        this.scenario = scenario;
        mollie = FakeMollie.start();
        mollie.observe(exchange -> calls.increment());
        gateway = new MollieProvider()
                .open(new ProviderSettings(List.of(
                        new Value("apiKey", mollie.apiKey()),
                        new Value("apiBaseUrl", mollie.apiBaseUrl().toString()))));
        connection = scenario.administration()
                .mollie(mollie.apiKey(), mollie.apiBaseUrl().toString());
    }

    /** Measures so many payments of each kind, one at a time and sixteen at a time, after some that do not count. */
    List<Figures> measure(int payments) throws Exception {
        run("", this::alone, 4, payments);
        run("", this::portal, 4, payments);
        List<Figures> figures = new ArrayList<>();
        for (int atATime : List.of(1, 16)) {
            figures.add(run("the gateway alone", this::alone, atATime, payments));
            figures.add(run("the portal", this::portal, atATime, payments));
        }
        long taken = mollie.payments().stream().filter(FakePayment::isPaid).count();
        if (taken != 6L * payments) {
            throw new IllegalStateException(taken + " payments at Mollie in place of " + 6L * payments);
        }
        return figures;
    }

    private Figures run(String name, Payers payers, int atATime, int payments) throws Exception {
        int first = invoices;
        invoices += payments;
        for (int number = first; number < invoices; number++) {
            scenario.invoice(invoice(number));
        }
        AtomicInteger next = new AtomicInteger(first);
        calls.reset();
        ExecutorService threads = Executors.newFixedThreadPool(atATime);
        long serverBefore = server.micros();
        long databaseBefore = database.micros();
        long start = System.nanoTime();
        List<Future<Latencies>> loops = new ArrayList<>();
        for (int i = 0; i < atATime; i++) {
            loops.add(threads.submit(() -> loop(payers, next, first + payments)));
        }
        Latencies all = new Latencies();
        for (Future<Latencies> loop : loops) {
            all.addAll(loop.get());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        threads.shutdown();
        return new Figures(
                name,
                atATime,
                payments,
                payments / seconds,
                all.percentile(50),
                all.percentile(99),
                (double) calls.sum() / payments,
                (double) (server.micros() - serverBefore) / payments,
                (double) (database.micros() - databaseBefore) / payments);
    }

    private static Latencies loop(Payers payers, AtomicInteger next, int end) throws Exception {
        Latencies latencies = new Latencies();
        try (Payer payer = payers.open()) {
            for (int number = next.getAndIncrement(); number < end; number = next.getAndIncrement()) {
                long start = System.nanoTime();
                payer.pay(number);
                latencies.add(System.nanoTime() - start);
            }
        }
        return latencies;
    }

    private Payer alone() {
        return new Payer() {
            @Override
            public void pay(int number) throws Exception {
                URI page = URI.create("http://localhost:" + port + "/portal/payments/" + number);
                CheckoutRequest request = new CheckoutRequest(
                        UUID.randomUUID().toString(),
                        AMOUNT,
                        invoice(number),
                        "Rechnung " + invoice(number),
                        "Benchmark GmbH",
                        Locale.GERMANY,
                        page,
                        page,
                        null);
                String id = gateway.start(request).id();
                mollie.pay(id);
                if (gateway.complete(id, request.paymentId()).state() != ProviderPayment.State.PAID) {
                    throw new IOException("not paid");
                }
            }

            @Override
            public void close() {}
        };
    }

    private Payer portal() throws IOException {
        HttpConnection http = new HttpConnection(port);
        return new Payer() {
            @Override
            public void pay(int number) throws Exception {
                JsonNode started = post(
                        "documents/INVOICE/" + invoice(number) + "/payments",
                        "{\"connectionId\":\"" + connection + "\",\"amount\":null}",
                        201);
                String page = started.path("redirectUrl").asText();
                mollie.pay(page.substring(page.lastIndexOf('/') + 1));
                JsonNode paid = post("payments/" + started.path("paymentId").asText() + "/completion", "{}", 200);
                if (!paid.path("status").asText().equals("PAID")) {
                    throw new IOException("not paid: " + paid);
                }
            }

            private JsonNode post(String path, String body, int expected) throws IOException {
                int status = http.exchange(HttpConnection.request(
                        "POST",
                        API + path,
                        Map.of(
                                "Cookie",
                                scenario.cookie(),
                                "Content-Type",
                                "application/json",
                                "Sec-Fetch-Site",
                                "same-origin"),
                        body.getBytes(StandardCharsets.UTF_8)));
                if (status != expected) {
                    throw new IOException(path + ": " + status + " " + new String(http.body(), StandardCharsets.UTF_8));
                }
                return JSON.readTree(http.body());
            }

            @Override
            public void close() throws IOException {
                http.close();
            }
        };
    }

    private static String invoice(int number) {
        return "PAY-" + number;
    }

    @Override
    public void close() {
        gateway.close();
        mollie.close();
    }
}
