package org.kundenportal.impl.watermark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.kundenportal.impl.pdf.GuardedPdf.LimitExceeded;

/**
 * Where a stamped file goes. It is opened with the first byte, is no larger than an honest file gets, and remembers whether
 * it failed: the source is read with the same exceptions.
 */
final class Output extends OutputStream {

    /** Opens the destination; each time, it begins anew. */
    interface Sink {
        OutputStream open() throws IOException;
    }

    private static final int BUFFER_BYTES = 1 << 16;

    /** A file without compression may get this much larger. */
    private static final int MAX_GROWTH = 8;

    private static final long FREE_BYTES = 64 << 20;

    private final Sink sink;
    private OutputStream out;
    private long left;
    private IOException failure;

    Output(Sink sink, long sourceBytes) {
        this.sink = sink;
        this.left = FREE_BYTES + MAX_GROWTH * sourceBytes;
    }

    /** Throws what writing threw, if it did. */
    void check() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void write(int single) throws IOException {
        spend(1);
        try {
            opened().write(single);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        spend(length);
        try {
            opened().write(bytes, offset, length);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            try {
                out.close();
            } catch (IOException e) {
                throw failed(e);
            }
        }
    }

    private OutputStream opened() throws IOException {
        if (out == null) {
            out = new BufferedOutputStream(sink.open(), BUFFER_BYTES);
        }
        return out;
    }

    private IOException failed(IOException cause) {
        failure = cause;
        return cause;
    }

    private void spend(int bytes) {
        left -= bytes;
        if (left < 0) {
            throw new LimitExceeded();
        }
    }
}
