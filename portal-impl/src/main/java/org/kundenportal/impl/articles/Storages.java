package org.kundenportal.impl.articles;

import javax.persistence.EntityManager;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.StorageException;

/** The merchant's storages. Thread-safe. */
public interface Storages {

    /**
     * Opens a connection; not within a transaction.
     *
     * @throws StorageException if there is none that can be opened, also where it was deleted
     */
    Open open(long connection) throws StorageException;

    /** Whether there is such a connection; it then cannot be deleted until the caller's transaction has ended. */
    boolean lock(EntityManager em, long connection);

    /** Whether there is such a connection, of a type that is installed. */
    boolean isConnected(EntityManager em, long connection);

    /** A storage in use. */
    interface Open extends AutoCloseable {

        /** The storage; not to be closed. */
        FileStorage storage();

        /** Ends the use. */
        @Override
        void close();
    }
}
