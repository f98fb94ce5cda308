package org.kundenportal.impl.timeline;

import java.util.function.Supplier;
import javax.persistence.EntityManager;
import org.kundenportal.api.timeline.TimelineEvent;

/** Who takes a copy of each event, in the transaction in which it happens. */
@FunctionalInterface
public interface EventCopies {

    /**
     * Takes a copy.
     *
     * @param kind of the event
     * @param event writes the event's row, so it is asked only by those who want the event
     */
    void take(EntityManager em, String kind, Supplier<TimelineEvent> event);
}
