package org.kundenportal.storage.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer as a stream that asks for bytes when it is read, and gives up a server that sends none: the JDK's
 * own would wait for ever. Read by one thread.
 */
final class PulledBody extends InputStream implements BodySubscriber<PulledBody> {

    /** What comes: bytes, or the end, which is a failure or nothing. */
    private record Piece(List<ByteBuffer> bytes, Throwable failure) {}

    private static final Piece END = new Piece(null, null);

    /** At most two: what was asked for, and the end. */
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();

    private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();
    private final Duration pause;
    private final long deadline;
    private List<ByteBuffer> current = List.of();
    private Piece end;

    private PulledBody(Duration pause, long deadline) {
        this.pause = pause;
        this.deadline = deadline;
    }

    /** May take any time, as long as bytes come. */
    static PulledBody endless(Duration pause) {
        return new PulledBody(pause, Long.MAX_VALUE);
    }

    /** Has to be over within this time. */
    static PulledBody within(Duration time) {
        return new PulledBody(time, System.nanoTime() + time.toNanos());
    }

    @Override
    public CompletionStage<PulledBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Subscription source) {
        source.request(1);
        if (!subscription.complete(source)) {
            source.cancel();
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        pieces.add(new Piece(bytes, null));
    }

    @Override
    public void onError(Throwable failure) {
        pieces.add(new Piece(null, failure));
    }

    @Override
    public void onComplete() {
        pieces.add(END);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        ByteBuffer bytes = bytes();
        if (bytes == null) {
            return -1;
        }
        int read = Math.min(length, bytes.remaining());
        bytes.get(buffer, offset, read);
        return read;
    }

    /** Some that are not read yet; null at the end. */
    private ByteBuffer bytes() throws IOException {
        while (true) {
            for (ByteBuffer bytes : current) {
                if (bytes.hasRemaining()) {
                    return bytes;
                }
            }
            Piece next = end == null ? next() : end;
            if (next.bytes == null) {
                end = next;
                return endOrThrow(next);
            }
            current = next.bytes;
            subscription.join().request(1);
        }
    }

    private static ByteBuffer endOrThrow(Piece end) throws IOException {
        if (end.failure != null) {
            throw new IOException("the answer broke off", end.failure);
        }
        return null;
    }

    private Piece next() throws IOException {
        long left = deadline == Long.MAX_VALUE ? Long.MAX_VALUE : deadline - System.nanoTime();
        try {
            Piece piece = pieces.poll(Math.min(pause.toNanos(), left), TimeUnit.NANOSECONDS);
            if (piece == null) {
                throw new HttpTimeoutException("no more bytes came");
            }
            return piece;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** What is still to come is given up, and with it the connection. */
    @Override
    public void close() {
        if (end == null) {
            end = new Piece(null, new IOException("closed"));
            if (!subscription.complete(null)) {
                subscription.join().cancel();
            }
        }
    }
}
