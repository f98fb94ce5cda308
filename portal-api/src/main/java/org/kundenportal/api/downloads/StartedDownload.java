package org.kundenportal.api.downloads;

import java.time.Instant;

/**
 * A download that was counted: until it expires it can be fetched and resumed without being counted again.
 *
 * @param token opens it, for whoever holds it
 * @param expiresAt when it is dead
 */
public record StartedDownload(String token, Instant expiresAt) {

    /** Never shows the token. */
    @Override
    public String toString() {
        return "StartedDownload[expiresAt=" + expiresAt + "]";
    }
}
