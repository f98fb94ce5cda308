package org.kundenportal.impl.storage;

import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.PortalException;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.connections.Connection;
import org.kundenportal.impl.connections.ConnectionKind;
import org.kundenportal.impl.connections.MerchantConnections;
import org.kundenportal.impl.connections.NotOpenException;
import org.kundenportal.impl.connections.OpenConnections;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.timeline.Timeline;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;
import org.kundenportal.spi.storage.StorageProvider;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The connections to storages that the merchant has made, and what they open. Thread-safe. */
@Component(service = StorageConnections.class)
public final class StorageConnections {

    private final MerchantConnections<StorageProvider> rows;
    private final OpenConnections<StorageProvider, FileStorage> storages;

    /** Opens what is in the given database by the given types. */
    @Activate
    public StorageConnections(
            @Reference Tx tx,
            @Reference StorageProviders providers,
            @Reference Timeline timeline,
            @Reference PortalHome home) {
        this.rows = new MerchantConnections<>(ConnectionKind.STORAGE, tx, providers, timeline, home);
        this.storages = new OpenConnections<>(ConnectionKind.STORAGE, tx, providers, home);
    }

    /** Closes every storage; one that is in use, once it no longer is. */
    @Deactivate
    public void close() {
        storages.close();
    }

    /** What administrators do with them. */
    MerchantConnections<StorageProvider> rows() {
        return rows;
    }

    /** A connection, also one that is deleted or whose type is not installed. */
    public Optional<Connection<StorageProvider>> find(EntityManager em, long id) {
        return rows.find(em, id);
    }

    /**
     * A connection that is not deleted, nor will be until the caller's transaction has ended: for features that begin to
     * need it, see {@link StorageUse}.
     *
     * @param id as the API gives it; any text
     * @return empty if there is none
     */
    public Optional<Connection<StorageProvider>> lock(EntityManager em, String id) {
        return rows.lock(em, id);
    }

    /**
     * A connection's storage, for a use that the caller closes. It talks to nobody; not to be called within a transaction,
     * which would be nested. Connections that are not active open, too: what was linked is delivered.
     *
     * @throws StorageException if it cannot be opened now: UNREACHABLE with the code NOT_INSTALLED while its type is not
     *     installed, CREDENTIALS with the code SETTINGS where its settings cannot be used
     * @throws PortalException NOT_FOUND if there is no such connection, or it is deleted
     */
    public OpenStorage open(long id) throws StorageException {
        try {
            return use(id);
        } catch (NotOpenException e) {
            Reason reason =
                    switch (e.reason()) {
                        case NOT_INSTALLED -> Reason.UNREACHABLE;
                        case SETTINGS -> Reason.CREDENTIALS;
                    };
            throw new StorageException(reason, e.reason().name(), e);
        }
    }

    OpenStorage use(long id) throws NotOpenException {
        return new OpenStorage(id, storages.open(id));
    }
}
