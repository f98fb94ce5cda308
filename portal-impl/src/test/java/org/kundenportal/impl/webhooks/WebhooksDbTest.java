package org.kundenportal.impl.webhooks;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.access.Opened;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.api.webhooks.DeliveryState;
import org.kundenportal.api.webhooks.Webhook;
import org.kundenportal.api.webhooks.WebhookData;
import org.kundenportal.api.webhooks.WebhookDelivery;
import org.kundenportal.impl.Parallel;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.impl.TestPortal.HOST;
import static org.kundenportal.impl.TestPortal.STAFF;

@DatabaseTest
class WebhooksDbTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;
    private HttpServer server;
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile IntUnaryOperator answers = n -> 204;

    /** A request as it came. */
    private record Received(String id, String timestamp, String signature, String body) {}

    WebhooksDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void listen() throws IOException {
        portal = new TestPortal(database, folder);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicInteger count = new AtomicInteger();
        server.createContext("/hooks", exchange -> {
            received.add(new Received(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            int status = answers.applyAsInt(count.incrementAndGet());
            if (status == 302) {
                exchange.getResponseHeaders().add("Location", "/elsewhere");
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.createContext("/elsewhere", exchange -> {
            received.add(new Received("redirected", "", "", ""));
            exchange.close();
        });
        server.createContext("/hangs", exchange -> {
            try {
                hanging.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    @AfterEach
    void stop() {
        hanging.countDown();
        server.stop(0);
    }

    @Test
    @DisplayName("BW-17 an event is sent, signed so that only the portal can have sent it")
    void sendsSignedEvents() {
        Opened<Webhook> made = portal.webhooks.create(STAFF, data("/hooks"));
        portal.customerIntake.put(HOST, TestPortal.company("10001", "Müller & Söhne"));
        portal.documentIntake.put(HOST, TestPortal.document(DocumentType.INVOICE, "RE-1", "10001"));

        assertThat(dispatch().sendDue()).isEqualTo(2);

        Received first = received.get(0);
        assertThat(first.body())
                .startsWith("{\"type\":\"CUSTOMER_CREATED\",\"timestamp\":\"2026-11-21T12:00:00Z\",\"data\":{\"id\":\"")
                .contains("\"customerNumber\":\"10001\"", "\"actor\":{\"kind\":\"HOST\",\"name\":\"erp\"}");
        assertThat(received.get(1).body()).contains("\"document\":{\"type\":\"INVOICE\",\"number\":\"RE-1\"}");
        Instant at = Instant.ofEpochSecond(Long.parseLong(first.timestamp()));
        assertThat(first.signature()).isEqualTo(new WebhookSecret(made.token()).sign(first.id(), at, first.body()));
        assertThat(first.id()).startsWith("msg_").isNotEqualTo(received.get(1).id());
        Webhook webhook = portal.webhooks.get(made.session().id());
        assertThat(webhook.waiting()).isZero();
        assertThat(webhook.lastDeliveredAt()).isEqualTo(portal.clock.instant());
        assertThat(dispatch().sendDue()).as("nothing is left").isZero();
    }

    @Test
    void whatIsRolledBackIsNotSent() {
        portal.webhooks.create(STAFF, data("/hooks"));
        assertThat(Refusal.code(() ->
                        portal.documentIntake.put(HOST, TestPortal.document(DocumentType.INVOICE, "RE-1", "unknown"))))
                .isEqualTo(ErrorCode.UNKNOWN_CUSTOMER);

        assertThat(dispatch().sendDue()).isZero();
    }

    @Test
    void whoWantsCertainKindsGetsNoOthers() {
        portal.webhooks.create(STAFF, new WebhookData(url("/hooks"), true, Set.of("DOCUMENT_CREATED")));
        portal.customerIntake.put(HOST, TestPortal.company("10001", "Firma"));
        portal.documentIntake.put(HOST, TestPortal.document(DocumentType.INVOICE, "RE-1", "10001"));

        dispatch().sendDue();

        assertThat(received).hasSize(1);
        assertThat(received.get(0).body()).contains("DOCUMENT_CREATED");
    }

    @Test
    void failuresAreRetriedWithBackOffUnderTheSameId() {
        answers = n -> n <= 10 ? 500 : 204;
        String id = portal.webhooks.create(STAFF, data("/hooks")).session().id();
        happens();

        WebhookDispatch dispatch = dispatch();
        int rounds = 0;
        while (state(id) == DeliveryState.WAITING) {
            assertThat(dispatch.sendDue()).isEqualTo(1);
            assertThat(dispatch.sendDue()).as("not before it is due").isZero();
            portal.clock.set(dueOrNow(id));
            assertThat(++rounds).isLessThan(20);
        }

        assertThat(state(id)).isEqualTo(DeliveryState.DELIVERED);
        assertThat(received).hasSize(11);
        assertThat(Set.copyOf(received.stream().map(Received::id).toList())).hasSize(1);
        assertThat(delivery(id).status()).isEqualTo(204);
        assertThat(delivery(id).attempts()).isEqualTo(11);
    }

    @Test
    @DisplayName("what is put in line again while it is being sent stays in line, whatever comes of that attempt")
    void aReplayInFlightCounts() {
        String id = portal.webhooks.create(STAFF, data("/hooks")).session().id();
        happens();
        answers = n -> {
            if (n == 1) {
                portal.webhooks.replay(STAFF, id, delivery(id).id());
                return 500;
            }
            return 204;
        };

        assertThat(dispatch().sendDue()).isEqualTo(1);
        assertThat(state(id)).isEqualTo(DeliveryState.WAITING);
        assertThat(dispatch().sendDue()).as("at once").isEqualTo(1);
        assertThat(state(id)).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    @DisplayName("the two days of tries count from the first, however long a delivery waited for it")
    void whatWaitedLongIsTriedAsOftenAsAnyOther() {
        String id = portal.webhooks.create(STAFF, data("/hooks")).session().id();
        happens();
        portal.clock.advance(Duration.ofDays(3));
        answers = n -> 503;

        dispatch().sendDue();

        assertThat(state(id)).isEqualTo(DeliveryState.WAITING);
    }

    @Test
    void whatFailsForTwoDaysIsKeptAndReplayedOnDemand() {
        answers = n -> 500;
        String id = portal.webhooks.create(STAFF, data("/hooks")).session().id();
        Instant before = portal.clock.instant();
        happens();
        WebhookDispatch dispatch = dispatch();
        while (state(id) == DeliveryState.WAITING) {
            dispatch.sendDue();
            portal.clock.set(dueOrNow(id));
        }
        assertThat(state(id)).isEqualTo(DeliveryState.FAILED);
        assertThat(delivery(id).status()).isEqualTo(500);
        assertThat(portal.webhooks.get(id).failed()).isEqualTo(1);
        assertThat(portal.clock.instant()).isBefore(before.plus(Duration.ofDays(2)));

        answers = n -> 200;
        assertThat(portal.webhooks.replayFailed(STAFF, id, portal.clock.instant()))
                .isZero();
        assertThat(portal.webhooks.replayFailed(STAFF, id, before)).isEqualTo(1);
        assertThat(dispatch.sendDue()).isEqualTo(1);
        assertThat(state(id)).isEqualTo(DeliveryState.DELIVERED);

        WebhookDelivery again = portal.webhooks.replay(STAFF, id, delivery(id).id());
        assertThat(again.state()).isEqualTo(DeliveryState.WAITING);
        assertThat(dispatch.sendDue()).isEqualTo(1);
        assertThat(Refusal.code(() -> portal.webhooks.replay(STAFF, id, "0"))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void anEndpointThatIsGoneIsSwitchedOff() {
        answers = n -> 410;
        String id = portal.webhooks.create(STAFF, data("/hooks")).session().id();
        happens();

        dispatch().sendDue();
        happens();

        assertThat(dispatch().sendDue()).isZero();
        Webhook webhook = portal.webhooks.get(id);
        assertThat(webhook.data().active()).isFalse();
        assertThat(webhook.gone()).isTrue();
        assertThat(state(id)).isEqualTo(DeliveryState.FAILED);
        assertThat(portal.timeline.list(null, null, PageRequest.first()).items())
                .extracting(TimelineEvent::kind)
                .contains("WEBHOOK_GONE");

        portal.webhooks.change(STAFF, id, data("/hooks"));
        assertThat(portal.webhooks.get(id).gone()).isFalse();
    }

    @Test
    void redirectionsAreNotFollowed() {
        answers = n -> 302;
        String id = portal.webhooks.create(STAFF, data("/hooks")).session().id();
        happens();

        dispatch().sendDue();

        assertThat(received).extracting(Received::id).doesNotContain("redirected");
        assertThat(delivery(id).status()).isEqualTo(302);
        assertThat(state(id)).isEqualTo(DeliveryState.WAITING);
    }

    @Test
    void anEndpointThatHangsOrIsDownIsTriedAgain() throws IOException {
        String hangs = portal.webhooks.create(STAFF, data("/hangs")).session().id();
        String down = portal.webhooks
                .create(STAFF, new WebhookData("http://localhost:" + freePort() + "/", true, Set.of()))
                .session()
                .id();
        happens();

        WebhookDispatch dispatch = dispatch(Duration.ofMillis(300));
        dispatch.sendDue();

        assertThat(delivery(hangs).failure()).isEqualTo("TIMEOUT");
        assertThat(delivery(down).failure()).isEqualTo("UNREACHABLE");
        assertThat(state(hangs)).isEqualTo(DeliveryState.WAITING);
    }

    @Test
    void manyWorkersSendEachDeliveryOnce() throws Exception {
        String id = portal.webhooks.create(STAFF, data("/hooks")).session().id();
        for (int i = 0; i < 20; i++) {
            happens();
        }
        List<WebhookDispatch> nodes = Arrays.asList(dispatch(), dispatch(), dispatch(), dispatch());

        int sent = Parallel.calls(nodes.size(), node -> nodes.get(node).sendDue()).stream()
                .mapToInt(Parallel.Result::value)
                .sum();

        assertThat(sent).isEqualTo(20);
        assertThat(received).hasSize(20);
        assertThat(portal.webhooks.get(id).waiting()).isZero();
    }

    @Test
    void aDeliveryWhoseNodeDiedIsSentByAnother() {
        String id = portal.webhooks.create(STAFF, data("/hooks")).session().id();
        happens();
        Instant lease = portal.clock.instant().plus(Duration.ofMinutes(1));
        portal.tx.run(em -> em.createQuery("UPDATE WebhookDelivery d SET d.dueAt = :lease, d.attempts = 1")
                .setParameter("lease", lease)
                .executeUpdate());

        assertThat(dispatch().sendDue()).isZero();
        portal.clock.set(lease);
        assertThat(dispatch().sendDue()).isEqualTo(1);
        assertThat(state(id)).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void twoSecretsSignWhileReceiversSwitch() throws Exception {
        Opened<Webhook> made = portal.webhooks.create(STAFF, data("/hooks"));
        String id = made.session().id();
        String second = portal.webhooks.rotateSecret(STAFF, id).token();
        happens();
        dispatch().sendDue();

        Received both = received.get(received.size() - 1);
        Instant at = Instant.ofEpochSecond(Long.parseLong(both.timestamp()));
        assertThat(both.signature().split(" "))
                .containsExactly(
                        new WebhookSecret(second).sign(both.id(), at, both.body()),
                        new WebhookSecret(made.token()).sign(both.id(), at, both.body()));

        portal.clock.advance(Duration.ofHours(24));
        happens();
        dispatch().sendDue();
        assertThat(received.get(received.size() - 1).signature().split(" ")).hasSize(1);
        for (String secret : List.of(made.token(), second)) {
            assertThat(database.dump()).noneMatch(row -> row.contains(secret.substring(6)));
        }
    }

    @Test
    void anEndpointThatIsOffWaitsButCanBeTried() {
        String id = portal.webhooks.create(STAFF, data("/hooks")).session().id();
        happens();
        portal.webhooks.change(STAFF, id, new WebhookData(url("/hooks"), false, Set.of()));
        assertThat(dispatch().sendDue()).isZero();

        WebhookDelivery test = portal.webhooks.test(STAFF, id);
        assertThat(dispatch().sendDue()).isEqualTo(1);

        assertThat(received).hasSize(1);
        assertThat(received.get(0).id()).isEqualTo(test.messageId());
        assertThat(received.get(0).body()).contains("\"type\":\"TEST\"");
    }

    @Test
    void whatIsOldIsDeletedAndAnEndpointGoesWithItsDeliveries() throws Exception {
        String id = portal.webhooks.create(STAFF, data("/hooks")).session().id();
        happens();
        portal.clock.advance(Duration.ofDays(29));
        happens();
        WebhookPurge purge = new WebhookPurge(portal.tx, portal.home);
        assertThat(purge.purge()).isZero();
        portal.clock.advance(Duration.ofDays(1));
        assertThat(purge.purge()).isEqualTo(1);
        purge.close();

        portal.webhooks.delete(STAFF, id);

        assertThat(database.count("webhook_delivery")).isZero();
        assertThat(Refusal.code(() -> portal.webhooks.get(id))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> portal.webhooks.get("nonsense"))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void deliveriesArePagedAndFilteredByState() {
        answers = n -> n == 1 ? 500 : 200;
        String id = portal.webhooks.create(STAFF, data("/hooks")).session().id();
        happens();
        happens();
        happens();
        dispatch().sendDue();

        assertThat(portal.webhooks
                        .deliveries(id, DeliveryState.DELIVERED, PageRequest.first())
                        .items())
                .hasSize(2);
        var first = portal.webhooks.deliveries(id, null, new PageRequest(2, null));
        assertThat(first.items()).hasSize(2);
        assertThat(portal.webhooks
                        .deliveries(id, null, new PageRequest(2, first.next()))
                        .items())
                .extracting(WebhookDelivery::state)
                .containsExactly(DeliveryState.WAITING);
    }

    @Test
    void theRunningPortalSendsByItself() {
        portal.webhooks.create(STAFF, data("/hooks"));
        happens();
        WebhookDispatch running =
                new WebhookDispatch(portal.tx, portal.events, portal.home, PATIENCE, Duration.ofMillis(10));

        org.assertj.core.api.Assertions.assertThatCode(() -> awaitReceived(1)).doesNotThrowAnyException();
        running.close();
    }

    private void awaitReceived(int count) {
        Instant end = Instant.now().plus(PATIENCE);
        while (received.size() < count) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("nothing came");
            }
            Thread.onSpinWait();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void happens() {
        portal.settings.saveRelease(STAFF, portal.settings.release().value());
    }

    private DeliveryState state(String id) {
        return delivery(id).state();
    }

    private WebhookDelivery delivery(String id) {
        return portal.webhooks.deliveries(id, null, PageRequest.first()).items().get(0);
    }

    private Instant dueOrNow(String id) {
        Instant due = delivery(id).dueAt();
        return due == null ? portal.clock.instant() : due;
    }

    private WebhookDispatch dispatch() {
        return dispatch(PATIENCE);
    }

    private WebhookDispatch dispatch(Duration timeout) {
        return new WebhookDispatch(portal.tx, portal.events, portal.home, timeout, Duration.ofDays(1));
    }

    private WebhookData data(String path) {
        return new WebhookData(url(path), true, Set.of());
    }

    private String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }
}
