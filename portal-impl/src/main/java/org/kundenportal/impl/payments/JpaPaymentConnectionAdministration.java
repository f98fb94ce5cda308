package org.kundenportal.impl.payments;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.persistence.EntityManager;
import org.kundenportal.api.Actor;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.payments.ConnectionCheck;
import org.kundenportal.api.payments.ConnectionCheck.Reason;
import org.kundenportal.api.payments.PaymentConnection;
import org.kundenportal.api.payments.PaymentConnectionAdministration;
import org.kundenportal.api.payments.PaymentConnectionData;
import org.kundenportal.api.timeline.Change;
import org.kundenportal.impl.Excerpt;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.security.SecretBox;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.kundenportal.spi.payment.PaymentProvider;
import org.kundenportal.spi.payment.ProviderDescriptor;
import org.kundenportal.spi.payment.ProviderException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections in the database, checked by the providers that are installed. */
@Component(service = PaymentConnectionAdministration.class)
public final class JpaPaymentConnectionAdministration implements PaymentConnectionAdministration {

    private static final Logger LOG = LoggerFactory.getLogger(JpaPaymentConnectionAdministration.class);

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_CHANGE = 200;
    private static final String MASK = "•••";

    private final Tx tx;
    private final PaymentProviders providers;
    private final Connections connections;
    private final Timeline timeline;
    private final SecretBox secrets;
    private final Clock clock;
    private final URI base;

    /** Connections of this portal. */
    @Activate
    public JpaPaymentConnectionAdministration(
            @Reference Tx tx,
            @Reference PaymentProviders providers,
            @Reference Connections connections,
            @Reference Timeline timeline,
            @Reference PortalHome home) {
        this.tx = tx;
        this.providers = providers;
        this.connections = connections;
        this.timeline = timeline;
        this.secrets = home.secrets();
        this.clock = home.clock();
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
        return tx.read(em -> em.createQuery(
                        "SELECT c FROM PaymentConnection c WHERE c.deletedAt IS NULL ORDER BY c.displayName, c.id",
                        ConnectionEntity.class)
                .getResultStream()
                .map(this::toConnection)
                .toList());
    }

    @Override
    public PaymentConnection get(String id) {
        return tx.read(em -> toConnection(found(em, id)));
    }

    @Override
    public PaymentConnection create(Actor actor, PaymentConnectionData data) {
        checkName(data);
        ConnectionSettings settings = ConnectionSettings.NONE.with(data.settings(), provider(data.type()));
        return tx.call(em -> {
            ConnectionEntity row =
                    new ConnectionEntity(data.type(), data.displayName(), data.active(), actor, clock.instant());
            em.persist(row);
            em.flush();
            row.keep(settings, secrets);
            note(em, Happening.Kind.PAYMENT_CONNECTION_CREATED, actor, row, List.of());
            return toConnection(row);
        });
    }

    @Override
    public PaymentConnection change(Actor actor, String id, PaymentConnectionData data) {
        checkName(data);
        return tx.callRepeatably(em -> {
            ConnectionEntity row = found(em, id);
            if (!row.type().equals(data.type())) {
                throw PortalException.invalid("type", "READ_ONLY");
            }
            List<Change> changes = new ArrayList<>();
            changed("displayName", row.displayName(), data.displayName(), changes);
            changed("active", row.isActive(), data.active(), changes);
            row.rename(data.displayName(), data.active(), actor, clock.instant());
            changeSettings(row, data.settings(), changes);
            note(em, Happening.Kind.PAYMENT_CONNECTION_CHANGED, actor, row, changes);
            return toConnection(row);
        });
    }

    /** Does not touch them while nobody can check them: the connection can still be deactivated. */
    private void changeSettings(ConnectionEntity row, Map<String, String> wish, List<Change> changes) {
        PaymentProvider provider = providers.find(row.type()).orElse(null);
        if (provider == null) {
            if (!row.openSettings().equals(wish)) {
                throw PortalException.invalid("type", "NOT_INSTALLED");
            }
            return;
        }
        ConnectionSettings before = settings(row);
        ConnectionSettings after = before.with(wish, provider);
        for (String key : before.differences(after)) {
            changed("settings." + key, shown(key, before), shown(key, after), changes);
        }
        row.keep(after, secrets);
    }

    /** Without the secrets where these cannot be unsealed, so that they can be entered again. */
    private ConnectionSettings settings(ConnectionEntity row) {
        try {
            return row.settings(secrets);
        } catch (IllegalStateException e) {
            LOG.warn("The secrets of payment connection {} cannot be read: {}", row.id(), e.getMessage());
            return new ConnectionSettings(row.openSettings(), Map.of());
        }
    }

    private static String shown(String key, ConnectionSettings settings) {
        return settings.secret().containsKey(key)
                ? MASK
                : Excerpt.of(settings.open().get(key), LONGEST_CHANGE);
    }

    @Override
    public void delete(Actor actor, String id) {
        tx.runRepeatably(em -> {
            ConnectionEntity row = found(em, id);
            row.delete(actor, clock.instant());
            note(em, Happening.Kind.PAYMENT_CONNECTION_DELETED, actor, row, List.of());
        });
    }

    @Override
    public ConnectionCheck check(String id) {
        long key = tx.read(em -> found(em, id).id());
        try (OpenGateway open = connections.open(key)) {
            open.gateway().check();
            return ConnectionCheck.OK;
        } catch (NoGatewayException e) {
            return new ConnectionCheck(
                    e.reason() == NoGatewayException.Reason.NOT_INSTALLED ? Reason.NOT_INSTALLED : Reason.SETTINGS,
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

    private PaymentProvider provider(String type) {
        return providers.find(type).orElseThrow(() -> PortalException.invalid("type", "NOT_INSTALLED"));
    }

    private static void checkName(PaymentConnectionData data) {
        if (data.displayName().isBlank()) {
            throw PortalException.invalid("displayName", "REQUIRED");
        }
        if (data.displayName().length() > LONGEST_NAME) {
            throw PortalException.invalid("displayName", "TOO_LONG");
        }
    }

    private static void changed(String field, Object before, Object after, List<Change> changes) {
        boolean secret = MASK.equals(before) || MASK.equals(after);
        if (secret || !Objects.equals(before, after)) {
            changes.add(Change.of(field, before, after));
        }
    }

    private void note(EntityManager em, Happening.Kind kind, Actor actor, ConnectionEntity row, List<Change> changes) {
        timeline.add(
                em,
                Happening.of(kind, actor)
                        .with("name", row.displayName())
                        .with("type", row.type())
                        .changing(changes));
    }

    private static ConnectionEntity found(EntityManager em, String id) {
        ConnectionEntity row = id.matches("[0-9]{1,18}") ? em.find(ConnectionEntity.class, Long.valueOf(id)) : null;
        if (row == null || row.isDeleted()) {
            throw PortalException.notFound();
        }
        return row;
    }

    private PaymentConnection toConnection(ConnectionEntity row) {
        Connection connection = row.toConnection(providers);
        return new PaymentConnection(
                Long.toString(row.id()),
                row.type(),
                connection.isInstalled(),
                row.displayName(),
                row.isActive(),
                connection.sandbox(),
                row.openSettings(),
                row.secretKeys(),
                URI.create(base + "/api/webhooks/" + row.id()),
                row.createdAt(),
                row.changedAt(),
                row.changedBy());
    }
}
