package org.kundenportal.api.payments;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A connection without its secrets.
 *
 * @param id opaque
 * @param type which provider it is for
 * @param installed whether that provider is there; if not, customers cannot choose the connection
 * @param displayName what staff call it
 * @param active whether customers may choose it
 * @param sandbox whether its setting of this name says that no real money moves
 * @param settings those that are there and are no secrets, by key
 * @param secrets keys of the secrets that are there
 * @param webhook where the provider sends what happens to payments
 * @param createdAt when it was made
 * @param changedAt when it was last saved
 * @param changedBy who saved it
 */
public record PaymentConnection(
        String id,
        String type,
        boolean installed,
        String displayName,
        boolean active,
        boolean sandbox,
        Map<String, String> settings,
        Set<String> secrets,
        URI webhook,
        Instant createdAt,
        Instant changedAt,
        String changedBy) {

    /** Copies what could change. */
    public PaymentConnection {
        settings = Map.copyOf(settings);
        secrets = Set.copyOf(secrets);
    }
}
