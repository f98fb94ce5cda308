package org.kundenportal.impl.health;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kundenportal.api.health.HealthState;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseHealthTest {

    private HealthState progress = HealthState.UP;
    private boolean databaseAnswers = true;
    private int asked;
    private long nanos = -5;

    private boolean files = true;
    private final DatabaseHealth health = new DatabaseHealth(() -> progress, this::database, () -> files, () -> nanos);

    @Test
    void isUpWhileTheDatabaseAnswers() {
        assertThat(health.report().state()).isEqualTo(HealthState.UP);
        assertThat(health.report().checks()).isEqualTo(Map.of("database", true, "storage", true));
    }

    @Test
    void noticesThatTheDatabaseDiesAndThatItIsBack() {
        databaseAnswers = false;
        assertThat(health.report().state()).isEqualTo(HealthState.DATABASE_DOWN);
        assertThat(health.report().checks()).isEqualTo(Map.of("database", false, "storage", true));

        databaseAnswers = true;
        pass(Duration.ofSeconds(2));
        assertThat(health.report().state()).isEqualTo(HealthState.UP);
    }

    @Test
    void asksTheDatabaseOnceASecond() {
        health.report();
        pass(Duration.ofSeconds(1));
        health.report();
        assertThat(asked).isEqualTo(1);

        pass(Duration.ofMillis(1));
        health.report();
        assertThat(asked).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UP")
    void leavesADatabaseAloneThatIsNotReady(HealthState notReady) {
        progress = notReady;

        assertThat(health.report().state()).isEqualTo(notReady);
        assertThat(health.report().checks()).isEqualTo(Map.of("database", false, "storage", true));
        assertThat(asked).isZero();
    }

    @Test
    void filesThatCannotBeReachedAreToldAndTakeNothingElseAlong() {
        files = false;

        assertThat(health.report().state()).isEqualTo(HealthState.UP);
        assertThat(health.report().checks()).isEqualTo(Map.of("database", true, "storage", false));
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private DataSource database() {
        return proxy(DataSource.class, () -> {
            asked++;
            if (!databaseAnswers) {
                throw new SQLException("gone", "08001");
            }
            return proxy(Connection.class, () -> true);
        });
    }

    private interface Answer {
        Object get() throws SQLException;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> method.getName().equals("close") ? null : answer.get()));
    }
}
