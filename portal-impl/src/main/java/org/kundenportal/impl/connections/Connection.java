package org.kundenportal.impl.connections;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A connection as it was when it was read, without its secrets.
 *
 * @param displayName what staff call it
 * @param active whether it may be chosen
 * @param deleted whether it is there only for what refers to it
 * @param settings those that are no secrets, by key
 * @param secrets keys of the secrets that there are
 * @param provider of its type, null while that is not installed
 */
public record Connection<P>(
        long id,
        String type,
        String displayName,
        boolean active,
        boolean deleted,
        Map<String, String> settings,
        Set<String> secrets,
        Instant createdAt,
        Instant changedAt,
        String changedBy,
        P provider) {

    /** Whether its provider is there. */
    public boolean isInstalled() {
        return provider != null;
    }
}
