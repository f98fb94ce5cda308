package org.kundenportal.spi.storage;

import java.time.Instant;

/**
 * What a storage knows of a file.
 *
 * @param size in bytes
 * @param tag another one whenever the content is another one, at most 200 characters and opaque; null where the storage
 *     cannot tell, so that two openings need not show the same content
 * @param changed when the content was kept, null if the storage does not say
 */
public record FileFacts(long size, String tag, Instant changed) {

    /** Refuses a size below zero. */
    public FileFacts {
        if (size < 0) {
            throw new IllegalArgumentException("size " + size);
        }
    }
}
