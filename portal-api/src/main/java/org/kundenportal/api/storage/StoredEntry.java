package org.kundenportal.api.storage;

import java.time.Instant;

/**
 * A file or a folder in a storage.
 *
 * @param path where it is, as {@link org.kundenportal.spi.storage.FilePath} writes it; a folder's has no {@code /} at its end
 * @param size in bytes; null of a folder
 * @param changed when the content was kept; null of a folder, and where the storage does not say
 */
public record StoredEntry(Kind kind, String path, Long size, Instant changed) {

    /** What it is. */
    public enum Kind {
        /** A file. */
        FILE,
        /** What holds files and folders. */
        FOLDER
    }

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
