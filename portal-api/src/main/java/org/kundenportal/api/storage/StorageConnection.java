package org.kundenportal.api.storage;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A connection to a storage, without its secrets.
 *
 * @param id opaque
 * @param type of which provider
 * @param installed whether that provider is there; if not, no file of the connection can be fetched
 * @param browsable whether its files can be shown; never while the provider is not there
 * @param displayName what staff call it
 * @param active whether more files can be chosen from it; those that were chosen are delivered in any case
 * @param settings those that are there and are no secrets, by key
 * @param secrets keys of the secrets that are there
 * @param createdAt when it was made
 * @param changedAt when it was last saved
 * @param changedBy who saved it
 */
public record StorageConnection(
        String id,
        String type,
        boolean installed,
        boolean browsable,
        String displayName,
        boolean active,
        Map<String, String> settings,
        Set<String> secrets,
        Instant createdAt,
        Instant changedAt,
        String changedBy) {

    /** Copies what could change. */
    public StorageConnection {
        settings = Map.copyOf(settings);
        secrets = Set.copyOf(secrets);
    }
}
