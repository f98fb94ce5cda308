package org.kundenportal.impl.mail;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BellTest {

    private static final Duration A_DAY = Duration.ofDays(1);

    @Test
    @Timeout(60)
    void whoComesLateHearsWhatWasRungBefore() throws InterruptedException {
        Bell bell = new Bell();
        bell.ring();
        bell.ring();

        bell.await(A_DAY);
    }

    @Test
    @Timeout(60)
    void wakesWhoWaits() throws InterruptedException {
        Bell bell = new Bell();
        Thread sleeper = new Thread(() -> {
            try {
                bell.await(A_DAY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        sleeper.start();
        while (sleeper.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        bell.ring();

        sleeper.join();
    }
}
