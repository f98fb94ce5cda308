package org.kundenportal.impl.watermark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a PDF begins. */
final class PdfHead {

    private static final byte[] MAGIC = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final int HEAD_BYTES = 1024;

    private PdfHead() {}

    /**
     * Whether a file begins as a PDF, after white space at most. Viewers search for the beginning further into the file;
     * an archive with a PDF in it would be one, too, then.
     */
    static boolean isIn(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD_BYTES);
        }
        int start = startsWith(head, 0, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
        while (start < head.length && head[start] >= 0 && head[start] <= ' ') {
            start++;
        }
        return startsWith(head, start, MAGIC);
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] start) {
        for (int i = 0; i < start.length; i++) {
            if (at + i >= bytes.length || bytes[at + i] != start[i]) {
                return false;
            }
        }
        return true;
    }
}
