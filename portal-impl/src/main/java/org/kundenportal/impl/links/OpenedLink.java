package org.kundenportal.impl.links;

import java.time.Instant;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.DocumentId;
import org.kundenportal.api.OrderId;
import org.kundenportal.api.access.LinkScope;

/**
 * A link that somebody holds.
 *
 * @param id the link's row
 * @param subject what it opens
 * @param revokedAt null while it lives
 * @param expiresAt null if it lives on
 */
public record OpenedLink(long id, LinkSubject subject, Instant revokedAt, Instant expiresAt) {

    static OpenedLink of(Object[] row) {
        return new OpenedLink(
                (Long) row[0],
                new LinkSubject(
                        (LinkScope) row[1],
                        new CustomerId((Long) row[2]),
                        row[3] == null ? null : new DocumentId((Long) row[3]),
                        row[6] == null ? null : new OrderId((Long) row[6])),
                (Instant) row[4],
                (Instant) row[5]);
    }

    boolean livesAt(Instant now) {
        return lives(revokedAt, expiresAt, now);
    }

    /** Whether a link that was revoked and expires at these instants, each null for never, lives. */
    public static boolean lives(Instant revokedAt, Instant expiresAt, Instant now) {
        return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
    }
}
