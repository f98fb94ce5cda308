package org.kundenportal.impl.storage;

import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.connections.ConnectionData;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.connections.Connection;
import org.kundenportal.impl.connections.ConnectionKind;
import org.kundenportal.impl.connections.MerchantConnections;
import org.kundenportal.impl.connections.NotOpenException;
import org.kundenportal.impl.connections.OpenConnections;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.timeline.Timeline;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;
import org.kundenportal.spi.storage.StorageProvider;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections to storages that the merchant has made, and what they open. Thread-safe. */
@Component(service = StorageConnections.class)
public final class StorageConnections {

    private static final Logger LOG = LoggerFactory.getLogger(StorageConnections.class);

    /** So many kept files tell whether other settings lead to the same place. */
    private static final int SAMPLE = 5;

    private final Tx tx;
    private final MerchantConnections<StorageProvider> rows;
    private final OpenConnections<StorageProvider, FileStorage> storages;

    /** Opens what is in the given database by the given types. */
    @Activate
    public StorageConnections(
            @Reference Tx tx,
            @Reference StorageProviders providers,
            @Reference Timeline timeline,
            @Reference PortalHome home) {
        this.tx = tx;
        this.rows = new MerchantConnections<>(ConnectionKind.STORAGE, tx, providers, timeline, home);
        this.storages = new OpenConnections<>(ConnectionKind.STORAGE, tx, providers, home);
    }

    /** Closes every storage; one that is in use, once it no longer is. */
    @Deactivate
    public void close() {
        storages.close();
    }

    /**
     * Changes a connection, unless files that the portal keeps in its storage would be lost with it: a few of them have to
     * be found with the new settings, where these are more than secrets.
     *
     * @throws PortalException INVALID_REQUEST, NOT_FOUND; CONNECTION_IN_USE if they are not found
     */
    Connection<StorageProvider> change(Actor actor, String id, ConnectionData data) {
        Optional<ProviderSettings> planned = rows.planned(id, data);
        if (planned.isPresent()) {
            Connection<StorageProvider> before = rows.get(id);
            List<Copy> kept = tx.read(em -> FileLedger.sample(em, before.id(), SAMPLE));
            if (before.isInstalled() && !kept.isEmpty() && !isEachThere(kept, before.provider(), planned.get())) {
                throw PortalException.of(ErrorCode.CONNECTION_IN_USE);
            }
        }
        return rows.change(actor, id, data);
    }

    /** A bundle that fails in a way it must not, or is stopped meanwhile, has found nothing. */
    private static boolean isEachThere(List<Copy> files, StorageProvider provider, ProviderSettings settings) {
        try (FileStorage storage = provider.open(settings)) {
            for (Copy file : files) {
                if (storage.stat(file.path()).isEmpty()) {
                    return false;
                }
            }
            return true;
        } catch (InvalidSettingException | StorageException | RuntimeException e) {
            LOG.info("Kept files cannot be looked for with new settings: {}", e.toString());
            return false;
        }
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
