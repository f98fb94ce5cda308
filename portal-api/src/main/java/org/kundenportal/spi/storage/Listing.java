package org.kundenportal.spi.storage;

import java.util.List;
import java.util.Objects;

/**
 * A page of files and folders.
 *
 * @param entries can be fewer than were asked for though others follow, even none
 * @param next where the next page begins, opaque; null if this is the last one
 */
public record Listing(List<Entry> entries, String next) {

    /**
     * A file or a folder.
     *
     * @param path where it is, without a {@code /} at its end
     * @param facts of a file; null of a folder
     */
    public record Entry(FilePath path, FileFacts facts) {

        /** Refuses a null path. */
        public Entry {
            Objects.requireNonNull(path, "path");
        }

        /** Whether it is a folder. */
        public boolean isFolder() {
            return facts == null;
        }
    }

    /** Copies the entries. */
    public Listing {
        entries = List.copyOf(entries);
    }
}
