package org.kundenportal.impl.health;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.kundenportal.api.health.HealthReport;
import org.kundenportal.api.health.HealthState;
import org.kundenportal.api.health.PortalHealth;
import org.kundenportal.impl.persistence.SchemaGate;
import org.kundenportal.impl.storage.FilesHealth;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Health as the database's: the portal can do nothing without it. Files that cannot be reached are told, but most of the
 * portal goes on without them, and no other node would reach them.
 */
@Component
public final class DatabaseHealth implements PortalHealth {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseHealth.class);
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long OVERDUE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int VALIDATION_SECONDS = 2;

    private final Supplier<HealthState> progress;
    private final Supplier<DataSource> dataSource;
    private final BooleanSupplier files;
    private final LongSupplier nanos;
    private final ReentrantLock asking = new ReentrantLock();

    private volatile Answer last;
    private volatile long askedAt;

    private record Answer(boolean alive, long freshUntil) {}

    @Activate
    public DatabaseHealth(@Reference SchemaGate gate, @Reference FilesHealth files) {
        this(gate::state, gate::dataSource, files::isUp, System::nanoTime);
    }

    DatabaseHealth(
            Supplier<HealthState> progress,
            Supplier<DataSource> dataSource,
            BooleanSupplier files,
            LongSupplier nanos) {
        this.progress = progress;
        this.dataSource = dataSource;
        this.files = files;
        this.nanos = nanos;
        last = new Answer(true, nanos.getAsLong() - 1);
    }

    @Override
    public HealthReport report() {
        HealthState state = progress.get();
        if (state == HealthState.UP && !alive()) {
            state = HealthState.DATABASE_DOWN;
        }
        return new HealthReport(state, Map.of("database", state == HealthState.UP, "storage", files.getAsBoolean()));
    }

    /**
     * Whoever comes while another asks the database takes the answer before, because a dead database must not bind
     * threads; unless the other has been waiting for so long that this is an answer, too.
     */
    private boolean alive() {
        if (!asking.tryLock()) {
            return last.alive && nanos.getAsLong() - askedAt <= OVERDUE_NANOS;
        }
        try {
            askedAt = nanos.getAsLong();
            if (askedAt - last.freshUntil > 0) {
                boolean alive = answers();
                if (alive != last.alive) {
                    LOG.warn(alive ? "The database answers again" : "The database does not answer any more");
                }
                last = new Answer(alive, nanos.getAsLong() + FRESH_NANOS);
            }
            return last.alive;
        } finally {
            asking.unlock();
        }
    }

    private boolean answers() {
        try (Connection connection = dataSource.get().getConnection()) {
            return connection.isValid(VALIDATION_SECONDS);
        } catch (SQLException e) {
            LOG.debug("No connection", e);
            return false;
        }
    }
}
