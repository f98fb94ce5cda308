package org.kundenportal.impl.webhooks;

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

/** Deletes deliveries that are older than 30 days, once an hour. */
@Component(service = WebhookPurge.class, immediate = true)
public final class WebhookPurge {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookPurge.class);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(30);

    private final Tx tx;
    private final Clock clock;
    private final Rounds rounds;

    /** Deletes from the portal's database, from an hour after the start on. */
    @Activate
    public WebhookPurge(@Reference Tx tx, @Reference PortalHome home) {
        this.tx = tx;
        this.clock = home.clock();
        this.rounds = new Rounds("webhook-purge", PAUSE, () -> LOG.debug("{} old deliveries deleted", purge()));
    }

    /** Stops. */
    @Deactivate
    public void close() {
        rounds.close();
    }

    /** Deletes what is old and says how many rows that were. */
    int purge() {
        return tx.callRepeatably(em -> em.createQuery("DELETE FROM WebhookDelivery d WHERE d.createdAt <= :then")
                .setParameter("then", clock.instant().minus(KEPT))
                .executeUpdate());
    }
}
