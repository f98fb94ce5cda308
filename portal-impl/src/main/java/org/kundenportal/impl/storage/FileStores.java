package org.kundenportal.impl.storage;

import javax.persistence.EntityManager;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.spi.storage.FilePath;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;

/** The places where kept files are: the portal's own folder, and what the merchant's connections lead to. */
final class FileStores {

    /** In a connection's storage, which may hold files of others. */
    static final String FOLDER = "kundenportal/";

    /** What connections lead to. */
    interface Connected {

        /**
         * For the caller to close.
         *
         * @throws StorageException {@link #DELETED}, too
         */
        OpenStore open(long connection) throws StorageException;

        /** Keeps the connection from being deleted until the transaction has ended; false if it is already. */
        boolean hold(EntityManager em, String connection);
    }

    /** Code of a connection that is not there any more. */
    static final String DELETED = "DELETED";

    private final LocalFileStorage local;
    private final Connected connected;

    FileStores(LocalFileStorage local, StorageConnections connections) {
        this(local, new Connected() {
            @Override
            public OpenStore open(long connection) throws StorageException {
                try {
                    OpenStorage open = connections.open(connection);
                    return new OpenStore(open.storage(), open::close);
                } catch (PortalException e) {
                    if (e.code() != ErrorCode.NOT_FOUND) {
                        throw e;
                    }
                    throw new StorageException(Reason.GONE, DELETED, e);
                }
            }

            @Override
            public boolean hold(EntityManager em, String connection) {
                return connections.lock(em, connection).isPresent();
            }
        });
    }

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

    /** The same as {@link Connected#hold}; the portal's own folder is always there. */
    boolean hold(EntityManager em, Long connection) {
        return connection == null || connected.hold(em, connection.toString());
    }

    /** Where a file with this name is in the place. */
    static FilePath path(Long connection, String name) {
        return new FilePath(connection == null ? name : FOLDER + name);
    }
}
