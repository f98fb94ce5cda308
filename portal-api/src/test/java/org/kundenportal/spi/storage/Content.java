package org.kundenportal.spi.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Bytes that are made while they are read, the same for the same seed, so that a file of any size needs no memory. */
final class Content extends InputStream {

    private final long seed;
    private final long end;
    private long position;

    private Content(long seed, long from, long end) {
        this.seed = seed;
        this.position = from;
        this.end = end;
    }

    static Content of(long seed, long length) {
        return new Content(seed, 0, length);
    }

    /** As a file's part is read: cut where the file ends. */
    static byte[] part(long seed, long size, long from, long length) {
        long begin = Math.min(from, size);
        long end = length < size - begin ? begin + length : size;
        try (Content content = new Content(seed, begin, end)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the stream is other than this content, or its length if it is all of it. */
    static long firstDifference(long seed, InputStream stream) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long at = 0;
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            for (int i = 0; i < read; i++) {
                if (buffer[i] != at(seed, at)) {
                    return at;
                }
                at++;
            }
        }
        return at;
    }

    @Override
    public int read() {
        return position < end ? at(seed, position++) & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (position >= end) {
            return length == 0 ? 0 : -1;
        }
        int read = (int) Math.min(length, end - position);
        for (int i = 0; i < read; i++) {
            buffer[offset + i] = at(seed, position++);
        }
        return read;
    }

    private static byte at(long seed, long position) {
        long mixed = (position / 8 + seed) * 0x9e3779b97f4a7c15L;
        return (byte) (mixed >>> (8 * (position & 7)));
    }
}
