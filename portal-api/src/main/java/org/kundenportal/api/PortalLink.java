package org.kundenportal.api;

import java.time.Instant;
import java.util.Objects;

/**
 * A secret link into the portal: whoever opens it is let in, so it is shown to staff only and passed on by them.
 *
 * @param url the complete address with the secret token in it; never null
 * @param expiresAt from when on it is dead, null if it lives until it is rotated or revoked
 * @param lastUsedAt when a session was last opened by it, null if never
 * @param uses how many sessions it has opened
 */
public record PortalLink(String url, Instant expiresAt, Instant lastUsedAt, long uses) {

    /** Refuses a link without address. */
    public PortalLink {
        Objects.requireNonNull(url, "url");
    }

    /** Never shows the address, whose last part is a secret. */
    @Override
    public String toString() {
        return "PortalLink[expiresAt=" + expiresAt + ", uses=" + uses + "]";
    }
}
