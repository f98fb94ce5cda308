package org.kundenportal.impl.downloads;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.persistence.EntityManager;
import org.kundenportal.impl.articles.Storages;
import org.kundenportal.impl.security.Tokens;
import org.kundenportal.spi.storage.FileFacts;
import org.kundenportal.spi.storage.FilePath;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.OpenFile;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;

/** One storage, connection 3, in memory; it fails as it is told. */
final class Shelf implements Storages, FileStorage {

    static final String CONNECTION = "3";

    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    final AtomicInteger inUse = new AtomicInteger();
    final AtomicInteger opened = new AtomicInteger();
    volatile boolean installed = true;
    volatile boolean down;
    volatile boolean tagless;
    /** After how many bytes each stream breaks off. */
    volatile int breaksAfter = Integer.MAX_VALUE;

    @Override
    public Open open(long connection) throws StorageException {
        if (connection != 3) {
            throw new StorageException(Reason.GONE, "NOT_FOUND", null);
        }
        inUse.incrementAndGet();
        return new Open() {
            @Override
            public FileStorage storage() {
                return Shelf.this;
            }

            @Override
            public void close() {
                inUse.decrementAndGet();
            }
        };
    }

    @Override
    public boolean lock(EntityManager em, long connection) {
        return connection == 3;
    }

    @Override
    public boolean isConnected(EntityManager em, long connection) {
        return connection == 3 && installed;
    }

    @Override
    public OpenFile open(FilePath path, long from, long length) throws StorageException {
        opened.incrementAndGet();
        FileFacts facts = stat(path).orElseThrow(() -> new StorageException(Reason.NOT_FOUND, null, null));
        byte[] content = files.get(path.text());
        int start = (int) Math.min(from, content.length);
        int end = (int) Math.min(content.length, start + Math.min(length, content.length));
        return new OpenFile(facts, new Breaking(Arrays.copyOfRange(content, start, end), breaksAfter));
    }

    @Override
    public Optional<FileFacts> stat(FilePath path) throws StorageException {
        if (down) {
            throw new StorageException(Reason.UNREACHABLE, null, null);
        }
        return Optional.ofNullable(files.get(path.text()))
                .map(content -> new FileFacts(content.length, tagless ? null : Tokens.sha256(content), null));
    }

    @Override
    public void put(FilePath path, InputStream content, long length) throws IOException {
        files.put(path.text(), content.readAllBytes());
    }

    @Override
    public void delete(FilePath path) {
        files.remove(path.text());
    }

    @Override
    public void check() {}

    @Override
    public void close() {}

    private static final class Breaking extends InputStream {

        private final InputStream content;
        private int left;

        Breaking(byte[] content, int breaksAfter) {
            this.content = new ByteArrayInputStream(content);
            this.left = breaksAfter;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                throw new StorageException(Reason.UNREACHABLE, null, null);
            }
            int read = content.read(buffer, offset, Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}
