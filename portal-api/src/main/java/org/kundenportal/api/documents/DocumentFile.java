package org.kundenportal.api.documents;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A file that belongs to a document, not read yet.
 *
 * @param name a file name for the person who downloads it, without folders
 * @param mediaType for example {@code application/pdf}
 * @param size in bytes, or {@link #UNKNOWN_SIZE} of what is made while it is written
 * @param content writes the bytes; may be called once
 */
public record DocumentFile(String name, String mediaType, long size, Content content) {

    /** The size of a file that nobody knows before it is written. */
    public static final long UNKNOWN_SIZE = -1;

    /** Where the bytes come from. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes all bytes and leaves the stream open.
         *
         * @throws IOException if the file cannot be read or the stream not be written
         */
        void writeTo(OutputStream out) throws IOException;
    }
}
