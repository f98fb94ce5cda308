package org.kundenportal.impl.storage;

import javax.persistence.EntityManager;

/**
 * Says for a feature whether it needs a storage connection, which then cannot be deleted. A feature that begins to need one
 * holds {@link StorageConnections#lock} in the same transaction. Implementations are components that refer to nothing, so
 * that each is there before anybody can delete a connection.
 */
public interface StorageUse {

    /** Whether it needs the connection, as far as this transaction sees. */
    boolean isUsed(EntityManager em, long connection);
}
