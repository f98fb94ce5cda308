package org.kundenportal.impl.payments;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.kundenportal.api.Actor;
import org.kundenportal.api.connections.ConnectionData;
import org.kundenportal.api.payments.ConnectionCheck;
import org.kundenportal.api.payments.ConnectionCheck.Reason;
import org.kundenportal.api.payments.PaymentConnection;
import org.kundenportal.api.payments.PaymentConnectionAdministration;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.connections.NotOpenException;
import org.kundenportal.spi.payment.PaymentProvider;
import org.kundenportal.spi.payment.ProviderDescriptor;
import org.kundenportal.spi.payment.ProviderException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Connections in the database, checked by the providers that are installed. */
@Component(service = PaymentConnectionAdministration.class)
public final class JpaPaymentConnectionAdministration implements PaymentConnectionAdministration {

    private final PaymentProviders providers;
    private final Connections connections;
    private final URI base;

    /** Connections of this portal. */
    @Activate
    public JpaPaymentConnectionAdministration(
            @Reference PaymentProviders providers, @Reference Connections connections, @Reference PortalHome home) {
        this.providers = providers;
        this.connections = connections;
        this.base = home.base();
    }

    @Override
    public List<ProviderDescriptor> types(Locale language) {
        return providers.all().stream()
                .map(provider -> provider.descriptor(language))
                .sorted(Comparator.comparing(ProviderDescriptor::name).thenComparing(ProviderDescriptor::type))
                .toList();
    }

    @Override
    public List<PaymentConnection> list() {
        return connections.rows().list().stream().map(this::toConnection).toList();
    }

    @Override
    public PaymentConnection get(String id) {
        return toConnection(connections.rows().get(id));
    }

    @Override
    public PaymentConnection create(Actor actor, ConnectionData data) {
        return toConnection(connections.rows().create(actor, data));
    }

    @Override
    public PaymentConnection change(Actor actor, String id, ConnectionData data) {
        return toConnection(connections.rows().change(actor, id, data));
    }

    /** Nothing objects: what refers to it keeps it. */
    @Override
    public void delete(Actor actor, String id) {
        connections.rows().delete(actor, id, (em, row) -> {});
    }

    @Override
    public ConnectionCheck check(String id) {
        long key = connections.rows().get(id).id();
        try (OpenGateway open = connections.open(key)) {
            open.gateway().check();
            return ConnectionCheck.OK;
        } catch (NotOpenException e) {
            return new ConnectionCheck(
                    e.reason() == NotOpenException.Reason.NOT_INSTALLED ? Reason.NOT_INSTALLED : Reason.SETTINGS,
                    null,
                    null);
        } catch (ProviderException e) {
            return new ConnectionCheck(reason(e.reason()), e.code(), e.trace());
        }
    }

    private static Reason reason(ProviderException.Reason reason) {
        return switch (reason) {
            case CREDENTIALS -> Reason.CREDENTIALS;
            case BUSY -> Reason.BUSY;
            case UNREACHABLE -> Reason.UNREACHABLE;
            case UNREADABLE, FORGED -> Reason.UNREADABLE;
            case REFUSED, NOT_FOUND, UNSUPPORTED, CUSTOMER_ACTION -> Reason.REFUSED;
        };
    }

    private PaymentConnection toConnection(org.kundenportal.impl.connections.Connection<PaymentProvider> row) {
        return new PaymentConnection(
                Long.toString(row.id()),
                row.type(),
                row.isInstalled(),
                row.displayName(),
                row.active(),
                Connection.of(row).sandbox(),
                row.settings(),
                row.secrets(),
                URI.create(base + "/api/webhooks/" + row.id()),
                row.createdAt(),
                row.changedAt(),
                row.changedBy());
    }
}
