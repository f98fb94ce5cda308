package org.kundenportal.payment.mollie.fake;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.kundenportal.api.Money;

/**
 * A Mollie on loopback: payments, refunds, chargebacks, payment links and methods of the API v2 under one test key, the
 * pages on which customers pay, reports to the webhook addresses, and faults to order. Its books are there to be compared
 * with the portal's. Thread-safe; several can run side by side.
 *
 * <pre>{@code
 * try (FakeMollie mollie = FakeMollie.start()) {
 *     // a connection of type "mollie" with apiKey = mollie.apiKey(), apiBaseUrl = mollie.apiBaseUrl()
 *     mollie.fail(Fault.LOST_ANSWER, 1, Operation.CREATE_PAYMENT);
 *     …
 *     mollie.pay(mollie.payments().get(0).id());
 *     assertThat(mollie.payments()).filteredOn(FakePayment::isPaid).hasSize(1);
 * }
 * }</pre>
 *
 * <p>A browser pays on {@link FakePayment#page}: its buttons have the ids {@code paid}, {@code pending}, {@code failed},
 * {@code canceled}, {@code expired} and {@code open} (leave without paying), and lead back to the portal.
 */
public final class FakeMollie implements AutoCloseable {

    static {
        // without it each answer on a kept connection waits 40 ms for the client's acknowledgement
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private static final String API_KEY = "test_FakeMollie0123456789abcdef";

    private final MovableClock clock;
    private final ExecutorService workers = Executors.newCachedThreadPool(daemons("fake-mollie"));
    private final ExecutorService sender = Executors.newSingleThreadExecutor(daemons("fake-mollie-webhooks"));
    private final Faults faults = new Faults();
    private final Webhooks webhooks = new Webhooks(sender);
    private final AtomicReference<Consumer<Exchange>> observer = new AtomicReference<>(exchange -> {});
    private final Books books;
    private final Keys keys;
    private final int port;
    private HttpServer server;

    private static final class MovableClock extends Clock {
        private final Clock clock;
        private volatile Duration ahead = Duration.ZERO;

        MovableClock(Clock clock) {
            this.clock = clock;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return clock.instant().plus(ahead);
        }
    }

    private FakeMollie(Clock clock) throws IOException {
        this.clock = new MovableClock(clock);
        server = bind(0);
        port = server.getAddress().getPort();
        books = new Books(this.clock, root());
        keys = new Keys(this.clock);
        serve();
    }

    /** Starts one on a free port. */
    public static FakeMollie start() throws IOException {
        return start(Clock.systemUTC());
    }

    /** Starts one on a free port, with a clock. */
    public static FakeMollie start(Clock clock) throws IOException {
        return new FakeMollie(clock);
    }

    /** For the setting {@code apiBaseUrl}. */
    public URI apiBaseUrl() {
        return URI.create(root() + "/v2");
    }

    /** For the setting {@code apiKey}. */
    public String apiKey() {
        return API_KEY;
    }

    /** Its time, which {@link #advance} moves. */
    public Clock clock() {
        return clock;
    }

    /** Moves its time: keys are forgotten after an hour, pages close after three days. */
    public synchronized void advance(Duration by) {
        clock.ahead = clock.ahead.plus(by);
    }

    // customers and banks

    /** The customer pays. */
    public void pay(String paymentId) {
        move(paymentId, "paid");
    }

    /**
     * Brings a payment that is not over to a status: {@code pending}, {@code authorized}, {@code paid}, {@code failed},
     * {@code canceled}, {@code expired}.
     *
     * @return whether it was not over
     */
    public boolean move(String paymentId, String status) {
        boolean moved = books.move(paymentId, status);
        if (moved && !status.equals("pending")) {
            report(paymentId);
        }
        return moved;
    }

    /** The customer opens a link's page; gives the attempt that begins by it, null if the link is closed. */
    public String openLink(String linkId) {
        return books.openLink(linkId);
    }

    /** Changes what a payment is about, behind the portal's back. */
    public void distort(String paymentId, Money amount) {
        books.distort(paymentId, amount);
    }

    /** The customer's bank takes money of a paid payment back; gives the chargeback's id. */
    public String chargeBack(String paymentId, Money amount) {
        String id = books.chargeBack(paymentId, amount);
        report(paymentId);
        return id;
    }

    /** A chargeback is undone. */
    public void reverse(String paymentId, String chargebackId) {
        books.reverse(paymentId, chargebackId);
        report(paymentId);
    }

    /** The refunds of a payment that are on their way arrive. */
    public void completeRefunds(String paymentId) {
        books.moveRefunds(paymentId, "refunded");
        report(paymentId);
    }

    /** The refunds of a payment that are on their way fail. */
    public void failRefunds(String paymentId) {
        books.moveRefunds(paymentId, "failed");
        report(paymentId);
    }

    /** From now on the account has no payment methods. */
    public void deactivateMethods() {
        books.deactivateMethods();
    }

    /** From now on refuses a second refund of the same amount as a duplicate (409). */
    public void detectDuplicateRefunds() {
        books.detectDuplicates();
    }

    // webhooks

    /** From now on keeps reports to itself. */
    public void holdWebhooks() {
        webhooks.hold();
    }

    /** Sends the reports that were held, and once more those that were not answered by 200. */
    public void releaseWebhooks() {
        webhooks.release();
    }

    /** Waits until all reports that are being sent have been answered, or not. */
    public void awaitWebhooks() throws InterruptedException {
        CountDownLatch sent = new CountDownLatch(1);
        sender.execute(sent::countDown);
        sent.await();
    }

    /** How many reports are held, or were not answered by 200. */
    public int waitingWebhooks() {
        return webhooks.waiting();
    }

    /** Reports a payment now; gives the answer's status, 0 if there is none, or nowhere to report to. */
    public int sendWebhook(String paymentId) {
        String address = books.address(paymentId, "webhookUrl");
        return address == null ? 0 : webhooks.send(address, paymentId);
    }

    // faults

    /**
     * Lets the next calls fail, in place of what was ordered for them before.
     *
     * @param operations which calls, each of them so many times; all where none is named
     */
    public void fail(Fault fault, int times, Operation... operations) {
        for (Operation operation : operations.length == 0 ? Operation.values() : operations) {
            faults.plan(operation, fault, times);
        }
    }

    /** Lets all calls work again, and hanging ones end. */
    public void heal() {
        faults.heal();
    }

    /** Nobody reaches it any more; what it knows stays. */
    public synchronized void disconnect() {
        server.stop(0);
    }

    /** It can be reached again, at the same address. */
    public synchronized void reconnect() throws IOException {
        server = bind(port);
        serve();
    }

    // inspection

    /** All payments, oldest first. */
    public List<FakePayment> payments() {
        return books.payments();
    }

    /** A payment. */
    public FakePayment payment(String id) {
        return books.show(id);
    }

    /** All links, oldest first. */
    public List<FakeLink> links() {
        return books.links();
    }

    /** Tells somebody of each call that is answered without a fault. */
    public void observe(Consumer<Exchange> who) {
        observer.set(who);
    }

    /** Stops it; hanging calls end. */
    @Override
    public synchronized void close() {
        faults.heal();
        server.stop(0);
        workers.shutdownNow();
        sender.shutdownNow();
    }

    private void report(String paymentId) {
        webhooks.report(books.address(paymentId, "webhookUrl"), paymentId);
    }

    private String root() {
        return "http://127.0.0.1:" + port;
    }

    private static HttpServer bind(int port) throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    }

    private void serve() {
        server.setExecutor(workers);
        server.createContext("/v2/", new ApiHandler(API_KEY, root(), books, keys, faults, exchange -> observer.get()
                .accept(exchange)));
        Pages pages = new Pages(books, this::move);
        server.createContext("/checkout/", pages);
        server.createContext("/link/", pages);
        server.start();
    }

    private static ThreadFactory daemons(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
