package org.kundenportal.payment.paypal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kundenportal.payment.paypal.fake.FakePayPal.Fault;
import org.kundenportal.payment.paypal.fake.FakePayPal.Operation;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Outcome;
import org.kundenportal.spi.payment.ProviderException.Reason;
import org.kundenportal.spi.payment.ProviderPayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** PayPal blocks clients that ask for a token with each call. */
class AccessTokensTest {

    private final Ticking clock = new Ticking();
    private final Connection connection;

    AccessTokensTest() throws Exception {
        connection = new Connection(clock);
    }

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    @DisplayName(
            "One token serves all calls of all connections with the same credentials, until shortly before its end")
    void sharesOne() throws Exception {
        String id = connection.paid();
        connection.open().read(id);
        clock.pass(Duration.ofSeconds(32_400 - 121));
        connection.gateway.read(id);
        assertThat(connection.fake.tokenCalls()).isEqualTo(1);

        clock.pass(Duration.ofSeconds(2));
        connection.gateway.read(id);
        connection.open().read(id);
        assertThat(connection.fake.tokenCalls()).isEqualTo(2);
    }

    @Test
    @DisplayName("Sixteen calls at once wait for one token")
    void asksOnce() throws Exception {
        String id = connection.start();
        connection.fake.expireTokens();
        clock.pass(Duration.ofDays(1));
        int before = connection.fake.tokenCalls();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            CountDownLatch ready = new CountDownLatch(16);
            List<Future<ProviderPayment>> reads = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                reads.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return connection.gateway.read(id);
                }));
            }
            for (Future<ProviderPayment> read : reads) {
                assertThat(read.get().id()).isEqualTo(id);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(connection.fake.tokenCalls() - before).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "A token that PayPal no longer takes is replaced in the middle of a payment, and nothing is done twice")
    void replacesRefused() throws Exception {
        String id = connection.approved();
        connection.fake.expireTokens();
        connection.gateway.complete(id, "key");
        assertThat(connection.fake.captures()).hasSize(1);
        assertThat(connection.fake.tokenCalls()).isEqualTo(2);
    }

    @Test
    @DisplayName("Checking a connection asks PayPal anew, whatever is remembered")
    void checksAnew() throws Exception {
        connection.gateway.check();
        connection.gateway.check();
        assertThat(connection.fake.tokenCalls()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"LOST_ANSWER", "ERROR_AFTER", "UNREADABLE", "BUSY", "HANG", "FOREIGN_404"})
    @DisplayName("Without a token nothing has happened, however asking for it failed, and the next call asks again")
    void failsWithoutEffect(Fault fault) throws Exception {
        connection.fake.fail(Operation.TOKEN, fault, 1);
        ProviderException failure = catchThrowableOfType(ProviderException.class, connection::start);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_EXECUTED);
        assertThat(failure.reason())
                .isEqualTo(
                        switch (fault) {
                            case BUSY -> Reason.BUSY;
                            case UNREADABLE, FOREIGN_404 -> Reason.UNREADABLE;
                            default -> Reason.UNREACHABLE;
                        });
        connection.fake.heal();
        connection.start();
        assertThat(connection.fake.orders()).hasSize(1);
    }

    @Test
    @DisplayName("An error of the machine while a token is asked for fails that call alone")
    void survivesErrors() throws Exception {
        clock.breakDown();
        assertThatThrownBy(connection::start).hasRootCauseInstanceOf(OutOfMemoryError.class);
        connection.start();
        assertThat(connection.fake.orders()).hasSize(1);
    }

    /** A clock that goes on when it is told to. */
    private static final class Ticking extends Clock {

        private boolean breaksDown;
        private Instant now = Instant.parse("2026-03-01T10:00:00Z");

        synchronized void pass(Duration time) {
            now = now.plus(time);
        }

        /** The next who asks gets an error. */
        synchronized void breakDown() {
            breaksDown = true;
        }

        @Override
        public synchronized Instant instant() {
            if (breaksDown) {
                breaksDown = false;
                throw new OutOfMemoryError("of a test");
            }
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
