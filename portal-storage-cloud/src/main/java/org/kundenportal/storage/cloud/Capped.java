package org.kundenportal.storage.cloud;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails where an answer is larger than any honest one. */
final class Capped extends FilterInputStream {

    private int left = MultiStatus.MAX_BYTES;

    /** The answer is too large. */
    static final class TooMuchException extends IOException {
        private TooMuchException() {
            super("the answer is too large");
        }
    }

    Capped(InputStream stream) {
        super(stream);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        left -= Math.max(read, 0);
        if (left < 0) {
            throw new TooMuchException();
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
