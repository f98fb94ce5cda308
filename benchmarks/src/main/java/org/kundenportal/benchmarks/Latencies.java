package org.kundenportal.benchmarks;

import java.util.Arrays;

/** How long requests took, counted by microseconds; all that took longer than two seconds count as two seconds. */
final class Latencies {

    private static final int MAX_MICROS = 2_000_000;

    private final int[] counts = new int[MAX_MICROS + 1];
    private long total;

    void add(long nanos) {
        counts[(int) Math.min(MAX_MICROS, nanos / 1_000)]++;
        total++;
    }

    void addAll(Latencies others) {
        Arrays.setAll(counts, micros -> counts[micros] + others.counts[micros]);
        total += others.total;
    }

    long count() {
        return total;
    }

    /** The least number of microseconds that so many of a hundred requests did not exceed; 0 without requests. */
    int percentile(double percent) {
        long wanted = (long) Math.ceil(total * percent / 100);
        long seen = 0;
        for (int micros = 0; micros <= MAX_MICROS; micros++) {
            seen += counts[micros];
            if (seen >= wanted) {
                return micros;
            }
        }
        return MAX_MICROS;
    }
}
