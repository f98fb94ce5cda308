package org.kundenportal.impl.payments;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.persistence.EntityManager;
import org.kundenportal.api.PortalException;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.payments.NoGatewayException.Reason;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.security.SecretBox;
import org.kundenportal.spi.payment.PaymentGateway;
import org.kundenportal.spi.payment.PaymentProvider;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections that the merchant has made, and their gateways. A gateway is opened when it is first used and serves
 * until its connection is changed, on whichever node, or its provider goes; it is then closed once nobody uses it.
 * Thread-safe.
 */
@Component(service = Connections.class)
public final class Connections {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final Tx tx;
    private final PaymentProviders providers;
    private final SecretBox secrets;
    private final Runnable endListening;

    /** Guarded by itself, as is each gateway's count of uses. */
    private final Map<Long, Shared> gateways = new HashMap<>();

    /** Opens what is in the given database by the given providers. */
    @Activate
    public Connections(@Reference Tx tx, @Reference PaymentProviders providers, @Reference PortalHome home) {
        this.tx = tx;
        this.providers = providers;
        this.secrets = home.secrets();
        this.endListening = providers.listen(this::closeUnlessInstalled);
    }

    /** Closes every gateway; one that is in use, once it no longer is. */
    @Deactivate
    public void close() {
        endListening.run();
        closeAll(shared -> true);
    }

    private void closeUnlessInstalled(String type) {
        Collection<PaymentProvider> installed = providers.all();
        closeAll(shared -> !installed.contains(shared.provider));
    }

    private void closeAll(Predicate<Shared> which) {
        synchronized (gateways) {
            gateways.values().stream().filter(which).forEach(Shared::retire);
            gateways.values().removeIf(which);
        }
    }

    /** A connection, also one that is deleted or whose type is not installed. */
    Optional<Connection> find(EntityManager em, long id) {
        return Optional.ofNullable(em.find(ConnectionEntity.class, id)).map(row -> row.toConnection(providers));
    }

    /** What customers can choose from now: active, and of a type that is installed; by display name. */
    List<Connection> active(EntityManager em) {
        return em.createQuery(
                        "SELECT c FROM PaymentConnection c WHERE c.active = :yes AND c.deletedAt IS NULL"
                                + " ORDER BY c.displayName, c.id",
                        ConnectionEntity.class)
                .setParameter("yes", true)
                .getResultStream()
                .map(row -> row.toConnection(providers))
                .filter(Connection::isInstalled)
                .toList();
    }

    /**
     * A connection's gateway, for a use that the caller closes. It talks to nobody; not to be called within a transaction,
     * which would be nested. Connections that are not active, and deleted ones, open, too: what was begun is ended.
     *
     * @throws NoGatewayException if it cannot be opened now
     * @throws PortalException NOT_FOUND if there never was such a connection
     */
    OpenGateway open(long id) throws NoGatewayException {
        ConnectionEntity row = tx.read(em -> em.find(ConnectionEntity.class, id));
        if (row == null) {
            throw PortalException.notFound();
        }
        synchronized (gateways) {
            // asked for here: a provider that goes after this waits for the lock, and then takes the gateway with it
            Connection connection = row.toConnection(providers);
            if (!connection.isInstalled()) {
                throw new NoGatewayException(id, Reason.NOT_INSTALLED, null);
            }
            Shared shared = current(row, connection.provider());
            shared.uses++;
            return new OpenGateway(connection, shared.gateway, () -> end(shared));
        }
    }

    private void end(Shared shared) {
        synchronized (gateways) {
            shared.uses--;
            shared.closeIfDone();
        }
    }

    private Shared current(ConnectionEntity row, PaymentProvider provider) throws NoGatewayException {
        Shared known = gateways.get(row.id());
        // what another thread has read later may be newer
        if (known != null && known.version >= row.version() && known.provider == provider) {
            return known;
        }
        Shared fresh = new Shared(gateway(row, provider), provider, row.version());
        gateways.put(row.id(), fresh);
        if (known != null) {
            known.retire();
        }
        return fresh;
    }

    private PaymentGateway gateway(ConnectionEntity row, PaymentProvider provider) throws NoGatewayException {
        try {
            return provider.open(row.settings(secrets).toProvider());
        } catch (InvalidSettingException | RuntimeException e) {
            LOG.warn("Payment connection {} cannot be opened: {}", row.id(), e.toString());
            throw new NoGatewayException(row.id(), Reason.SETTINGS, e);
        }
    }

    /** A gateway and how many use it. */
    private static final class Shared {

        private final PaymentGateway gateway;
        private final PaymentProvider provider;
        private final long version;
        private int uses;
        private boolean retired;

        Shared(PaymentGateway gateway, PaymentProvider provider, long version) {
            this.gateway = gateway;
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
                    gateway.close();
                } catch (Exception e) {
                    LOG.warn("A payment gateway does not close: {}", e.toString());
                }
            }
        }
    }
}
