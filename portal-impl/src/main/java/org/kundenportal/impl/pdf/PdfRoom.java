package org.kundenportal.impl.pdf;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;

/**
 * Room for work on large PDFs, each of which takes its share of the heap and a copy on disk: few are worked on at once, few
 * wait for it, and none waits for long. Whoever finds no room is told to come back. Thread-safe.
 */
public final class PdfRoom {

    private static final long HEAP = Runtime.getRuntime().maxMemory();

    /** How many are worked on at once; a small heap has room for one. */
    public static final int PLACES = HEAP < (512L << 20) ? 1 : 2;

    /** Bytes of the heap that the objects of one PDF may take; half of the heap is for everything else. */
    public static final long SHARE = HEAP / 2 / PLACES;

    /** How many may wait. */
    public static final int WAITING = 16;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final Semaphore places;
    private final Semaphore queue;
    private final Duration longestWait;

    /** Room as there is on this machine. */
    public PdfRoom() {
        this(PLACES, WAITING, LONGEST_WAIT);
    }

    PdfRoom(int places, int waiting, Duration longestWait) {
        this.places = new Semaphore(places, true);
        this.queue = new Semaphore(places + waiting);
        this.longestWait = longestWait;
    }

    /** What is done with a PDF. */
    public interface Work<T> {

        /** Does it; must not ask for room itself. */
        T run() throws IOException;
    }

    /**
     * Does the work as soon as there is room.
     *
     * @throws PortalException DOWNLOAD_BUSY
     */
    public <T> T run(Work<T> work) throws IOException {
        enqueue();
        try {
            if (!places.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw busy();
            }
            try {
                return work.run();
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            queue.release();
        }
    }

    /**
     * What somebody else is working on; who waits for it waits in the same queue.
     *
     * @throws PortalException DOWNLOAD_BUSY, also if it came to nothing there
     */
    public <T> T await(Future<T> work) {
        enqueue();
        try {
            return work.get(longestWait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException | CancellationException | TimeoutException e) {
            throw busy();
        } finally {
            queue.release();
        }
    }

    private void enqueue() {
        if (!queue.tryAcquire()) {
            throw busy();
        }
    }

    private static PortalException interrupted() {
        Thread.currentThread().interrupt();
        return busy();
    }

    /** What passes by itself. */
    public static PortalException busy() {
        return PortalException.retryAfter(ErrorCode.DOWNLOAD_BUSY, RETRY);
    }
}
