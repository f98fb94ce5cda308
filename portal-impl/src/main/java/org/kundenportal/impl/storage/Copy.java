package org.kundenportal.impl.storage;

import java.time.Instant;
import org.kundenportal.spi.storage.FilePath;

/**
 * One file in one place. Its path is never used again, so that whoever deletes or writes it meets nobody else's.
 *
 * @param key of its content
 * @param connection whose storage it is in, null for the portal's own folder
 * @param size in bytes
 * @param deleteAt null unless it is to be deleted
 */
record Copy(long id, String key, Long connection, FilePath path, long size, CopyState state, Instant deleteAt) {

    boolean isKept() {
        return state == CopyState.KEPT;
    }
}
