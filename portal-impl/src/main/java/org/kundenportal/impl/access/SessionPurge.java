package org.kundenportal.impl.access;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.persistence.Tx;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes the rows of sessions that have ended, once an hour. Nothing depends on it but the size of the tables. */
@Component(service = SessionPurge.class, immediate = true)
public final class SessionPurge {

    private static final Logger LOG = LoggerFactory.getLogger(SessionPurge.class);
    private static final long PAUSE_MINUTES = 60;

    private final Tx tx;
    private final Clock clock;
    private final ScheduledExecutorService hours = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "kundenportal-session-purge");
        thread.setDaemon(true);
        return thread;
    });

    /** Deletes from the portal's database, from an hour after the start on. */
    @Activate
    @SuppressWarnings("FutureReturnValueIgnored") // what is done there lets nothing through that could be asked for
    public SessionPurge(@Reference Tx tx, @Reference PortalHome home) {
        this.tx = tx;
        this.clock = home.clock();
        hours.scheduleWithFixedDelay(this::purgeAndSurvive, PAUSE_MINUTES, PAUSE_MINUTES, TimeUnit.MINUTES);
    }

    /** Stops. */
    @Deactivate
    public void close() {
        hours.shutdown();
    }

    private void purgeAndSurvive() {
        try {
            LOG.debug("{} ended sessions deleted", purge());
        } catch (RuntimeException e) {
            LOG.warn("Ended sessions cannot be deleted now: {}", e.toString());
        }
    }

    /** Deletes what has ended and says how many rows that were. */
    int purge() {
        return tx.callRepeatably(em -> List.of("CustomerSession", "StaffSession").stream()
                .mapToInt(sessions -> em.createQuery(
                                "DELETE FROM " + sessions + " s WHERE s.expiresAt <= :now OR s.lastSeenAt <= :idle")
                        .setParameter("now", clock.instant())
                        .setParameter("idle", clock.instant().minus(SessionLife.IDLE))
                        .executeUpdate())
                .sum());
    }
}
