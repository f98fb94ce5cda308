package org.kundenportal.impl.downloads;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kundenportal.impl.articles.Storages;
import org.kundenportal.spi.storage.FileFacts;
import org.kundenportal.spi.storage.FilePath;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.OpenFile;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs in a heap that is a small part of what it delivers. */
class SmallHeapStorageContentTest {

    private static final long SIZE = 5L << 30;
    private static final long BREAKS_AFTER = 1L << 30;

    private final AtomicInteger opened = new AtomicInteger();

    /** Every eight bytes say where they are, and each stream breaks off after a gigabyte. */
    private final class Endless implements FileStorage, Storages.Open {

        @Override
        public FileStorage storage() {
            return this;
        }

        @Override
        public OpenFile open(FilePath path, long from, long length) {
            opened.incrementAndGet();
            return new OpenFile(facts(), new InputStream() {
                private long at = from;

                @Override
                public int read() {
                    throw new AssertionError("one by one");
                }

                @Override
                public int read(byte[] buffer, int offset, int most) throws IOException {
                    if (at - from >= BREAKS_AFTER) {
                        throw new StorageException(Reason.UNREACHABLE, null, null);
                    }
                    int count = (int) Math.min(most, from + length - at);
                    buffer[offset] = (byte) (at >>> 16);
                    at += count;
                    return count;
                }
            });
        }

        private FileFacts facts() {
            return new FileFacts(SIZE, "t", null);
        }

        @Override
        public Optional<FileFacts> stat(FilePath path) {
            return Optional.of(facts());
        }

        @Override
        public void put(FilePath path, InputStream content, long length) {
            throw new AssertionError();
        }

        @Override
        public void delete(FilePath path) {
            throw new AssertionError();
        }

        @Override
        public void check() {}

        @Override
        public void close() {}
    }

    @Test
    @DisplayName("5 GB flow through a heap of 128 MB, over connections that break, each byte once")
    void flows() throws IOException {
        Endless storage = new Endless();
        AtomicLong taken = new AtomicLong();
        AtomicInteger wrong = new AtomicInteger();
        try (StorageContent content =
                new StorageContent(storage, new FilePath("a"), storage.facts(), Duration.ofNanos(1))) {
            content.writeTo(0, SIZE, bytes -> {
                if (bytes.get(bytes.position()) != (byte) (taken.get() >>> 16)) {
                    wrong.incrementAndGet();
                }
                taken.addAndGet(bytes.remaining());
            });
        }
        assertThat(taken).hasValue(SIZE);
        assertThat(wrong).hasValue(0);
        assertThat(opened).hasValue(5);
        assertThat(Runtime.getRuntime().maxMemory()).isLessThan(SIZE / 20);
    }
}
