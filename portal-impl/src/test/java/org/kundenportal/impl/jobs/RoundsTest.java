package org.kundenportal.impl.jobs;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RoundsTest {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final long SOON = 20;

    private final Semaphore begun = new Semaphore(0);
    private final Semaphore mayEnd = new Semaphore(0);

    @Test
    void aRoundFollowsAPause() throws InterruptedException {
        try (Rounds rounds = new Rounds("test", Duration.ofMillis(1), begun::release)) {
            assertThat(begun.tryAcquire(3, SOON, TimeUnit.SECONDS)).isTrue();
            assertThat(rounds).isNotNull();
        }
    }

    @Test
    void whoIsWokenDuringARoundGoesRoundAgain() throws InterruptedException {
        try (Rounds rounds = new Rounds("test", NEVER, this::slowly)) {
            rounds.wake();
            assertThat(begun.tryAcquire(SOON, TimeUnit.SECONDS)).isTrue();
            rounds.wake();
            rounds.wake();
            mayEnd.release(2);

            assertThat(begun.tryAcquire(SOON, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aRoundThatFailsIsSurvived() throws InterruptedException {
        try (Rounds rounds = new Rounds("test", Duration.ofMillis(1), this::failing)) {
            assertThat(begun.tryAcquire(2, SOON, TimeUnit.SECONDS)).isTrue();
            assertThat(rounds).isNotNull();
        }
    }

    @Test
    void closingFinishesTheRoundAndLetsNoneFollow() throws InterruptedException {
        AtomicReference<Thread> worker = new AtomicReference<>();
        Rounds rounds = new Rounds("test", NEVER, () -> {
            worker.set(Thread.currentThread());
            slowly();
        });
        rounds.wake();
        assertThat(begun.tryAcquire(SOON, TimeUnit.SECONDS)).isTrue();
        rounds.wake();

        rounds.close();
        mayEnd.release();
        worker.get().join(TimeUnit.SECONDS.toMillis(SOON));

        assertThat(worker.get().isAlive()).isFalse();
        assertThat(mayEnd.availablePermits()).as("it was not interrupted").isZero();
        assertThat(begun.availablePermits()).isZero();
    }

    private void slowly() throws InterruptedException {
        begun.release();
        mayEnd.acquire();
    }

    private void failing() {
        begun.release();
        throw new IllegalStateException("as a database that is away");
    }
}
