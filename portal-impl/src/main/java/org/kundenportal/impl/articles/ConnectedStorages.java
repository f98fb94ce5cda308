package org.kundenportal.impl.articles;

import javax.persistence.EntityManager;
import org.kundenportal.api.PortalException;
import org.kundenportal.impl.storage.OpenStorage;
import org.kundenportal.impl.storage.StorageConnections;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The storages that the merchant has connected. */
@Component(service = Storages.class)
public final class ConnectedStorages implements Storages {

    private final StorageConnections connections;

    /** Storages of these connections. */
    @Activate
    public ConnectedStorages(@Reference StorageConnections connections) {
        this.connections = connections;
    }

    @Override
    public Open open(long connection) throws StorageException {
        try {
            return new Used(connections.open(connection));
        } catch (PortalException e) {
            throw new StorageException(Reason.GONE, e.code().name(), e);
        }
    }

    @Override
    public boolean lock(EntityManager em, long connection) {
        return connections.lock(em, Long.toString(connection)).isPresent();
    }

    @Override
    public boolean isConnected(EntityManager em, long connection) {
        return connections
                .find(em, connection)
                .filter(found -> !found.deleted() && found.isInstalled())
                .isPresent();
    }

    private record Used(OpenStorage use) implements Open {

        @Override
        public FileStorage storage() {
            return use.storage();
        }

        @Override
        public void close() {
            use.close();
        }
    }
}
