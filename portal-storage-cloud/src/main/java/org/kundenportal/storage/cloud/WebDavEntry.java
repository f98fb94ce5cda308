package org.kundenportal.storage.cloud;

import org.kundenportal.spi.storage.FileFacts;

/**
 * What a server says of a file or a folder.
 *
 * @param path within the connection's folder; empty for that folder itself
 * @param facts of a file; null of a folder
 */
record WebDavEntry(String path, FileFacts facts) {

    boolean isFolder() {
        return facts == null;
    }
}
