package org.kundenportal.storage.cloud;

import java.io.IOException;
import java.io.InputStream;

/**
 * Content on its way to a server: exactly as long as it was said to be, read once, and not after the upload has ended.
 * Content that is too long fails before its last byte is out, so that no server takes it for whole. Read by one thread at
 * a time; the upload may be ended by another.
 */
final class Upload extends InputStream {

    private final InputStream content;
    private final long length;
    private long left;
    private volatile IOException failure;
    private volatile boolean ended;

    Upload(InputStream content, long length) {
        if (length < 0) {
            throw new IllegalArgumentException("length " + length);
        }
        this.content = content;
        this.length = length;
        this.left = length;
    }

    /** Refuses content of a file that is said to be empty. */
    void begin() throws IOException {
        if (length == 0) {
            expectEnd();
            throwFailure();
        }
    }

    /** No byte is read any more. */
    void end() {
        ended = true;
    }

    /** What was wrong with the content, if it was: then that is why the upload failed. */
    void throwFailure() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        if (ended) {
            throw new IOException("the upload has ended");
        }
        if (left == 0 || count == 0) {
            return count == 0 ? 0 : -1;
        }
        int read = readContent(buffer, offset, (int) Math.min(count, left));
        if (read < 0) {
            fail(new IOException("expected " + length + " bytes, got " + (length - left)));
        }
        left -= read;
        if (left == 0) {
            expectEnd();
            throwFailure();
        }
        return read;
    }

    private int readContent(byte[] buffer, int offset, int count) throws IOException {
        try {
            return content.read(buffer, offset, count);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private void expectEnd() throws IOException {
        int more = 0;
        try {
            more = content.read(new byte[1]);
        } catch (IOException e) {
            failure = e;
        }
        if (more > 0) {
            failure = new IOException("expected " + length + " bytes, got more");
        }
    }

    private void fail(IOException e) throws IOException {
        failure = e;
        throw e;
    }
}
