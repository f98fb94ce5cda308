package org.kundenportal.impl.watermark;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccess;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.apache.pdfbox.io.ScratchFile;

/**
 * Where decrypted and new streams are kept: in memory at first, then in a temporary file. It remembers whether writing
 * failed: a damaged PDF is told by the same exceptions, but a full disk says nothing of the PDF.
 */
final class Scratch implements RandomAccessStreamCache {

    private final RandomAccessStreamCache cache;
    private IOException failure;

    /** @param folder where the temporary file is made */
    Scratch(Path folder, long memoryBytes) throws IOException {
        this(new ScratchFile(MemoryUsageSetting.setupMixed(memoryBytes).setTempDir(folder.toFile())));
    }

    Scratch(RandomAccessStreamCache cache) {
        this.cache = cache;
    }

    /** Throws what writing threw, if it did. */
    void check() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public RandomAccess createBuffer() throws IOException {
        try {
            return new Buffer(cache.createBuffer());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() throws IOException {
        cache.close();
    }

    private IOException failed(IOException cause) {
        failure = cause;
        return cause;
    }

    private final class Buffer implements RandomAccess {

        private final RandomAccess buffer;

        Buffer(RandomAccess buffer) {
            this.buffer = buffer;
        }

        @Override
        public void write(int single) throws IOException {
            try {
                buffer.write(single);
            } catch (IOException e) {
                throw failed(e);
            }
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            write(bytes, 0, bytes.length);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                buffer.write(bytes, offset, length);
            } catch (IOException e) {
                throw failed(e);
            }
        }

        @Override
        public void clear() throws IOException {
            buffer.clear();
        }

        @Override
        public int read() throws IOException {
            return buffer.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return buffer.read(bytes, offset, length);
        }

        @Override
        public long getPosition() throws IOException {
            return buffer.getPosition();
        }

        @Override
        public void seek(long position) throws IOException {
            buffer.seek(position);
        }

        @Override
        public long length() throws IOException {
            return buffer.length();
        }

        @Override
        public boolean isClosed() {
            return buffer.isClosed();
        }

        @Override
        public boolean isEOF() throws IOException {
            return buffer.isEOF();
        }

        @Override
        public RandomAccessReadView createView(long start, long length) throws IOException {
            return buffer.createView(start, length);
        }

        @Override
        public void close() throws IOException {
            buffer.close();
        }
    }
}
