package org.kundenportal.impl.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a delivery that failed is tried again: soon at first, then ever more rarely, for two days. */
final class Retries {

    static final Duration LONGEST = Duration.ofDays(2);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10));

    private Retries() {}

    /**
     * The next try.
     *
     * @param attempts how many there were, at least one
     * @param since when the first was due
     * @return empty if it is given up
     */
    static Optional<Instant> next(int attempts, Instant since, Instant now) {
        Instant next = now.plus(PAUSES.get(Math.min(attempts, PAUSES.size()) - 1));
        return next.isAfter(since.plus(LONGEST)) ? Optional.empty() : Optional.of(next);
    }
}
