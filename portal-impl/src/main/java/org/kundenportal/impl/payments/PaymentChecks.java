package org.kundenportal.impl.payments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.persistence.Tx;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads back the payments whose time has come, and those about which a provider reported. Each is taken by one conditional
 * update, whose lease outlives any reading: so one node reads it, and another does where the first has died. A provider
 * that does not answer is asked about one payment a round.
 */
@Component(service = PaymentChecks.class)
public final class PaymentChecks {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentChecks.class);

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int MOST_AT_ONCE = 100;
    /** Of one round; the next forgives those who did not answer. */
    private static final int LOOKS = 20;

    private static final int READERS = 4;

    private final Tx tx;
    private final Settler settler;
    private final Clock clock;
    private final Duration lease;
    private final Runnable endListening;
    private final Set<String> returned = ConcurrentHashMap.newKeySet();
    private final ExecutorService readers = Executors.newFixedThreadPool(READERS, task -> {
        Thread thread = new Thread(task, "kundenportal-payments");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Runnable bell = () -> {};

    /** Reads by the given settler. */
    @Activate
    public PaymentChecks(
            @Reference Tx tx,
            @Reference Settler settler,
            @Reference PaymentProviders providers,
            @Reference PortalHome home) {
        this(tx, settler, providers, home, LEASE);
    }

    PaymentChecks(Tx tx, Settler settler, PaymentProviders providers, PortalHome home, Duration lease) {
        this.tx = tx;
        this.settler = settler;
        this.clock = home.clock();
        this.lease = lease;
        this.endListening = providers.listen(this::changed);
    }

    /** Takes nothing more; what is being read is read. */
    @Deactivate
    public void close() {
        endListening.run();
        readers.shutdown();
    }

    /** Is told whenever something is due at once. Must be quick and must not throw. */
    void ring(Runnable newBell) {
        bell = newBell;
    }

    private void changed(String type) {
        returned.add(type);
        bell.run();
    }

    /**
     * Makes payments due from now on, which is committed when this returns; those that do not exist are passed over.
     *
     * @param payment the portal's id of the one at whose address it was reported: its start may not be answered yet, and
     *     attempts at a link have ids of their own; null if there is none
     * @param references the provider's ids of payments
     */
    void makeDue(long connection, String payment, List<String> references) {
        int due = tx.callRepeatably(
                em -> em.createQuery("UPDATE Payment p SET p.nextCheckAt = :now, p.checkCause = :cause"
                                + " WHERE p.connectionId = :connection AND (p.reference IN :references"
                                + " OR p.publicId = :payment)")
                        .setParameter("now", clock.instant())
                        .setParameter("cause", Cause.WEBHOOK)
                        .setParameter("connection", connection)
                        .setParameter("references", references)
                        .setParameter("payment", payment == null ? "" : payment)
                        .executeUpdate());
        if (due > 0) {
            bell.run();
        }
    }

    /** A payment whose time has come. */
    private record Due(long id, Long connection, Instant at, Cause cause) {

        static Due of(Object[] row) {
            return new Due((Long) row[0], (Long) row[1], (Instant) row[2], (Cause) row[3]);
        }
    }

    /** Goes on as long as something was read, for a while: more may be due than is looked at in one go. */
    void round() throws InterruptedException {
        makeReturnedDue();
        Set<Long> silent = ConcurrentHashMap.newKeySet();
        AtomicBoolean more = new AtomicBoolean(true);
        for (int look = 0; look < LOOKS && more.getAndSet(false); look++) {
            List<Callable<Void>> readings = new ArrayList<>();
            for (Due due : tx.read(em -> due(em, silent))) {
                readings.add(() -> {
                    if (isRead(due, silent)) {
                        more.set(true);
                    }
                    return null;
                });
            }
            readers.invokeAll(readings);
        }
    }

    /** The same on the caller's thread, once; says how many were read. */
    int checkDue() {
        makeReturnedDue();
        Set<Long> silent = new HashSet<>();
        int read = 0;
        for (Due due : tx.read(em -> due(em, silent))) {
            read += isRead(due, silent) ? 1 : 0;
        }
        return read;
    }

    /** Those of a provider that does not answer do not keep the others' from being seen. */
    private List<Due> due(EntityManager em, Set<Long> silent) {
        TypedQuery<Object[]> query = em.createQuery(
                        "SELECT p.id, p.connectionId, p.nextCheckAt, p.checkCause FROM Payment p"
                                + " WHERE p.nextCheckAt <= :now"
                                + (silent.isEmpty() ? "" : " AND p.connectionId NOT IN :silent")
                                + " ORDER BY p.nextCheckAt, p.id",
                        Object[].class)
                .setParameter("now", clock.instant())
                .setMaxResults(MOST_AT_ONCE);
        if (!silent.isEmpty()) {
            query.setParameter("silent", Set.copyOf(silent));
        }
        return query.getResultStream().map(Due::of).toList();
    }

    /** Whether it was this call that read it. Those of a provider that has just not answered wait for the next round. */
    private boolean isRead(Due due, Set<Long> silent) {
        try {
            if (silent.contains(due.connection()) || !tx.callRepeatably(em -> isTaken(em, due))) {
                return false;
            }
            if (!settler.settle(due.id(), due.cause())) {
                silent.add(due.connection());
            }
        } catch (RuntimeException | Error e) {
            // its lease ends, then it is read again; an Error may be that of a bundle that is being exchanged
            LOG.warn("A payment cannot be read back now", e);
        }
        return true;
    }

    /** A report that comes from here on makes it due anew, and is not lost with this reading. */
    private boolean isTaken(EntityManager em, Due due) {
        return em.createQuery("UPDATE Payment p SET p.nextCheckAt = :lease, p.checkCause = :check"
                                + " WHERE p.id = :id AND p.nextCheckAt = :due")
                        .setParameter("lease", clock.instant().plus(lease))
                        .setParameter("check", Cause.CHECK)
                        .setParameter("id", due.id())
                        .setParameter("due", due.at())
                        .executeUpdate()
                == 1;
    }

    /** What waits for a provider that came is read back at once. One that comes again meanwhile is told anew. */
    private void makeReturnedDue() {
        for (String type : Set.copyOf(returned)) {
            returned.remove(type);
            try {
                tx.runRepeatably(em -> makeDue(em, type));
            } catch (RuntimeException e) {
                returned.add(type);
                throw e;
            }
        }
    }

    private void makeDue(EntityManager em, String type) {
        List<Long> connections = em.createQuery("SELECT c.id FROM PaymentConnection c WHERE c.type = :type", Long.class)
                .setParameter("type", type)
                .getResultList();
        if (!connections.isEmpty()) {
            em.createQuery("UPDATE Payment p SET p.nextCheckAt = :now WHERE p.connectionId IN :connections"
                            + " AND p.status IN :underWay AND p.nextCheckAt > :now")
                    .setParameter("now", clock.instant())
                    .setParameter("connections", connections)
                    .setParameter("underWay", PaymentRules.UNDER_WAY)
                    .executeUpdate();
        }
    }
}
