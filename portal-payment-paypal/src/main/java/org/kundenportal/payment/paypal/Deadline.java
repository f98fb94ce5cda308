package org.kundenportal.payment.paypal;

import java.time.Duration;

/** When an operation has to end. */
final class Deadline {

    private final long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    /** A deadline that far from now. */
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** What is left, at most the given time, never below nothing. */
    long nanosLeft(Duration atMost) {
        return Math.max(0, Math.min(atMost.toNanos(), nanos - System.nanoTime()));
    }
}
