package org.kundenportal.api.timeline;

import java.time.Instant;
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
 * @param details what else is known, by name; never secrets
 */
public record TimelineEvent(
        String id,
        Instant at,
        String kind,
        CustomerNumber customer,
        DocumentKey document,
        Actor actor,
        Map<String, String> details) {

    /** Copies the details. */
    public TimelineEvent {
        details = Map.copyOf(details);
    }
}
