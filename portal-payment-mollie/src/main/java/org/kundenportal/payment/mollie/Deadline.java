package org.kundenportal.payment.mollie;

import java.time.Duration;

/** When an operation has to be over, however many calls it takes. Immutable. */
final class Deadline {

    private final long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** What is left, at most as much as asked for; zero or less when it is over. */
    Duration left(Duration most) {
        Duration left = Duration.ofNanos(nanos - System.nanoTime());
        return left.compareTo(most) < 0 ? left : most;
    }
}
