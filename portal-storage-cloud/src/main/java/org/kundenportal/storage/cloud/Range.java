package org.kundenportal.storage.cloud;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;

/**
 * A part of a file, as HTTP asks for it and answers (RFC 9110, section 14).
 *
 * @param from its first byte
 * @param length in bytes, as far as the file goes
 */
record Range(long from, long length) {

    private static final Pattern ANSWER = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    /** Refuses what is below zero. */
    Range {
        if (from < 0 || length < 0) {
            throw new IllegalArgumentException("from " + from + ", length " + length);
        }
    }

    boolean isWhole() {
        return from == 0 && length == Long.MAX_VALUE;
    }

    /** Nothing of it: HTTP has no words for that. */
    boolean isEmpty() {
        return length == 0;
    }

    /** The value of the header {@code Range}. */
    String header() {
        boolean open = length > Long.MAX_VALUE - from;
        return "bytes=" + from + "-" + (open ? "" : from + length - 1);
    }

    /** How many bytes of a file of this size it has. */
    long in(long size) {
        return Math.max(0, Math.min(length, size - from));
    }

    /**
     * The size of the file from the header {@code Content-Range} of the answer.
     *
     * @throws StorageException UNREADABLE if it is another part than the one that was asked for
     */
    long size(String header) throws StorageException {
        Matcher answer = ANSWER.matcher(header);
        if (answer.matches()) {
            long size = Long.parseLong(answer.group(3));
            if (Long.parseLong(answer.group(1)) == from && Long.parseLong(answer.group(2)) == from + in(size) - 1) {
                return size;
            }
        }
        throw new StorageException(Reason.UNREADABLE, "Content-Range", null);
    }
}
