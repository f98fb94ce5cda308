package org.kundenportal.api.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.kundenportal.api.Actor;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentKey;

/**
 * Something that happened.
 *
 * @param id opaque, ascending in time
 * @param at when
 * @param kind stable upper-case name, for example {@code DOCUMENT_NEW_VERSION}
 * @param customer whom it concerns, may be null
 * @param document which document it concerns, may be null
 * @param actor who did it
 * @param session which of the customer's sessions it was done in, null if in none
 * @param details what else is known, by name; never secrets
 * @param changes which fields changed, possibly empty
 */
public record TimelineEvent(
        String id,
        Instant at,
        String kind,
        CustomerNumber customer,
        DocumentKey document,
        Actor actor,
        String session,
        Map<String, String> details,
        List<Change> changes) {

    /** Copies the details and changes. */
    public TimelineEvent {
        details = Map.copyOf(details);
        changes = List.copyOf(changes);
    }
}
