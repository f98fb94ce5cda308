package org.kundenportal.impl.payments;

import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.PortalException;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.connections.ConnectionKind;
import org.kundenportal.impl.connections.MerchantConnections;
import org.kundenportal.impl.connections.NotOpenException;
import org.kundenportal.impl.connections.OpenConnections;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.timeline.Timeline;
import org.kundenportal.spi.payment.PaymentGateway;
import org.kundenportal.spi.payment.PaymentProvider;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The connections to payment providers that the merchant has made, and their gateways. Thread-safe. */
@Component(service = Connections.class)
public final class Connections {

    private final MerchantConnections<PaymentProvider> rows;
    private final OpenConnections<PaymentProvider, PaymentGateway> gateways;

    /** Opens what is in the given database by the given providers. */
    @Activate
    public Connections(
            @Reference Tx tx,
            @Reference PaymentProviders providers,
            @Reference Timeline timeline,
            @Reference PortalHome home) {
        this.rows = new MerchantConnections<>(ConnectionKind.PAYMENT, tx, providers, timeline, home);
        this.gateways = new OpenConnections<>(ConnectionKind.PAYMENT, tx, providers, home);
    }

    /** Closes every gateway; one that is in use, once it no longer is. */
    @Deactivate
    public void close() {
        gateways.close();
    }

    /** What administrators do with them. */
    MerchantConnections<PaymentProvider> rows() {
        return rows;
    }

    /** A connection, also one that is deleted or whose type is not installed. */
    Optional<Connection> find(EntityManager em, long id) {
        return rows.find(em, id).map(Connection::of);
    }

    /** What customers can choose from now: active, and of a type that is installed; by display name. */
    List<Connection> active(EntityManager em) {
        return rows.all(em).stream()
                .map(Connection::of)
                .filter(connection -> connection.active() && connection.isInstalled())
                .toList();
    }

    /**
     * A connection's gateway, for a use that the caller closes. It talks to nobody; not to be called within a transaction,
     * which would be nested. Connections that are not active, and deleted ones, open, too: what was begun is ended.
     *
     * @throws NotOpenException if it cannot be opened now
     * @throws PortalException NOT_FOUND if there never was such a connection
     */
    OpenGateway open(long id) throws NotOpenException {
        return new OpenGateway(gateways.open(id));
    }
}
