package org.kundenportal.impl.access;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.jobs.Rounds;
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
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Tx tx;
    private final Clock clock;
    private final Rounds rounds;

    /** Deletes from the portal's database, from an hour after the start on. */
    @Activate
    public SessionPurge(@Reference Tx tx, @Reference PortalHome home) {
        this.tx = tx;
        this.clock = home.clock();
        this.rounds = new Rounds("session-purge", PAUSE, () -> LOG.debug("{} ended sessions deleted", purge()));
    }

    /** Stops. */
    @Deactivate
    public void close() {
        rounds.close();
    }

    /** Deletes what has ended and says how many rows that were. */
    int purge() {
        tx.runRepeatably(em -> em.createQuery("DELETE FROM ViewTicket t WHERE t.expiresAt <= :now")
                .setParameter("now", clock.instant())
                .executeUpdate());
        return tx.callRepeatably(em -> List.of("CustomerSession", "StaffSession").stream()
                .mapToInt(sessions -> em.createQuery(
                                "DELETE FROM " + sessions + " s WHERE s.expiresAt <= :now OR s.lastSeenAt <= :idle")
                        .setParameter("now", clock.instant())
                        .setParameter("idle", clock.instant().minus(SessionLife.IDLE))
                        .executeUpdate())
                .sum());
    }
}
