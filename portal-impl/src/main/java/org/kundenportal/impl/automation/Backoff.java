package org.kundenportal.impl.automation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a run is tried again in which something unexpected happened. */
final class Backoff {

    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2));

    private Backoff() {}

    /**
     * The pause before the next try.
     *
     * @param attempts how many there were, at least one
     * @return empty if it is given up
     */
    static Optional<Duration> after(int attempts) {
        return isOver(attempts) ? Optional.empty() : Optional.of(PAUSES.get(attempts - 1));
    }

    /** Whether there were enough of them. */
    static boolean isOver(int attempts) {
        return attempts > PAUSES.size();
    }
}
