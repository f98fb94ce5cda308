package org.kundenportal.impl.timeline;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.jobs.Rounds;
import org.kundenportal.impl.persistence.Tx;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Reads what was added to the timeline, on whichever node, and tells this node's listeners. */
@Component(service = TimelineFollower.class, immediate = true)
public final class TimelineFollower {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_AT_ONCE = 500;

    private final Tx tx;
    private final TimelineListeners listeners;
    private final Clock clock;
    private final Rounds rounds;

    /** Touched by one round after the other. */
    private Sightings sightings;

    /** Follows from now on. */
    @Activate
    public TimelineFollower(@Reference Tx tx, @Reference TimelineListeners listeners, @Reference PortalHome home) {
        this(tx, listeners, home.clock(), PAUSE);
        rounds.wake();
    }

    TimelineFollower(Tx tx, TimelineListeners listeners, Clock clock, Duration pause) {
        this.tx = tx;
        this.listeners = listeners;
        this.clock = clock;
        this.rounds = new Rounds("timeline", pause, this::follow);
    }

    /** Stops following. */
    @Deactivate
    public void close() {
        rounds.close();
    }

    /** Tells what is new; the first time, only finds out where the timeline ends. */
    synchronized void follow() {
        if (sightings == null) {
            sightings = tx.read(this::end);
            return;
        }
        List<TimelineEvent> news;
        do {
            news = tx.read(this::news);
            listeners.tell(news);
        } while (news.size() >= MOST_AT_ONCE);
    }

    /** What is missing among the last events may be under way. */
    private Sightings end(EntityManager em) {
        // Derby finds the greatest by its index, but sorts the table to find the greatest few
        Long greatest = em.createQuery("SELECT MAX(e.id) FROM TimelineEvent e", Long.class)
                .getSingleResult();
        long from = greatest == null ? 0 : greatest - Sightings.MOST_MISSING;
        List<Long> last = em.createQuery("SELECT e.id FROM TimelineEvent e WHERE e.id > :from", Long.class)
                .setParameter("from", from)
                .getResultList();
        Sightings end = new Sightings(Math.max(from, 0));
        end.see(last, clock.instant());
        return end;
    }

    private List<TimelineEvent> news(EntityManager em) {
        List<Long> missing = sightings.missing();
        List<TimelineEventEntity> late = missing.isEmpty()
                ? List.of()
                : em.createQuery("SELECT e FROM TimelineEvent e WHERE e.id IN :ids", TimelineEventEntity.class)
                        .setParameter("ids", missing)
                        .getResultList();
        List<TimelineEventEntity> fresh = em.createQuery(
                        "SELECT e FROM TimelineEvent e WHERE e.id > :highest ORDER BY e.id", TimelineEventEntity.class)
                .setParameter("highest", sightings.highest())
                .setMaxResults(MOST_AT_ONCE)
                .getResultList();
        List<TimelineEventEntity> rows =
                new ArrayList<>(Stream.concat(late.stream(), fresh.stream()).toList());
        rows.sort(Comparator.comparingLong(TimelineEventEntity::id));
        sightings.see(rows.stream().map(TimelineEventEntity::id).toList(), clock.instant());
        return rows.stream().map(TimelineEventEntity::toEvent).toList();
    }
}
