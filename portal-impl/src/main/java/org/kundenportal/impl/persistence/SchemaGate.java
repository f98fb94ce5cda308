package org.kundenportal.impl.persistence;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.kundenportal.api.health.HealthState;
import org.ops4j.pax.jdbc.hook.PreHook;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the data source through to the persistence unit when its database answers and its schema is migrated, however
 * long that takes.
 *
 * <p>pax-jdbc-config calls the {@link PreHook} of a data source on the thread that brings the last thing it needs: the
 * configuration, the driver or the hook itself; and it never calls a second time after a failure. So a thread of our own
 * brings the hook, last of all, which makes it the thread that waits. A call on any other thread (the configuration
 * changed, the driver came later) fails at once, and our thread withdraws the hook and brings it again.
 */
@Component(service = SchemaGate.class, immediate = true)
public final class SchemaGate {

    /** The name that {@code ops4j.preHook} in the data source's configuration gives. */
    static final String HOOK_NAME = "kundenportal";

    private static final Logger LOG = LoggerFactory.getLogger(SchemaGate.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final Function<PreHook, Runnable> publish;
    private final Migration migration;
    private final Duration firstPause;
    private final Semaphore again = new Semaphore(0);
    private final Thread thread;

    private volatile HealthState state = HealthState.STARTING;
    private volatile DataSource migrated;

    /** Brings a database to the schema of this bundle. */
    @FunctionalInterface
    interface Migration {
        void migrate(DataSource dataSource, Runnable reached) throws SQLException;
    }

    @Activate
    public SchemaGate(BundleContext context) {
        this(
                hook -> context.registerService(
                                PreHook.class, hook, FrameworkUtil.asDictionary(Map.of(PreHook.KEY_NAME, HOOK_NAME)))
                        ::unregister,
                SchemaMigration::migrate,
                FIRST_PAUSE);
    }

    /** @param publish brings the hook and returns what withdraws it */
    SchemaGate(Function<PreHook, Runnable> publish, Migration migration, Duration firstPause) {
        this.publish = publish;
        this.migration = migration;
        this.firstPause = firstPause;
        thread = new Thread(this::keepPublished, "kundenportal-schema-gate");
        thread.setDaemon(true);
        thread.start();
    }

    @Deactivate
    void close() throws InterruptedException {
        thread.interrupt();
        thread.join(LONGEST_CLOSE.toMillis());
    }

    /** How far the database has come; {@link HealthState#UP} says nothing about how it is now. */
    public HealthState state() {
        return state;
    }

    /** The data source that was let through last, null before the first. */
    public DataSource dataSource() {
        return migrated;
    }

    private void keepPublished() {
        try {
            while (true) {
                Runnable withdraw = publish.apply(this::prepare);
                if (state == HealthState.MIGRATING) {
                    // the persistence unit and all that stands on it have started within the call
                    state = HealthState.UP;
                    LOG.info("The portal's database is ready");
                }
                try {
                    again.acquire();
                    again.drainPermits();
                } finally {
                    state = HealthState.STARTING;
                    withdraw.run();
                }
            }
        } catch (InterruptedException | IllegalStateException e) {
            // an IllegalStateException says that the bundle has stopped meanwhile, which withdrew the hook
            LOG.debug("Closed", e);
        }
    }

    private void prepare(DataSource dataSource) throws SQLException {
        if (Thread.currentThread() != thread) {
            again.release();
            throw new Deferred("The database is prepared on a thread of its own");
        }
        if (state == HealthState.MIGRATING) {
            LOG.error("There are two data sources named kundenportal, and this one is left out:"
                    + " keep only one etc/org.ops4j.datasource-kundenportal-*.cfg");
            throw new Deferred("There is a data source of this name already");
        }
        Duration pause = firstPause;
        while (!migrate(dataSource, pause)) {
            pause(pause);
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        }
        migrated = dataSource;
    }

    private boolean migrate(DataSource dataSource, Duration pause) {
        state = HealthState.WAITING_FOR_DATABASE;
        try {
            migration.migrate(dataSource, () -> state = HealthState.MIGRATING);
            return true;
        } catch (SQLException e) {
            state = HealthState.WAITING_FOR_DATABASE;
            LOG.warn("The database does not answer, next try in {} s: {}", pause.toSeconds(), innermost(e));
        } catch (FlywayException | IllegalStateException e) {
            state = HealthState.DATABASE_REFUSED;
            LOG.error("The database cannot be used, next try in {} s: {}", pause.toSeconds(), e.getMessage());
        }
        return false;
    }

    /** @throws Deferred if the hook is to be withdrawn, because it was called with another data source or is closed */
    private void pause(Duration pause) throws Deferred {
        try {
            if (again.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                again.release();
                throw new Deferred("Another data source has come");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Deferred("The portal is stopping");
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    /** Ends a call of pax-jdbc, which logs it: without a stack trace, because nothing is wrong. */
    private static final class Deferred extends SQLException {
        Deferred(String reason) {
            super(reason);
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
