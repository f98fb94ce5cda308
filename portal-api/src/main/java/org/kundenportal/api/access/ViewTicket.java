package org.kundenportal.api.access;

import java.time.Instant;

/**
 * Lets a member of staff look at the portal as a customer, once.
 *
 * @param url the complete address with the secret in it
 * @param expiresAt until when it can be opened
 */
public record ViewTicket(String url, Instant expiresAt) {

    /** Never shows the address, whose last part is a secret. */
    @Override
    public String toString() {
        return "ViewTicket[expiresAt=" + expiresAt + "]";
    }
}
