package org.kundenportal.impl.downloads;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.kundenportal.api.downloads.DownloadSink;
import org.kundenportal.impl.articles.Storages;
import org.kundenportal.impl.security.Tokens;
import org.kundenportal.spi.storage.FileFacts;
import org.kundenportal.spi.storage.FilePath;
import org.kundenportal.spi.storage.OpenFile;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;

/**
 * A file as it lies in a storage. It flows through one small buffer, however large it is. Where the storage breaks off,
 * reading goes on where it stopped, as long as the content is surely the same and something comes.
 */
final class StorageContent implements Content {

    private static final int BUFFER = 1 << 16;
    private static final int MOST_FAILURES_IN_A_ROW = 4;

    private final Storages.Open open;
    private final FilePath path;
    private final FileFacts facts;
    private final Duration pause;

    /**
     * @param open is closed with this
     * @param pause before reading goes on; each further one without a byte between is twice as long
     */
    StorageContent(Storages.Open open, FilePath path, FileFacts facts, Duration pause) {
        this.open = open;
        this.path = path;
        this.facts = facts;
        this.pause = pause;
    }

    @Override
    public long size() {
        return facts.size();
    }

    @Override
    public String tag() {
        return facts.tag() == null ? null : Tokens.hash(path + "\n" + facts.size() + "\n" + facts.tag());
    }

    @Override
    public void writeTo(long from, long length, DownloadSink sink) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long at = from;
        int failures = 0;
        while (at < from + length) {
            try {
                copy(at, from + length, buffer, sink);
                return;
            } catch (BrokenOffException e) {
                failures = e.at > at ? 1 : failures + 1;
                at = e.at;
                if (facts.tag() == null || failures == MOST_FAILURES_IN_A_ROW || !e.isPassing()) {
                    throw e;
                }
                LockSupport.parkNanos(pause.toNanos() << failures);
            }
        }
    }

    /** What the sink throws is no matter of the storage: nobody reads any more. */
    private void copy(long from, long end, byte[] buffer, DownloadSink sink) throws IOException {
        long at = from;
        try (OpenFile file = opened(from, end)) {
            while (at < end) {
                int read = read(file.content(), buffer, (int) Math.min(buffer.length, end - at), at);
                sink.write(ByteBuffer.wrap(buffer, 0, read));
                at += read;
            }
        }
    }

    private OpenFile opened(long from, long end) throws IOException {
        try {
            OpenFile file = open.storage().open(path, from, end - from);
            if (file.facts().size() != facts.size()
                    || !Objects.equals(file.facts().tag(), facts.tag())) {
                file.close();
                throw new StorageException(Reason.REFUSED, "changed", null);
            }
            return file;
        } catch (IOException e) {
            throw new BrokenOffException(from, e);
        }
    }

    private static int read(InputStream content, byte[] buffer, int most, long at) throws IOException {
        try {
            int read = content.read(buffer, 0, most);
            if (read < 0) {
                throw new EOFException("the storage gave less than it had said");
            }
            return read;
        } catch (IOException e) {
            throw new BrokenOffException(at, e);
        }
    }

    @Override
    public void close() {
        open.close();
    }

    /** The storage, and not the reader, has broken off. */
    private static final class BrokenOffException extends IOException {

        private static final long serialVersionUID = 1;

        private final long at;

        BrokenOffException(long at, IOException cause) {
            super("the storage broke off", cause);
            this.at = at;
        }

        boolean isPassing() {
            return !(getCause() instanceof StorageException failure) || failure.isPassing();
        }
    }
}
