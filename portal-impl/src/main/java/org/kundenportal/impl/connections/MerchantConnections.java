package org.kundenportal.impl.connections;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.kundenportal.api.Actor;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.connections.ConnectionData;
import org.kundenportal.api.timeline.Change;
import org.kundenportal.impl.Excerpt;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.security.SecretBox;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.kundenportal.spi.settings.ProviderSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections of a kind in the database, checked by the providers that are installed. Thread-safe. */
public final class MerchantConnections<P> {

    private static final Logger LOG = LoggerFactory.getLogger(MerchantConnections.class);

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_CHANGE = 200;
    private static final String MASK = "•••";

    private final ConnectionKind<P, ?> kind;
    private final Tx tx;
    private final Providers<P> providers;
    private final Timeline timeline;
    private final SecretBox secrets;
    private final Clock clock;

    /** Connections of this portal. */
    public MerchantConnections(
            ConnectionKind<P, ?> kind, Tx tx, Providers<P> providers, Timeline timeline, PortalHome home) {
        this.kind = kind;
        this.tx = tx;
        this.providers = providers;
        this.timeline = timeline;
        this.secrets = home.secrets();
        this.clock = home.clock();
    }

    /** A connection, also one that is deleted or whose type is not installed. In the caller's transaction. */
    public Optional<Connection<P>> find(EntityManager em, long id) {
        return Optional.ofNullable(em.find(kind.rows().entity(), id)).map(row -> row.toConnection(providers));
    }

    /**
     * A connection that is not deleted, nor will be until the caller's transaction has ended.
     *
     * @param id as the API gives it; any text
     * @return empty if there is none
     */
    public Optional<Connection<P>> lock(EntityManager em, String id) {
        return key(id).map(key -> em.find(kind.rows().entity(), key, LockModeType.PESSIMISTIC_WRITE))
                .filter(row -> !row.isDeleted())
                .map(row -> row.toConnection(providers));
    }

    /** All that are not deleted, by display name. In the caller's transaction. */
    public List<Connection<P>> all(EntityManager em) {
        return em.createQuery(
                        "SELECT c FROM " + kind.rows().name()
                                + " c WHERE c.deletedAt IS NULL ORDER BY c.displayName, c.id",
                        kind.rows().entity())
                .getResultStream()
                .map(row -> row.toConnection(providers))
                .toList();
    }

    /** All that are not deleted, by display name. */
    public List<Connection<P>> list() {
        return tx.read(this::all);
    }

    /**
     * One connection.
     *
     * @throws PortalException NOT_FOUND if there is none, or it is deleted
     */
    public Connection<P> get(String id) {
        return tx.read(em -> found(em, id).toConnection(providers));
    }

    /**
     * Makes a connection.
     *
     * @throws PortalException INVALID_REQUEST
     */
    public Connection<P> create(Actor actor, ConnectionData data) {
        checkName(data);
        P provider = providers.find(data.type()).orElseThrow(() -> PortalException.invalid("type", "NOT_INSTALLED"));
        ConnectionSettings settings = checked(ConnectionSettings.NONE, data.settings(), provider);
        return tx.call(em -> {
            ConnectionEntity row = kind.rows().maker().make(data, actor, clock.instant());
            em.persist(row);
            em.flush();
            row.keep(settings, secrets);
            note(em, kind.events().created(), actor, row, List.of());
            return row.toConnection(providers);
        });
    }

    /**
     * What the provider would get if a connection were changed so, for whoever has to ask it first.
     *
     * @return empty where nothing but secrets would change, or nothing can
     * @throws PortalException INVALID_REQUEST, NOT_FOUND
     */
    public Optional<ProviderSettings> planned(String id, ConnectionData data) {
        return tx.read(em -> {
            ConnectionEntity row = found(em, id);
            return providers
                    .find(row.type())
                    .filter(provider -> row.type().equals(data.type()))
                    .map(provider -> checked(settings(row), data.settings(), provider))
                    .filter(after -> !after.open().equals(row.openSettings()))
                    .map(ConnectionSettings::toProvider);
        });
    }

    /**
     * Changes a connection.
     *
     * @throws PortalException INVALID_REQUEST, NOT_FOUND
     */
    public Connection<P> change(Actor actor, String id, ConnectionData data) {
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
            note(em, kind.events().changed(), actor, row, changes);
            return row.toConnection(providers);
        });
    }

    /** Does not touch them while nobody can check them: the connection can still be deactivated. */
    private void changeSettings(ConnectionEntity row, Map<String, String> wish, List<Change> changes) {
        P provider = providers.find(row.type()).orElse(null);
        if (provider == null) {
            if (!row.openSettings().equals(wish)) {
                throw PortalException.invalid("type", "NOT_INSTALLED");
            }
            return;
        }
        ConnectionSettings before = settings(row);
        ConnectionSettings after = checked(before, wish, provider);
        for (String key : before.differences(after)) {
            changed("settings." + key, shown(key, before), shown(key, after), changes);
        }
        row.keep(after, secrets);
    }

    private ConnectionSettings checked(ConnectionSettings before, Map<String, String> wish, P provider) {
        return before.with(wish, kind.fields(provider), settings -> kind.check(provider, settings));
    }

    /** Without the secrets where these cannot be unsealed, so that they can be entered again. */
    private ConnectionSettings settings(ConnectionEntity row) {
        try {
            return row.settings(secrets);
        } catch (IllegalStateException e) {
            LOG.warn("The secrets of {} connection {} cannot be read: {}", kind, row.id(), e.getMessage());
            return new ConnectionSettings(row.openSettings(), Map.of());
        }
    }

    private static String shown(String key, ConnectionSettings settings) {
        return settings.secret().containsKey(key)
                ? MASK
                : Excerpt.of(settings.open().get(key), LONGEST_CHANGE);
    }

    /**
     * Deletes a connection.
     *
     * @param objection throws if it must stay; called with the row locked against {@link #lock}
     * @throws PortalException NOT_FOUND, or what the objection says
     */
    public void delete(Actor actor, String id, BiConsumer<EntityManager, Long> objection) {
        tx.runRepeatably(em -> {
            ConnectionEntity row = found(em, id);
            em.lock(row, LockModeType.PESSIMISTIC_WRITE);
            objection.accept(em, row.id());
            row.delete(actor, clock.instant());
            if (!kind.rows().outliveDeletion()) {
                row.keep(new ConnectionSettings(row.openSettings(), Map.of()), secrets);
            }
            note(em, kind.events().deleted(), actor, row, List.of());
        });
    }

    private static void checkName(ConnectionData data) {
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

    private void note(
            EntityManager em, Happening.Kind happened, Actor actor, ConnectionEntity row, List<Change> changes) {
        timeline.add(
                em,
                Happening.of(happened, actor)
                        .with("name", row.displayName())
                        .with("type", row.type())
                        .changing(changes));
    }

    private ConnectionEntity found(EntityManager em, String id) {
        return key(id).map(key -> em.find(kind.rows().entity(), key))
                .filter(row -> !row.isDeleted())
                .orElseThrow(PortalException::notFound);
    }

    private static Optional<Long> key(String id) {
        return id.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
    }
}
