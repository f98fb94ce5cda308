package org.kundenportal.api.documents;

import java.time.Instant;

/**
 * A decision that a customer made in the portal.
 *
 * @param id opaque, never null
 * @param choice never null
 * @param at when it was made
 * @param name of the person who decided, as it was typed
 * @param reason may be null
 * @param version which version of the document was decided
 */
public record RecordedDecision(
        String id, Decision.Choice choice, Instant at, String name, String reason, int version) {}
