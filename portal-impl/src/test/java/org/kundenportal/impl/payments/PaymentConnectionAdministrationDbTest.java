package org.kundenportal.impl.payments;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.connections.ConnectionData;
import org.kundenportal.api.payments.ConnectionCheck;
import org.kundenportal.api.payments.PaymentConnection;
import org.kundenportal.api.timeline.Change;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.connections.NotOpenException;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;
import org.kundenportal.spi.payment.ProviderDescriptor;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Outcome;
import org.kundenportal.spi.payment.ProviderException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.impl.TestPortal.STAFF;

@DatabaseTest
class PaymentConnectionAdministrationDbTest {

    private static final Map<String, String> SETTINGS =
            Map.of("account", "4711", "pin", "geheim-1234", "sandbox", "true", "page", "GUEST");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private final HouseBank bank = new HouseBank();
    private TestPortal portal;

    PaymentConnectionAdministrationDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        portal = new TestPortal(database, folder);
        portal.paymentProviders.add(bank);
    }

    private static ConnectionData data(String name, Map<String, String> settings) {
        return new ConnectionData(HouseBank.TYPE, name, true, settings);
    }

    private static Map<String, String> with(String... keysAndValues) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return settings;
    }

    private PaymentConnection create(String name) {
        return portal.paymentConnections.create(STAFF, data(name, SETTINGS));
    }

    private PaymentConnection change(PaymentConnection connection, Map<String, String> settings) {
        return portal.paymentConnections.change(STAFF, connection.id(), data(connection.displayName(), settings));
    }

    /** What the provider would get. */
    private Map<String, String> secrets(PaymentConnection connection) throws NotOpenException {
        try (OpenGateway open = portal.connections.open(Long.parseLong(connection.id()))) {
            HouseBank.Gateway gateway = (HouseBank.Gateway) open.gateway();
            Map<String, String> found = new HashMap<>();
            gateway.settings.find("pin").ifPresent(pin -> found.put("pin", pin));
            gateway.settings.find("proof").ifPresent(proof -> found.put("proof", proof));
            return found;
        }
    }

    @Test
    @DisplayName(
            "BB-41 BB-43 BB-44 BB-46 several connections of one type, each with its name, active or not, sandbox or not")
    void keepsSeveral() {
        PaymentConnection second = create("PayPal Nord");
        portal.clock.advance(Duration.ofMinutes(1));
        PaymentConnection first = portal.paymentConnections.create(
                STAFF,
                new ConnectionData(
                        HouseBank.TYPE, "Bank Süd", false, with("sandbox", "false", "proof", "", "memo", "x")));

        assertThat(portal.paymentConnections.list()).containsExactly(first, second);
        assertThat(portal.paymentConnections.get(second.id())).isEqualTo(second);
        assertThat(second.active()).isTrue();
        assertThat(second.sandbox()).isTrue();
        assertThat(second.installed()).isTrue();
        assertThat(second.webhook()).hasToString("https://portal.example/portal/api/webhooks/" + second.id());
        assertThat(first.active()).isFalse();
        assertThat(first.sandbox()).isFalse();
        assertThat(first.settings())
                .isEqualTo(Map.of("account", "4711", "sandbox", "false", "memo", "x", "page", "GUEST"));
        assertThat(first.changedAt()).isEqualTo(portal.clock.instant());
        assertThat(first.changedBy()).isEqualTo("anna");
        assertThat(portal.tx.<List<String>>read(em -> portal.connections.active(em).stream()
                        .map(Connection::displayName)
                        .toList()))
                .containsExactly("PayPal Nord");
    }

    @Test
    @DisplayName("BB-42 DC-01 the types on offer are those that are installed, worded in the caller's language")
    void offersWhatIsInstalled() {
        ProviderDescriptor german =
                portal.paymentConnections.types(Locale.GERMAN).get(0);

        assertThat(german.name()).isEqualTo("Hausbank");
        assertThat(german.fields().get(0).label()).isEqualTo("Konto");
        assertThat(portal.paymentConnections.types(Locale.FRENCH))
                .extracting(ProviderDescriptor::name)
                .containsExactly("House bank");
        portal.paymentProviders.remove(bank);
        assertThat(portal.paymentConnections.types(Locale.GERMAN)).isEmpty();
    }

    @Test
    @DisplayName("BB-45 a secret goes in, is kept sealed, stays when it is left out, and is never given out")
    void keepsSecrets() throws Exception {
        PaymentConnection made = portal.paymentConnections.create(STAFF, data("Bank", with("proof", "beweis-77")));

        assertThat(made.settings()).doesNotContainKeys("pin", "proof");
        assertThat(made.secrets()).isEqualTo(Set.of("pin", "proof"));
        assertThat(made.toString() + data("Bank", SETTINGS)).doesNotContain("geheim-1234");
        assertThat(database.dump()).noneMatch(line -> line.contains("geheim-1234") || line.contains("beweis-77"));

        Map<String, String> without = new HashMap<>(SETTINGS);
        without.remove("pin");
        assertThat(change(made, without).secrets()).isEqualTo(Set.of("pin", "proof"));
        assertThat(secrets(made)).isEqualTo(Map.of("pin", "geheim-1234", "proof", "beweis-77"));
        without.put("proof", "");
        assertThat(change(made, without).secrets()).isEqualTo(Set.of("pin"));
        assertThat(secrets(made)).isEqualTo(Map.of("pin", "geheim-1234"));
        assertThat(Refusal.violations(() -> change(made, with("pin", "")))).containsExactly("settings.pin REQUIRED");
        change(made, with("pin", "neu-5678"));
        assertThat(secrets(made)).isEqualTo(Map.of("pin", "neu-5678"));
        assertThat(database.dump()).noneMatch(line -> line.contains("neu-5678"));
    }

    @Test
    @DisplayName(
            "a secret is never sent to another address than the one that it was entered for, however that is written")
    void asksForSecretsAgain() throws Exception {
        PaymentConnection made =
                portal.paymentConnections.create(STAFF, data("Bank", with("memo", "https://api.bank.example")));
        Map<String, String> other = with("sandbox", "false", "memo", "https://api.bank.example");
        other.remove("pin");
        change(made, other);

        for (String address : List.of("https://evil.example", "evil.example", "10.0.0.1", "//evil.example")) {
            other.put("memo", address);
            assertThat(Refusal.violations(() -> change(made, other)))
                    .as(address)
                    .containsExactly("settings.pin REQUIRED");
        }
        other.remove("memo");
        assertThat(Refusal.violations(() -> change(made, other))).containsExactly("settings.pin REQUIRED");
        assertThat(secrets(made)).containsEntry("pin", "geheim-1234");
        other.put("pin", "neu-5678");
        assertThat(change(made, other).settings()).doesNotContainKey("memo");
    }

    @Test
    @DisplayName("settings are checked by the provider's description, and by the provider itself")
    void checksSettings() {
        assertThat(Refusal.violations(() -> portal.paymentConnections.create(
                        STAFF,
                        data("Bank", Map.of("sandbox", "yes", "page", "OTHER", "color", "red", "memo", "a\nb")))))
                .containsExactlyInAnyOrder(
                        "settings.account REQUIRED",
                        "settings.pin REQUIRED",
                        "settings.sandbox INVALID_VALUE",
                        "settings.page INVALID_VALUE",
                        "settings.memo INVALID_CHARACTER",
                        "settings.color UNKNOWN_FIELD");
        assertThat(Refusal.violations(
                        () -> portal.paymentConnections.create(STAFF, data("Bank", with("account", "4?")))))
                .containsExactly("settings.account FORMAT");
        assertThat(Refusal.violations(
                        () -> portal.paymentConnections.create(STAFF, data("Bank", with("memo", "x".repeat(2001))))))
                .containsExactly("settings.memo TOO_LONG");
        assertThat(Refusal.violations(() -> create(" "))).containsExactly("displayName REQUIRED");
        assertThat(Refusal.violations(() -> create("x".repeat(101)))).containsExactly("displayName TOO_LONG");
        assertThat(Refusal.violations(() ->
                        portal.paymentConnections.create(STAFF, new ConnectionData("unknown", "Bank", true, Map.of()))))
                .containsExactly("type NOT_INSTALLED");
        PaymentConnection made = create("Bank");
        assertThat(Refusal.violations(() -> portal.paymentConnections.change(
                        STAFF, made.id(), new ConnectionData("other", "Bank", true, SETTINGS))))
                .containsExactly("type READ_ONLY");
        assertThat(portal.paymentConnections.list()).containsExactly(made);
    }

    @Test
    @DisplayName(
            "DC-01 a connection whose type is not installed is listed, can be deactivated and deleted, and not set up")
    void livesWithoutItsProvider() {
        PaymentConnection made = create("Bank");
        portal.paymentProviders.remove(bank);

        PaymentConnection now = portal.paymentConnections.list().get(0);
        assertThat(now.installed()).isFalse();
        assertThat(portal.paymentConnections.check(made.id()).reason()).isEqualTo(ConnectionCheck.Reason.NOT_INSTALLED);
        assertThat(Refusal.violations(() -> change(made, with("account", "1")))).containsExactly("type NOT_INSTALLED");
        assertThat(portal.paymentConnections
                        .change(STAFF, made.id(), new ConnectionData(HouseBank.TYPE, "Alt", false, now.settings()))
                        .active())
                .isFalse();
        portal.paymentProviders.add(bank);
        assertThat(portal.paymentConnections.get(made.id()).secrets()).containsExactly("pin");
        portal.paymentProviders.remove(bank);
        portal.paymentConnections.delete(STAFF, made.id());
        assertThat(portal.paymentConnections.list()).isEmpty();
    }

    @Test
    @DisplayName("a deleted connection is in no list, but settles and refunds what was paid by it")
    void deletes() throws Exception {
        PaymentConnection made = create("Bank");

        portal.paymentConnections.delete(STAFF, made.id());

        assertThat(portal.paymentConnections.list()).isEmpty();
        for (String id : List.of(made.id(), "0", "nobody")) {
            assertThat(Refusal.code(() -> portal.paymentConnections.get(id))).isEqualTo(ErrorCode.NOT_FOUND);
            assertThat(Refusal.code(() -> portal.paymentConnections.delete(STAFF, id)))
                    .isEqualTo(ErrorCode.NOT_FOUND);
            assertThat(Refusal.code(() -> portal.paymentConnections.check(id))).isEqualTo(ErrorCode.NOT_FOUND);
            assertThat(Refusal.code(() -> portal.paymentConnections.change(STAFF, id, data("Bank", SETTINGS))))
                    .isEqualTo(ErrorCode.NOT_FOUND);
        }
        assertThat(portal.tx.<List<Connection>>read(portal.connections::active)).isEmpty();
        assertThat(secrets(made)).containsEntry("pin", "geheim-1234");
    }

    @Test
    @DisplayName("the check says why a connection does not work")
    void checks() {
        PaymentConnection made = create("Bank");

        assertThat(portal.paymentConnections.check(made.id())).isEqualTo(ConnectionCheck.OK);
        for (Reason reason : Reason.values()) {
            bank.answer = new ProviderException(Outcome.NOT_EXECUTED, reason, "CODE", "trace-1", null, null);
            ConnectionCheck check = portal.paymentConnections.check(made.id());
            assertThat(check.ok()).isFalse();
            assertThat(check.code()).isEqualTo("CODE");
            assertThat(check.trace()).isEqualTo("trace-1");
            assertThat(check.reason()).isEqualTo(expected(reason));
        }
    }

    private static ConnectionCheck.Reason expected(Reason reason) {
        return switch (reason) {
            case CREDENTIALS -> ConnectionCheck.Reason.CREDENTIALS;
            case BUSY -> ConnectionCheck.Reason.BUSY;
            case UNREACHABLE -> ConnectionCheck.Reason.UNREACHABLE;
            case UNREADABLE, FORGED -> ConnectionCheck.Reason.UNREADABLE;
            default -> ConnectionCheck.Reason.REFUSED;
        };
    }

    @Test
    @DisplayName("secrets that cannot be unsealed can be entered again")
    void repairs() throws Exception {
        PaymentConnection made = create("Bank");
        portal.tx.run(em -> em.createNativeQuery("UPDATE payment_connection SET secrets = ?1")
                .setParameter(1, "v2:0:" + "A".repeat(60))
                .executeUpdate());

        assertThat(portal.paymentConnections.list()).hasSize(1);
        assertThat(portal.paymentConnections.check(made.id()).reason()).isEqualTo(ConnectionCheck.Reason.SETTINGS);
        Map<String, String> without = new HashMap<>(SETTINGS);
        without.remove("pin");
        assertThat(Refusal.violations(() -> change(made, without))).containsExactly("settings.pin REQUIRED");
        change(made, SETTINGS);
        assertThat(secrets(made)).containsEntry("pin", "geheim-1234");
    }

    @Test
    @DisplayName("BW-17 the timeline says who did what to a connection, with secrets masked")
    void isOnTheTimeline() {
        PaymentConnection made = create("Bank");
        change(made, with("account", "4712", "pin", "neu-5678"));
        portal.paymentConnections.delete(STAFF, made.id());

        List<TimelineEvent> events =
                portal.timeline.list(null, null, new PageRequest(10, null)).items();
        assertThat(events)
                .extracting(TimelineEvent::kind)
                .containsExactly(
                        "PAYMENT_CONNECTION_DELETED", "PAYMENT_CONNECTION_CHANGED", "PAYMENT_CONNECTION_CREATED");
        assertThat(events.get(1).changes())
                .containsExactlyInAnyOrder(
                        new Change("settings.account", "4711", "4712"), new Change("settings.pin", "•••", "•••"));
        assertThat(events.get(1).details()).containsEntry("name", "Bank").containsEntry("type", HouseBank.TYPE);
        assertThat(events.toString()).doesNotContain("geheim-1234").doesNotContain("neu-5678");
    }
}
