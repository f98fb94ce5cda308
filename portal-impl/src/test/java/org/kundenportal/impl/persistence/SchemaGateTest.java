package org.kundenportal.impl.persistence;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kundenportal.api.health.HealthState;
import org.ops4j.pax.jdbc.hook.PreHook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Plays pax-jdbc-config: it calls the hook on the thread that brings the hook, or on the test's own. */
@Timeout(30)
class SchemaGateTest {

    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration LATE = Duration.ofHours(1);

    private final DataSource dataSource = unusedDataSource();
    private final BlockingQueue<String> events = new ArrayBlockingQueue<>(100);
    private volatile DataSource waiting;
    private volatile PreHook hook;
    private SchemaGate gate;

    @AfterEach
    void close() throws InterruptedException {
        gate.close();
    }

    @Test
    void letsThroughWhatMigratesAtOnce() throws Exception {
        waiting = dataSource;
        gate = gate((database, reached) -> reached.run(), SOON);

        expect("published", "let through");
        awaitState(HealthState.UP);
        assertThat(gate.dataSource()).isSameAs(dataSource);
    }

    @Test
    void triesAgainUntilTheDatabaseAnswers() throws Exception {
        waiting = dataSource;
        BlockingQueue<Boolean> attempts = new ArrayBlockingQueue<>(10);
        gate = gate(
                (database, reached) -> {
                    attempts.add(true);
                    if (attempts.size() < 4) {
                        throw new SQLException("connection refused", "08001");
                    }
                    reached.run();
                },
                SOON);

        expect("published", "let through");
        assertThat(attempts).hasSize(4);
    }

    @Test
    void saysThatItWaitsForTheDatabase() throws Exception {
        waiting = dataSource;
        gate = gate(
                (database, reached) -> {
                    throw new SQLException("connection refused", "08001");
                },
                LATE);

        awaitState(HealthState.WAITING_FOR_DATABASE);
    }

    @Test
    void saysThatItRefusesADatabaseWhoseMigrationFails() throws Exception {
        waiting = dataSource;
        gate = gate(
                (database, reached) -> {
                    reached.run();
                    throw new FlywayException("checksum mismatch");
                },
                LATE);

        awaitState(HealthState.DATABASE_REFUSED);
    }

    @Test
    void aCallOnAnotherThreadFailsAtOnceAndIsMadeUpForOnItsOwn() throws Exception {
        gate = gate((database, reached) -> reached.run(), SOON);
        expect("published");
        assertThat(gate.state()).isEqualTo(HealthState.STARTING);

        waiting = dataSource;
        assertThatThrownBy(() -> hook.prepare(dataSource))
                .isInstanceOf(SQLException.class)
                .hasNoCause()
                .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());

        expect("withdrawn", "published", "let through");
        awaitState(HealthState.UP);
    }

    @Test
    void ofTwoDataSourcesOfTheNameTheFirstIsLetThroughAlone() throws Exception {
        DataSource second = unusedDataSource();
        gate = new SchemaGate(
                published -> {
                    try {
                        published.prepare(dataSource);
                        events.add("let through");
                        published.prepare(second);
                        events.add("let through");
                    } catch (SQLException e) {
                        events.add("refused");
                    }
                    return () -> events.add("withdrawn");
                },
                (database, reached) -> reached.run(),
                SOON);

        expect("let through", "refused");
        awaitState(HealthState.UP);
        assertThat(gate.dataSource()).isSameAs(dataSource);
    }

    @Test
    void anotherDataSourceEndsTheWaitForTheFirst() throws Exception {
        DataSource dead = unusedDataSource();
        waiting = dead;
        gate = gate(
                (database, reached) -> {
                    events.add("tried");
                    if (database == dead) {
                        throw new SQLException("connection refused", "08001");
                    }
                    reached.run();
                },
                LATE);
        expect("tried");

        waiting = dataSource;
        assertThatThrownBy(() -> hook.prepare(dataSource)).isInstanceOf(SQLException.class);

        expect("refused", "published", "withdrawn", "tried", "published", "let through");
        assertThat(gate.dataSource()).isSameAs(dataSource);
    }

    @Test
    void closingEndsTheWait() throws Exception {
        waiting = dataSource;
        gate = gate(
                (database, reached) -> {
                    events.add("tried");
                    throw new SQLException("connection refused", "08001");
                },
                LATE);
        expect("tried");

        gate.close();

        expect("refused", "published", "withdrawn");
    }

    private SchemaGate gate(SchemaGate.Migration migration, Duration firstPause) {
        return new SchemaGate(this::publish, migration, firstPause);
    }

    private Runnable publish(PreHook published) {
        hook = published;
        boolean letThrough = false;
        if (waiting != null) {
            try {
                published.prepare(waiting);
                letThrough = true;
            } catch (SQLException e) {
                events.add("refused");
            }
        }
        events.add("published");
        if (letThrough) {
            events.add("let through");
        }
        return () -> events.add("withdrawn");
    }

    private void expect(String... expected) throws InterruptedException {
        for (String event : expected) {
            assertThat(events.poll(20, TimeUnit.SECONDS)).isEqualTo(event);
        }
    }

    private void awaitState(HealthState expected) {
        while (gate.state() != expected) {
            Thread.onSpinWait();
        }
    }

    private static DataSource unusedDataSource() {
        return (DataSource) Proxy.newProxyInstance(
                SchemaGateTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
