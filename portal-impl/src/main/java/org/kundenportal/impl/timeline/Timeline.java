package org.kundenportal.impl.timeline;

import java.time.Clock;
import java.time.Instant;
import javax.persistence.EntityManager;
import org.kundenportal.impl.PortalHome;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes the timeline. What happened is committed together with its event, or neither is. Thread-safe. */
@Component(service = Timeline.class)
public final class Timeline {

    private final Clock clock;
    private final EventCopies copies;
    private final Watch watch;

    /** A timeline on the portal's clock. */
    @Activate
    public Timeline(@Reference PortalHome home, @Reference EventCopies copies, @Reference Watch watch) {
        this.clock = home.clock();
        this.copies = copies;
        this.watch = watch;
    }

    /** Adds an event in the running transaction. */
    public void add(EntityManager em, Happening happening) {
        Instant now = clock.instant();
        TimelineEventEntity row = new TimelineEventEntity(happening, now);
        em.persist(row);
        copies.take(em, happening.kind().name(), () -> {
            em.flush();
            return row.toEvent();
        });
        watch.see(em, happening, now);
    }
}
