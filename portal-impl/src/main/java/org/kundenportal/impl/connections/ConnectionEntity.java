package org.kundenportal.impl.connections;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.persistence.Column;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.MappedSuperclass;
import javax.persistence.Version;
import org.kundenportal.api.Actor;
import org.kundenportal.api.connections.ConnectionData;
import org.kundenportal.impl.json.Json;
import org.kundenportal.impl.security.SecretBox;

/** A connection of the merchant's to somebody else's service. */
@MappedSuperclass
abstract class ConnectionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "type")
    private String type;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "active")
    private boolean active;

    @Lob
    @Column(name = "settings")
    private String settings;

    /** Sealed; null if there are none. */
    @Lob
    @Column(name = "secrets")
    private String secrets;

    /** Of which there is a secret, with commas: known without unsealing them. */
    @Column(name = "secret_keys")
    private String secretKeys;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "changed_by")
    private String changedBy;

    @Column(name = "deleted_at")
    private Instant deletedAt;

    @Version
    @Column(name = "version")
    private long version;

    protected ConnectionEntity() {}

    ConnectionEntity(ConnectionData data, Actor actor, Instant now) {
        this.type = data.type();
        this.settings = "{}";
        this.secretKeys = "";
        this.createdAt = now;
        rename(data.displayName(), data.active(), actor, now);
    }

    /** To what its sealed secrets are bound. */
    abstract String place();

    final void rename(String newName, boolean nowActive, Actor actor, Instant now) {
        displayName = newName;
        active = nowActive;
        changedAt = now;
        changedBy = actor.name();
    }

    /** Keeps the settings, the secret ones sealed. The row has been written: it is bound to its id. */
    void keep(ConnectionSettings all, SecretBox box) {
        settings = Json.write(all.open());
        secrets = all.secret().isEmpty() ? null : box.seal(Json.write(all.secret()), place());
        secretKeys = String.join(",", new TreeSet<>(all.secret().keySet()));
    }

    void delete(Actor actor, Instant now) {
        rename(displayName, false, actor, now);
        deletedAt = now;
    }

    /** What is no secret, by key. */
    Map<String, String> openSettings() {
        return Json.readTexts(settings);
    }

    /** Keys of the secrets that there are. */
    Set<String> secretKeys() {
        return secretKeys.isEmpty() ? Set.of() : Set.of(secretKeys.split(",", -1));
    }

    /**
     * All settings.
     *
     * @throws IllegalStateException if the secrets cannot be unsealed
     */
    ConnectionSettings settings(SecretBox box) {
        return new ConnectionSettings(
                openSettings(), secrets == null ? Map.of() : Json.readTexts(box.open(secrets, place())));
    }

    <P> Connection<P> toConnection(Providers<P> providers) {
        return new Connection<>(
                id,
                type,
                displayName,
                active,
                isDeleted(),
                openSettings(),
                secretKeys(),
                createdAt,
                changedAt,
                changedBy,
                providers.find(type).orElse(null));
    }

    long id() {
        return id;
    }

    String type() {
        return type;
    }

    String displayName() {
        return displayName;
    }

    boolean isActive() {
        return active;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    long version() {
        return version;
    }
}
