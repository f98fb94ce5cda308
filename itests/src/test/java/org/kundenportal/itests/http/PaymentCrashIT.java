package org.kundenportal.itests.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.PortalClient.Answer;
import org.kundenportal.payment.mollie.fake.FakePayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.itests.http.PortalClient.ADMIN;
import static org.kundenportal.itests.http.PortalClient.CUSTOMER;

/**
 * The portal is killed at random points while customers pay 200 invoices. Afterwards the ledgers of both sides agree to the
 * last row: nothing is lost, nothing is booked twice, and nobody has paid twice. The seed of a run is in its failure, and
 * {@code -Dpayments.seed} repeats what customers and killer do, if not what the machine makes of it.
 */
public class PaymentCrashIT {

    private static final int CUSTOMERS = 4;
    private static final int INVOICES = 50;
    private static final int KILLS = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final long seed = Long.getLong("payments.seed", System.nanoTime());
    private final AtomicInteger begun = new AtomicInteger();
    private final RunningPortal portal = RunningPortal.prepare()
            .configure(
                    "org.kundenportal.web.cfg",
                    "rateRequests = 1000000",
                    "rateLinkMisses = 1000000",
                    "rateSignIns = 1000000",
                    "ratePayments = 1000000",
                    "rateWebhooks = 1000000",
                    "rateWebhookMisses = 1000000")
            .configure("system.properties", "kundenportal.payments.notifyLocally = true");

    private Host host;
    private FakeProviders providers;

    @Before
    public void start() {
        portal.start();
        portal.awaitUp();
        host = new Host(portal);
        host.releaseEverything();
        providers = new FakeProviders(host.client());
    }

    @After
    public void end() {
        providers.close();
        portal.close();
    }

    @Test
    public void ledgersAgreeHoweverOftenThePortalDies() throws Exception {
        List<String> ways = List.of(providers.connectPayPal(), providers.connectMollie());
        List<Callable<Void>> people = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            String number = Host.fresh("CR");
            host.putCustomer(number);
            PortalClient client = PortalClient.anonymous(portal).linked(host.grant(number));
            List<String> invoices = new ArrayList<>();
            for (int n = 0; n < INVOICES; n++) {
                String invoice = Host.fresh("RE-");
                host.putDocument("INVOICE", invoice, number);
                invoices.add(invoice);
            }
            people.add(new Payer(client, invoices, ways, new Random(seed + i)));
        }
        people.add(this::killer);

        ExecutorService threads = Executors.newFixedThreadPool(people.size());
        try {
            for (Future<Void> each : threads.invokeAll(people)) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        settle();

        assertThat(booked()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(taken());
        assertThat(taken()).as("seed %d", seed).hasSize(CUSTOMERS * INVOICES);
        for (JsonNode payment : payments()) {
            assertThat(payment.path("overpaid").isNull()).isTrue();
        }
    }

    /** Kills when a number of payments was begun that nobody can foresee, and a moment later than that. */
    private Void killer() {
        Random random = new Random(seed - 1);
        int between = CUSTOMERS * INVOICES / (KILLS + 1);
        for (int kill = 0; kill < KILLS; kill++) {
            int at = kill * between + random.nextInt(between);
            until("payments go on", () -> begun.get() >= at);
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(100_000)));
            portal.kill();
            portal.start();
            portal.awaitUp();
        }
        return null;
    }

    /** A customer who pays one invoice after the other and tries again until the portal says that nothing is open. */
    private final class Payer implements Callable<Void> {

        private final PortalClient client;
        private final List<String> invoices;
        private final List<String> connections;
        private final Random random;

        Payer(PortalClient client, List<String> invoices, List<String> connections, Random random) {
            this.client = client;
            this.invoices = invoices;
            this.connections = connections;
            this.random = random;
        }

        @Override
        public Void call() {
            for (String invoice : invoices) {
                String connection = connections.get(random.nextInt(connections.size()));
                begun.incrementAndGet();
                until(invoice + " is paid", () -> hasPaid(invoice, connection));
            }
            return null;
        }

        /** One try. Some customers close the page instead of coming back, and some come back twice. */
        private boolean hasPaid(String invoice, String connection) {
            String path = CUSTOMER + "/documents/INVOICE/" + invoice;
            Answer started =
                    client.post(path + "/payments", "{\"connectionId\":\"" + connection + "\",\"amount\":null}");
            if (started.code().equals("NOTHING_TO_PAY")) {
                return true;
            }
            Answer begun = started.status() == 201 ? started : client.get(path + "/payment-options");
            if (begun.status() != 201 && begun.status() != 200) {
                // the portal is down, or on its way up
                return false;
            }
            JsonNode payment =
                    started.status() == 201 ? begun.json() : begun.json().path("running");
            if (!payment.hasNonNull("paymentId")) {
                return false;
            }
            String page = payment.path("redirectUrl").asText("");
            if (!page.isEmpty()) {
                agree(page);
            }
            int returns = random.nextInt(3);
            // who was shown no page has agreed to nothing: the portal still waits for the provider's answer
            boolean isDone = returns == 0 && !page.isEmpty();
            for (int i = 0; i < returns; i++) {
                Answer answer = client.post(
                        CUSTOMER + "/payments/" + payment.path("paymentId").asText() + "/completion", "");
                isDone = answer.status() == 200
                        && answer.json().path("status").asText().equals("PAID");
            }
            return isDone;
        }

        private void agree(String page) {
            String last = URI.create(page).getPath();
            String query = URI.create(page).getQuery();
            String id =
                    query == null ? last.substring(last.lastIndexOf('/') + 1) : query.substring(query.indexOf('=') + 1);
            if (page.startsWith(
                    "http://127.0.0.1:" + providers.mollie().apiBaseUrl().getPort() + "/")) {
                providers.mollie().pay(id);
            } else {
                providers.payPal().approve(id);
            }
        }
    }

    /** While the portal is down, calls fail, and everybody waits. */
    private static void until(String what, Supplier<Boolean> done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isTrue(done)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("it never happens that " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static boolean isTrue(Supplier<Boolean> done) {
        try {
            return done.get();
        } catch (UncheckedIOException | IllegalArgumentException e) {
            // no answer, or none of the portal's: on its way up the server answers by pages of its own
            return false;
        }
    }

    /** Staff look after what nobody came back for; by itself the portal would do so within minutes. */
    private void settle() {
        until("all payments end", () -> {
            boolean all = true;
            for (JsonNode payment : payments()) {
                if (List.of("OPEN", "PENDING", "UNKNOWN")
                        .contains(payment.path("status").asText())) {
                    all = false;
                    host.client()
                            .post(
                                    ADMIN + "/payments/"
                                            + payment.path("paymentId").asText() + "/check",
                                    "");
                }
            }
            return all;
        });
    }

    private List<JsonNode> payments() {
        List<JsonNode> payments = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = host.client()
                    .get(ADMIN + "/payments?limit=200" + cursor)
                    .expect(200)
                    .json();
            page.path("items").forEach(payments::add);
            cursor = page.path("next").isNull()
                    ? null
                    : "&cursor=" + page.path("next").asText();
        } while (cursor != null);
        return payments;
    }

    /** What the portal's ledger says came in: by which payment, and how much. */
    private List<String> booked() {
        List<String> rows = new ArrayList<>();
        for (JsonNode payment : payments()) {
            for (JsonNode transaction : payment.path("transactions")) {
                rows.add(row(
                        payment.path("paymentId").asText(),
                        transaction.path("amount").path("amount").asText()));
            }
        }
        return rows;
    }

    /** What the providers took. */
    private List<String> taken() {
        List<String> rows = new ArrayList<>();
        providers.payPal().captures().forEach(capture -> rows.add(row(capture.customId(), capture.value())));
        providers.mollie().payments().stream()
                .filter(FakePayment::isPaid)
                .forEach(payment -> rows.add(
                        row(payment.paymentId(), payment.amount().amount().toPlainString())));
        return rows;
    }

    private static String row(String payment, String amount) {
        return payment + " " + new BigDecimal(amount).setScale(2);
    }
}
