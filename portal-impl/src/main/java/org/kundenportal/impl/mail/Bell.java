package org.kundenportal.impl.mail;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes who waits for mail to send. Thread-safe. */
final class Bell {

    private final Semaphore rung = new Semaphore(0);

    /** There may be mail now. */
    void ring() {
        rung.release();
    }

    /**
     * Returns when it is rung, at once if it was since the last time, else after the given time.
     *
     * @throws InterruptedException if the waiting thread is to end
     */
    void await(Duration longest) throws InterruptedException {
        boolean heard = rung.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        if (heard) {
            rung.drainPermits();
        }
    }
}
