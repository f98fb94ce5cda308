package org.kundenportal.api.access;

import java.time.Instant;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.documents.DocumentKey;

/**
 * A link of a customer that was not revoked.
 *
 * @param id opaque
 * @param scope what it opens; never null
 * @param document the one document that it opens, null unless the scope says so
 * @param order the one order that it opens, null unless the scope says so
 * @param url the complete address with the secret token in it; null while what it opens is not released
 * @param createdAt when it was made
 * @param expiresAt from when on it is dead, null for never
 * @param lastUsedAt when a session was last opened by it, null if never
 * @param uses how many sessions it has opened
 * @param live whether it opens anything now
 */
public record CustomerLink(
        String id,
        LinkScope scope,
        DocumentKey document,
        OrderNumber order,
        String url,
        Instant createdAt,
        Instant expiresAt,
        Instant lastUsedAt,
        long uses,
        boolean live) {

    /** Never shows the address, whose last part is a secret. */
    @Override
    public String toString() {
        return "CustomerLink[id=" + id + ", scope=" + scope + ", live=" + live + "]";
    }
}
