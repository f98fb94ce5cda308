package org.kundenportal.itests;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, looking five times a second; in Karaf, too. */
public final class Await {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Await() {}

    /** Waits half a minute at most until the condition holds. */
    public static void until(String what, BooleanSupplier condition) {
        value(what, true, condition::getAsBoolean, PATIENCE, () -> false);
    }

    /**
     * Waits until the value is the expected one.
     *
     * @param hopeless whether there is no point in waiting longer
     * @throws AssertionError with the last value, if it never becomes the expected one
     */
    static <T> void value(String what, T expected, Supplier<T> actual, Duration longest, BooleanSupplier hopeless) {
        long end = System.nanoTime() + longest.toNanos();
        T last = actual.get();
        while (!Objects.equals(last, expected)) {
            if (System.nanoTime() - end > 0 || hopeless.getAsBoolean()) {
                throw new AssertionError(what + " should become " + expected + " but is " + last);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            last = actual.get();
        }
    }
}
