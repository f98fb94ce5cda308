package org.kundenportal.impl.connections;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.kundenportal.api.PortalException;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.connections.NotOpenException.Reason;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.security.SecretBox;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What providers have opened. A connection is opened when it is first used and serves until it is changed, on whichever
 * node, or its provider goes; it is then closed once nobody uses it. Thread-safe.
 */
public final class OpenConnections<P, H extends AutoCloseable> {

    private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);

    private final ConnectionKind<P, H> kind;
    private final Tx tx;
    private final Providers<P> providers;
    private final SecretBox secrets;
    private final Runnable endListening;

    /** By the connection's id. Guarded by itself, as is each one's count of uses. */
    private final Map<Long, Shared> opened = new HashMap<>();

    /** Opens what is in the given database by the given providers. */
    public OpenConnections(ConnectionKind<P, H> kind, Tx tx, Providers<P> providers, PortalHome home) {
        this.kind = kind;
        this.tx = tx;
        this.providers = providers;
        this.secrets = home.secrets();
        this.endListening = providers.listen(type -> closeUnlessInstalled());
    }

    /** Closes everything; what is in use, once it no longer is. */
    public void close() {
        endListening.run();
        closeAll(shared -> true);
    }

    private void closeUnlessInstalled() {
        Collection<P> installed = providers.all();
        closeAll(shared -> !installed.contains(shared.provider));
    }

    private void closeAll(Predicate<Shared> which) {
        synchronized (opened) {
            opened.values().stream().filter(which).forEach(Shared::retire);
            opened.values().removeIf(which);
        }
    }

    /**
     * Opens a connection, for a use that the caller closes. It talks to nobody; not to be called within a transaction, which
     * would be nested. Connections that are not active open, too: what was begun is ended.
     *
     * @throws NotOpenException if it cannot be opened now
     * @throws PortalException NOT_FOUND if there is no such connection, nor was one that outlives its deletion
     */
    public Use open(long id) throws NotOpenException {
        ConnectionEntity row = tx.read(em -> em.find(kind.rows().entity(), id));
        if (row == null || (row.isDeleted() && !kind.rows().outliveDeletion())) {
            throw PortalException.notFound();
        }
        synchronized (opened) {
            // asked for here: a provider that goes after this waits for the lock, and then takes what it opened with it
            P provider = providers
                    .find(row.type())
                    .orElseThrow(() -> new NotOpenException(name(row), Reason.NOT_INSTALLED, null));
            Shared shared = current(row, provider);
            shared.uses++;
            return new Use(shared);
        }
    }

    private Shared current(ConnectionEntity row, P provider) throws NotOpenException {
        Shared known = opened.get(row.id());
        // what another thread has read later may be newer
        if (known != null && known.version >= row.version() && known.provider == provider) {
            return known;
        }
        Shared fresh = new Shared(handle(row, provider), provider, row.version());
        opened.put(row.id(), fresh);
        if (known != null) {
            known.retire();
        }
        return fresh;
    }

    private H handle(ConnectionEntity row, P provider) throws NotOpenException {
        try {
            return kind.open(provider, row.settings(secrets).toProvider());
        } catch (InvalidSettingException | RuntimeException e) {
            LOG.warn("{} cannot be opened: {}", name(row), e.toString());
            throw new NotOpenException(name(row), Reason.SETTINGS, e);
        }
    }

    private String name(ConnectionEntity row) {
        return kind + " connection " + row.id();
    }

    /**
     * The use of an open connection, which stays open at least until the use is closed.
     *
     * <p>Where the provider's bundle is stopped meanwhile, calls may fail as any call to a provider may.
     */
    public final class Use implements AutoCloseable {

        private final Shared shared;
        private final AtomicBoolean ended = new AtomicBoolean();

        private Use(Shared shared) {
            this.shared = shared;
        }

        /** What the provider opened. */
        public H handle() {
            return shared.handle;
        }

        /** Ends the use; does nothing where it has ended. */
        @Override
        public void close() {
            if (ended.compareAndSet(false, true)) {
                synchronized (opened) {
                    shared.uses--;
                    shared.closeIfDone();
                }
            }
        }
    }

    /** What is open, and how many use it. */
    private final class Shared {

        private final H handle;
        private final P provider;
        private final long version;
        private int uses;
        private boolean retired;

        Shared(H handle, P provider, long version) {
            this.handle = handle;
            this.provider = provider;
            this.version = version;
        }

        void retire() {
            retired = true;
            closeIfDone();
        }

        void closeIfDone() {
            if (retired && uses == 0) {
                try {
                    handle.close();
                } catch (Exception e) {
                    LOG.warn("A {} connection does not close: {}", kind, e.toString());
                }
            }
        }
    }
}
