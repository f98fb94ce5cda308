package org.kundenportal.impl.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a mail is tried: less and less often, and for the last time 48 hours after the first. */
final class Backoff {

    /** After the first try; between them lie 1 min, 5 min, 30 min, 2 h, 6 h, then 12 h at most. */
    private static final List<Integer> MINUTES = List.of(1, 6, 36, 156, 516, 1236, 1956, 2676, 2880);

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private Backoff() {}

    /** The next try after one that fails now, empty if that was the last. */
    static Optional<Instant> after(Instant first, Instant now) {
        return MINUTES.stream()
                .map(minutes -> first.plus(Duration.ofMinutes(minutes)))
                .filter(now::isBefore)
                .findFirst()
                .map(next -> next.isBefore(now.plus(SHORTEST)) ? now.plus(SHORTEST) : next);
    }
}
