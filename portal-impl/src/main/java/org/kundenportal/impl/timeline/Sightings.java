package org.kundenportal.impl.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Which ids of a growing table somebody has seen. Ids are given in ascending order, but their transactions are committed
 * in any: an id that is missing below the highest may still come, so it is looked for again for a while. Not
 * thread-safe.
 */
final class Sightings {

    /** No transaction of the portal lives that long: a statement is given up after half a minute. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Derby leaves up to a hundred ids out after a crash, a rollback leaves out a few. */
    static final int MOST_MISSING = 500;

    private final TreeMap<Long, Instant> missing = new TreeMap<>();
    private long highest;

    /** @param highest ids up to this one are not looked for */
    Sightings(long highest) {
        this.highest = highest;
    }

    long highest() {
        return highest;
    }

    /** Ids below the highest that may still come. */
    List<Long> missing() {
        return List.copyOf(missing.keySet());
    }

    /** Notes what was seen, and what was not although it should have been. */
    void see(Collection<Long> ids, Instant now) {
        missing.keySet().removeAll(ids);
        ids.stream().sorted().filter(id -> id > highest).forEach(id -> {
            for (long skipped = Math.max(highest + 1, id - MOST_MISSING); skipped < id; skipped++) {
                missing.put(skipped, now);
            }
            highest = id;
        });
        missing.values().removeIf(since -> since.plus(PATIENCE).isBefore(now));
        while (missing.size() > MOST_MISSING) {
            missing.pollFirstEntry();
        }
    }
}
