package org.kundenportal.impl.links;

import java.time.Instant;

/**
 * A link by its row.
 *
 * @param subject what it opens
 * @param expiresAt from when on it is dead, null for never
 */
public record StoredLink(long id, LinkSubject subject, Instant expiresAt) {}
