package org.kundenportal.api.timeline;

import java.time.Instant;
import java.util.Set;
import org.kundenportal.api.Actor;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentKey;

/**
 * Which events are wanted; all conditions hold at once.
 *
 * @param customer only what concerns this customer; null for all
 * @param document only what concerns this document; null for all
 * @param since only what happened at or after this instant; null for all
 * @param until only what happened before this instant; null for all
 * @param kinds only what is of one of these kinds, at most {@value #MOST_KINDS}; empty for all; a kind that nobody knows
 *     is the kind of no event
 * @param actor only what such an actor did; null for all
 */
public record TimelineFilter(
        CustomerNumber customer,
        DocumentKey document,
        Instant since,
        Instant until,
        Set<String> kinds,
        Actor.Kind actor) {

    /** How many kinds can be asked for at once. */
    public static final int MOST_KINDS = 50;

    /**
     * Copies the kinds.
     *
     * @throws PortalException INVALID_REQUEST, field kind
     */
    public TimelineFilter {
        kinds = Set.copyOf(kinds);
        if (kinds.size() > MOST_KINDS) {
            throw PortalException.invalid("kind", "TOO_MANY");
        }
    }
}
