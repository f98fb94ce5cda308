package org.kundenportal.storage.cloud;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;

/**
 * What a server sends of a file: exactly as many bytes as were promised, after those that nobody asked for. A server that
 * breaks off before is a failure, never the end of the file. For one thread.
 */
final class PartStream extends FilterInputStream {

    private final Runnable abort;
    private long unwanted;
    private long left;

    /**
     * @param unwanted bytes that come before the part, from a server that does not know ranges
     * @param length of the part
     * @param abort gives up what is still to come
     */
    PartStream(InputStream stream, long unwanted, long length, Runnable abort) {
        super(stream);
        this.unwanted = unwanted;
        this.left = length;
        this.abort = abort;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0 || length == 0) {
            return length == 0 ? 0 : -1;
        }
        try {
            skipUnwanted();
            int read = in.read(buffer, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new StorageException(Reason.UNREACHABLE, "CUT", null);
            }
            left -= read;
            return read;
        } catch (StorageException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Amazon's SDK throws unchecked
            throw new StorageException(Reason.UNREACHABLE, "CUT", e);
        }
    }

    private void skipUnwanted() throws IOException {
        if (unwanted > 0) {
            in.skipNBytes(unwanted);
            unwanted = 0;
        }
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] buffer = new byte[(int) Math.min(1 << 14, Math.max(count, 0))];
        int read = read(buffer, 0, buffer.length);
        return Math.max(read, 0);
    }

    @Override
    public int available() throws IOException {
        return unwanted > 0 ? 0 : (int) Math.min(left, in.available());
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        if (left > 0) {
            abort.run();
        } else {
            super.close();
        }
    }
}
