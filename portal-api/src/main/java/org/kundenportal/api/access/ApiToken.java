package org.kundenportal.api.access;

import java.time.Instant;
import java.util.Set;

/**
 * What is known of an API token but its secret.
 *
 * @param id opaque
 * @param name what staff call it
 * @param scopes what its holder may do
 * @param createdAt when it was made
 * @param lastUsedAt to the minute, null if never
 */
public record ApiToken(String id, String name, Set<StaffRole> scopes, Instant createdAt, Instant lastUsedAt) {}
