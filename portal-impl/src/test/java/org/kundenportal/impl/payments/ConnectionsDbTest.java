package org.kundenportal.impl.payments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.connections.ConnectionData;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.connections.NotOpenException;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;
import org.kundenportal.spi.payment.PaymentGateway;
import org.kundenportal.spi.payment.Refunds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.kundenportal.impl.TestPortal.STAFF;

@DatabaseTest
class ConnectionsDbTest {

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private final HouseBank bank = new HouseBank();
    private TestPortal portal;

    ConnectionsDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        portal = new TestPortal(database, folder);
        portal.paymentProviders.add(bank);
    }

    @Test
    @DisplayName("a gateway is opened once, with its secrets, and closed when its connection changes")
    void opensOnce() throws NotOpenException {
        long id = connection("Bank", true);
        HouseBank.Gateway first = (HouseBank.Gateway) gateway(id);

        assertThat(gateway(id)).isSameAs(first);
        assertThat(first.settings.find("pin")).hasValue("1234");
        portal.paymentConnections.change(STAFF, Long.toString(id), data("Other", true));

        HouseBank.Gateway second = (HouseBank.Gateway) gateway(id);
        assertThat(second).isNotSameAs(first);
        assertThat(first.closed).isTrue();
        assertThat(second.closed).isFalse();
        portal.connections.close();
        assertThat(second.closed).isTrue();
    }

    @Test
    @DisplayName("a gateway that is in use is closed when its last use ends")
    void closesAfterUse() throws NotOpenException {
        long id = connection("Bank", true);
        try (OpenGateway one = portal.connections.open(id)) {
            OpenGateway two = portal.connections.open(id);
            portal.paymentProviders.remove(bank);
            two.close();
            two.close();

            assertThat(bank.opened.get(0).closed).isFalse();
            assertThat(one.as(Refunds.class)).isEmpty();
        }
        assertThat(bank.opened.get(0).closed).isTrue();
    }

    @Test
    @DisplayName(
            "DC-01 a connection is on offer only while its provider is installed, and opens again with the next one")
    void followsTheProvider() throws NotOpenException {
        long id = connection("Bank", true);
        connection("Off", false);
        List<String> told = new ArrayList<>();
        Runnable end = portal.paymentProviders.listen(told::add);
        gateway(id);

        portal.paymentProviders.remove(bank);
        assertThat(onOffer()).isEmpty();
        assertThat(bank.opened.get(0).closed).isTrue();
        assertReason(id, NotOpenException.Reason.NOT_INSTALLED);
        assertThat(portal.tx.<String>read(
                        em -> portal.connections.find(em, id).orElseThrow().displayName()))
                .isEqualTo("Bank");

        HouseBank next = new HouseBank();
        portal.paymentProviders.add(next);
        assertThat(onOffer()).containsExactly("Bank");
        gateway(id);
        assertThat(next.opened).hasSize(1);
        end.run();
        portal.paymentProviders.remove(next);
        assertThat(told).containsExactly(HouseBank.TYPE, HouseBank.TYPE);
    }

    @Test
    @DisplayName("of two providers with one type, the second serves once the first has gone")
    void letsTheFirstServe() throws NotOpenException {
        HouseBank second = new HouseBank();
        portal.paymentProviders.add(second);
        long id = connection("Bank", true);

        gateway(id);
        assertThat(second.opened).isEmpty();
        assertThat(portal.paymentProviders.all()).containsExactly(bank);
        portal.paymentProviders.remove(bank);
        gateway(id);
        assertThat(second.opened).hasSize(1);
    }

    @Test
    @DisplayName("settings that the provider refuses, and secrets moved from another row, open nothing")
    void refusesWhatIsBroken() {
        long wrong = connection("Wrong", true);
        long other = connection("Other", true);
        portal.tx.run(em -> {
            em.createNativeQuery("UPDATE payment_connection SET settings = ?1 WHERE id = ?2")
                    .setParameter(1, "{\"account\":\"?\"}")
                    .setParameter(2, wrong)
                    .executeUpdate();
            em.createNativeQuery("UPDATE payment_connection SET secrets ="
                            + " (SELECT o.secrets FROM payment_connection o WHERE o.id = ?1) WHERE id = ?2")
                    .setParameter(1, wrong)
                    .setParameter(2, other)
                    .executeUpdate();
        });

        assertReason(wrong, NotOpenException.Reason.SETTINGS);
        assertReason(other, NotOpenException.Reason.SETTINGS);
        assertThat(Refusal.code(() -> gateway(other + 1))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    private long connection(String name, boolean active) {
        String id = portal.paymentConnections.create(STAFF, data(name, active)).id();
        // what the check of the settings opened and closed
        bank.opened.clear();
        return Long.parseLong(id);
    }

    private static ConnectionData data(String name, boolean active) {
        return new ConnectionData(
                HouseBank.TYPE, name, active, Map.of("account", "4711", "pin", "1234", "page", "LOGIN"));
    }

    private PaymentGateway gateway(long id) throws NotOpenException {
        try (OpenGateway open = portal.connections.open(id)) {
            return open.gateway();
        }
    }

    private List<String> onOffer() {
        return portal.tx.read(em -> portal.connections.active(em).stream()
                .map(Connection::displayName)
                .toList());
    }

    private void assertReason(long id, NotOpenException.Reason reason) {
        assertThatExceptionOfType(NotOpenException.class)
                .isThrownBy(() -> gateway(id))
                .matches(e -> e.reason() == reason);
    }
}
