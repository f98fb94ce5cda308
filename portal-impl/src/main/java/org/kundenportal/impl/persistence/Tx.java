package org.kundenportal.impl.persistence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.EntityTransaction;
import javax.persistence.PersistenceException;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The transaction of one use case, at READ COMMITTED.
 *
 * <p>It is never nested: a second call on the same thread, reading or writing, is refused with an
 * {@link IllegalStateException}, because an inner failure that the caller swallows would leave the outer work half done.
 * What the work changes is flushed before the call returns, so constraint and lock failures surface there; whatever the
 * work throws rolls everything back and reaches the caller unchanged, but for a database that cannot be reached, which is
 * a {@link PortalException} DATABASE_UNAVAILABLE. Safe for use by several threads.
 */
@Component(service = Tx.class)
public final class Tx {

    private static final int ATTEMPTS = 4;
    private static final long PAUSE_MILLIS = 20;
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final EntityManagerFactory factory;
    /** What this thread does after its commit, null outside of a transaction. */
    @SuppressWarnings("ThreadLocalUsage") // one a database, of which a portal has one
    private final ThreadLocal<List<Runnable>> busy = new ThreadLocal<>();

    @Activate
    public Tx(@Reference(target = "(osgi.unit.name=kundenportal)") EntityManagerFactory factory) {
        this.factory = factory;
    }

    /** Does the work in a transaction, once, and returns its result. */
    public <R> R call(Function<EntityManager, R> work) {
        List<Runnable> afterwards = new ArrayList<>();
        R result = withEntityManager(entityManager -> transact(entityManager, work), afterwards);
        afterwards.forEach(Runnable::run);
        return result;
    }

    /**
     * Does something once the transaction of this thread is committed, before the call that began it returns; if it is
     * not, it is not done. Must not throw.
     *
     * @throws IllegalStateException outside of a transaction
     */
    public void afterCommit(Runnable action) {
        List<Runnable> afterwards = busy.get();
        if (afterwards == null) {
            throw new IllegalStateException("this thread is in no transaction");
        }
        afterwards.add(action);
    }

    /** Does the work in a transaction, once. */
    public void run(Consumer<EntityManager> work) {
        call(returningNull(work));
    }

    /**
     * As {@link #call}, but does the work again, up to three times with a short random pause, where another transaction
     * was in the way: the database broke a deadlock or gave up waiting for a lock, a row was changed meanwhile, or one
     * with the same key was inserted. Only for work without any effect outside the entity manager it is given.
     *
     * @throws PortalException CONCURRENT_CHANGE if the last attempt met one, too
     */
    public <R> R callRepeatably(Function<EntityManager, R> work) {
        return repeat(() -> call(work));
    }

    /** As {@link #run}, repeated as {@link #callRepeatably} says. */
    public void runRepeatably(Consumer<EntityManager> work) {
        callRepeatably(returningNull(work));
    }

    /**
     * Reads without a transaction: each query sees what was committed when it ran, changes to entities go nowhere. The
     * work is repeated as {@link #callRepeatably} says. What a query streams or loads lazily must be consumed within.
     */
    public <R> R read(Function<EntityManager, R> work) {
        return repeat(() -> withEntityManager(work, List.of()));
    }

    private <R> R withEntityManager(Function<EntityManager, R> work, List<Runnable> afterwards) {
        if (busy.get() != null) {
            throw new IllegalStateException("this thread is within a transaction already");
        }
        busy.set(afterwards);
        try {
            EntityManager entityManager = factory.createEntityManager();
            try {
                return work.apply(entityManager);
            } finally {
                entityManager.close();
            }
        } catch (PersistenceException e) {
            throw SqlFailure.isUnavailable(e) ? PortalException.retryAfter(ErrorCode.DATABASE_UNAVAILABLE, RETRY) : e;
        } finally {
            busy.remove();
        }
    }

    private static <R> R transact(EntityManager entityManager, Function<EntityManager, R> work) {
        EntityTransaction transaction = entityManager.getTransaction();
        transaction.begin();
        try {
            R result = work.apply(entityManager);
            entityManager.flush();
            transaction.commit();
            return result;
        } finally {
            if (transaction.isActive()) {
                transaction.rollback();
            }
        }
    }

    private static <R> R repeat(Supplier<R> attempt) {
        for (int tried = 1; ; tried++) {
            try {
                return attempt.get();
            } catch (RuntimeException e) {
                if (!SqlFailure.isConflict(e)) {
                    throw e;
                }
                if (tried == ATTEMPTS) {
                    // a key that is taken every time is no race but a mistake, which the log has to show
                    throw SqlFailure.isUniqueViolation(e) ? e : PortalException.of(ErrorCode.CONCURRENT_CHANGE);
                }
                long millis = ThreadLocalRandom.current().nextLong(PAUSE_MILLIS << tried) + 1;
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
            }
        }
    }

    private static Function<EntityManager, Void> returningNull(Consumer<EntityManager> work) {
        return entityManager -> {
            work.accept(entityManager);
            return null;
        };
    }
}
