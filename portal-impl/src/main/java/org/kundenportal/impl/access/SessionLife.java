package org.kundenportal.impl.access;

import java.time.Duration;
import java.time.Instant;

/** How long sessions live (NIST SP 800-63B, AAL2): 30 idle minutes, 12 hours at the latest. */
final class SessionLife {

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(12);

    /** How long staff look at the portal as a customer. */
    static final Duration VIEW = Duration.ofMinutes(30);

    /** How exactly the last use is known; a write for every request would cost more than the rest of it. */
    static final Duration EXACTNESS = Duration.ofMinutes(1);

    private SessionLife() {}

    /** Whether a session is over. */
    static boolean isOver(Instant lastSeen, Instant expiresAt, Instant now) {
        return !now.isBefore(expiresAt) || !now.isBefore(lastSeen.plus(IDLE));
    }

    /** Whether the last use has to be noted again. */
    static boolean isStale(Instant lastSeen, Instant now) {
        return !now.isBefore(lastSeen.plus(EXACTNESS));
    }
}
