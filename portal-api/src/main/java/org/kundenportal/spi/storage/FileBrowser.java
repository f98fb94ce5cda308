package org.kundenportal.spi.storage;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Shows which files there are, so that staff can choose one; implemented by storages of types with
 * {@link Capability#BROWSE}.
 */
@ConsumerType
public interface FileBrowser {

    /**
     * A page of what begins with the prefix: files, and folders instead of what is in them. Its order is the storage's own
     * and the same at every call. What cannot be a {@link FilePath} is left out.
     *
     * @param prefix all up to its last {@code /} is a folder, what follows is how names in it begin; empty for the topmost
     *     folder. A folder that does not exist has no entries
     * @param cursor {@link Listing#next} of the page before, null for the first page
     * @param limit of entries, 1 to 1000
     */
    Listing list(String prefix, String cursor, int limit) throws StorageException;
}
