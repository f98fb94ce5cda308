package org.kundenportal.impl.downloads;

import java.time.Clock;
import java.time.Duration;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.jobs.Rounds;
import org.kundenportal.impl.persistence.Tx;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets what downloads delivered and to whom it was made out, 30 days after their tokens have expired; that they were,
 * and how much, stays in the log of the order.
 */
@Component(service = DownloadPurge.class, immediate = true)
public final class DownloadPurge {

    private static final Logger LOG = LoggerFactory.getLogger(DownloadPurge.class);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(30);

    private final Tx tx;
    private final Clock clock;
    private final Rounds rounds;

    /** Forgets in the portal's database, from an hour after the start on. */
    @Activate
    public DownloadPurge(@Reference Tx tx, @Reference PortalHome home) {
        this.tx = tx;
        this.clock = home.clock();
        this.rounds = new Rounds("download-purge", PAUSE, () -> LOG.debug("{} downloads forgotten", purge()));
    }

    /** Stops. */
    @Deactivate
    public void close() {
        rounds.close();
    }

    /** Forgets, and says of how many downloads. */
    int purge() {
        return tx.callRepeatably(em -> em.createQuery(
                        "UPDATE Download d SET d.source = NULL WHERE d.expiresAt <= :expired AND d.source IS NOT NULL")
                .setParameter("expired", clock.instant().minus(KEPT))
                .executeUpdate());
    }
}
