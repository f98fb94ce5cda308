package org.kundenportal.impl.connections;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.kundenportal.api.Actor;
import org.kundenportal.api.connections.ConnectionData;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.spi.payment.PaymentGateway;
import org.kundenportal.spi.payment.PaymentProvider;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;
import org.kundenportal.spi.settings.SettingField;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.StorageProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A kind of connections: where they are kept, what happens to them, and how their providers are asked. Immutable.
 *
 * @param <P> a provider of such connections
 * @param <H> what it opens
 */
public final class ConnectionKind<P, H extends AutoCloseable> {

    /** By which customers pay. */
    public static final ConnectionKind<PaymentProvider, PaymentGateway> PAYMENT = new ConnectionKind<>(
            "Payment",
            new Rows("PaymentConnection", PaymentConnectionEntity.class, PaymentConnectionEntity::new, true),
            new Events(
                    Happening.Kind.PAYMENT_CONNECTION_CREATED,
                    Happening.Kind.PAYMENT_CONNECTION_CHANGED,
                    Happening.Kind.PAYMENT_CONNECTION_DELETED),
            provider -> provider.descriptor(Locale.ENGLISH).type(),
            provider -> provider.descriptor(Locale.ENGLISH).fields(),
            PaymentProvider::open);

    /** Where files are. */
    public static final ConnectionKind<StorageProvider, FileStorage> STORAGE = new ConnectionKind<>(
            "Storage",
            new Rows("StorageConnection", StorageConnectionEntity.class, StorageConnectionEntity::new, false),
            new Events(
                    Happening.Kind.STORAGE_CONNECTION_CREATED,
                    Happening.Kind.STORAGE_CONNECTION_CHANGED,
                    Happening.Kind.STORAGE_CONNECTION_DELETED),
            provider -> provider.descriptor(Locale.ENGLISH).type(),
            provider -> provider.descriptor(Locale.ENGLISH).fields(),
            StorageProvider::open);

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionKind.class);

    private final String name;
    private final Rows rows;
    private final Events events;
    private final Function<P, String> type;
    private final Function<P, List<SettingField>> fields;
    private final Opener<P, H> opener;

    /**
     * How they are kept.
     *
     * @param name of the entity
     * @param outliveDeletion whether deleted ones can still be opened, for what was begun by them
     */
    record Rows(String name, Class<? extends ConnectionEntity> entity, Maker maker, boolean outliveDeletion) {}

    /** What is noted of them. */
    record Events(Happening.Kind created, Happening.Kind changed, Happening.Kind deleted) {}

    /** Makes the row of a new connection. */
    interface Maker {
        ConnectionEntity make(ConnectionData data, Actor actor, Instant now);
    }

    /** Opens a connection. */
    private interface Opener<P, H> {
        H open(P provider, ProviderSettings settings) throws InvalidSettingException;
    }

    private ConnectionKind(
            String name,
            Rows rows,
            Events events,
            Function<P, String> type,
            Function<P, List<SettingField>> fields,
            Opener<P, H> opener) {
        this.name = name;
        this.rows = rows;
        this.events = events;
        this.type = type;
        this.fields = fields;
        this.opener = opener;
    }

    Rows rows() {
        return rows;
    }

    Events events() {
        return events;
    }

    String type(P provider) {
        return type.apply(provider);
    }

    List<SettingField> fields(P provider) {
        return fields.apply(provider);
    }

    H open(P provider, ProviderSettings settings) throws InvalidSettingException {
        return opener.open(provider, settings);
    }

    /** Opens a connection that nobody uses. */
    void check(P provider, ProviderSettings settings) throws InvalidSettingException {
        H handle = open(provider, settings);
        try {
            handle.close();
        } catch (Exception e) {
            LOG.warn("A connection of type {} does not close: {}", type(provider), e.toString());
        }
    }

    /** For the log. */
    @Override
    public String toString() {
        return name;
    }
}
