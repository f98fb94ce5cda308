package org.kundenportal.impl.storage;

import org.kundenportal.spi.storage.FilePath;
import org.kundenportal.spi.storage.StorageException;

/** The places where kept files are: the portal's own folder, and what the merchant's connections lead to. */
final class FileStores {

    /** In a connection's storage, which may hold files of others. */
    static final String FOLDER = "kundenportal/";

    /** Opens storages of connections. */
    @FunctionalInterface
    interface Connected {
        /** For the caller to close. */
        OpenStore open(long connection) throws StorageException;
    }

    private final LocalFileStorage local;
    private final Connected connected;

    FileStores(LocalFileStorage local, Connected connected) {
        this.local = local;
        this.connected = connected;
    }

    LocalFileStorage local() {
        return local;
    }

    /**
     * Opens a place.
     *
     * @param connection null for the portal's own folder
     */
    OpenStore open(Long connection) throws StorageException {
        return connection == null ? new OpenStore(local, () -> {}) : connected.open(connection);
    }

    /** Where a file with this name is in the place. */
    static FilePath path(Long connection, String name) {
        return new FilePath(connection == null ? name : FOLDER + name);
    }
}
