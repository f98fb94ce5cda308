package org.kundenportal.web.downloads;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file (RFC 9110, section 14).
 *
 * @param from the first byte
 * @param length at least 1
 */
record ByteRange(long from, long length) {

    private static final Pattern ONE = Pattern.compile("bytes=[ \t]*(\\d*)-(\\d*)[ \t]*", Pattern.CASE_INSENSITIVE);

    /** Nothing of the file is in the range. */
    static final class UnsatisfiableException extends Exception {

        private static final long serialVersionUID = 1;
    }

    /**
     * The part that a header asks for. What is malformed, another unit, or several ranges is ignored, as the standard
     * allows: who asks for several gets the whole.
     *
     * @param header null if there is none
     * @return empty for the whole file
     */
    static Optional<ByteRange> of(String header, long size) throws UnsatisfiableException {
        Matcher one = ONE.matcher(header == null ? "" : header);
        if (!one.matches() || (one.group(1).isEmpty() && one.group(2).isEmpty())) {
            return Optional.empty();
        }
        return one.group(1).isEmpty()
                ? Optional.of(last(number(one.group(2)), size))
                : between(number(one.group(1)), one.group(2), size);
    }

    private static Optional<ByteRange> between(long from, String last, long size) throws UnsatisfiableException {
        long to = last.isEmpty() ? Long.MAX_VALUE : number(last);
        if (to < from) {
            return Optional.empty();
        }
        if (from >= size) {
            throw new UnsatisfiableException();
        }
        return Optional.of(new ByteRange(from, Math.min(to, size - 1) - from + 1));
    }

    private static ByteRange last(long length, long size) throws UnsatisfiableException {
        if (length == 0 || size == 0) {
            throw new UnsatisfiableException();
        }
        long shown = Math.min(length, size);
        return new ByteRange(size - shown, shown);
    }

    /** A number too large for a file is as good as the largest. */
    private static long number(String digits) {
        String plain = digits.replaceFirst("^0+(?=.)", "");
        return plain.length() > 18 ? Long.MAX_VALUE - 1 : Long.parseLong(plain);
    }
}
