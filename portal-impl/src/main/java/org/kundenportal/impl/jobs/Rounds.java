package org.kundenportal.impl.jobs;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done again and again on a daemon thread of its own: a round, a pause, the next round. A round that fails
 * does not keep the next from coming; of several failures in a row the first is logged. Thread-safe.
 *
 * <p>Closing never interrupts a round that is under way, because Derby takes an interrupt for the end of its files; the
 * round is finished and none follows.
 */
public final class Rounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Duration pause;
    private final Work work;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private boolean woken;
    private boolean closed;
    private boolean failing;

    /** What is done in a round. */
    @FunctionalInterface
    public interface Work {
        /** Does it; whatever it throws is survived. */
        void round() throws Exception;
    }

    /**
     * Starts with a pause.
     *
     * @param name of the thread, and of the work in the log
     * @param pause between two rounds
     */
    public Rounds(String name, Duration pause, Work work) {
        this.name = name;
        this.pause = pause;
        this.work = work;
        Thread thread = new Thread(this::run, "kundenportal-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends the pause early; during a round, lets the next one follow at once. */
    public void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets no further round begin. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (pauses()) {
            round();
        }
    }

    /** Waits for the next round; false if there is none. */
    private boolean pauses() {
        lock.lock();
        try {
            long nanos = pause.toNanos();
            while (!closed && !woken && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            woken = false;
            return !closed;
        } catch (InterruptedException e) {
            // nobody of ours interrupts: somebody wants the thread to end
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void round() {
        try {
            work.round();
            failing = false;
        } catch (Exception | Error e) {
            // also of an Error: the thread would be gone until the next start
            if (failing || isClosed()) {
                LOG.debug("{} fails again", name, e);
            } else {
                LOG.warn("{} cannot be done now and is tried again: {}", name, e.toString());
            }
            failing = true;
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
