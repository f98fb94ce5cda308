package org.kundenportal.impl.timeline;

import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.timeline.TimelineAdministration;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.api.timeline.TimelineFilter;
import org.kundenportal.impl.persistence.Cursor;
import org.kundenportal.impl.persistence.Tx;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The timeline in the database. */
@Component(service = TimelineAdministration.class)
public final class JpaTimelineAdministration implements TimelineAdministration {

    private final Tx tx;

    /** Reads through the given transactions. */
    @Activate
    public JpaTimelineAdministration(@Reference Tx tx) {
        this.tx = tx;
    }

    @Override
    public Page<TimelineEvent> list(TimelineFilter filter, PageRequest page) {
        TimelineQuery query = new TimelineQuery(filter, page);
        return tx.read(em -> Cursor.page(query.list(em), page, TimelineQuery::cursor, TimelineEventEntity::toEvent));
    }
}
