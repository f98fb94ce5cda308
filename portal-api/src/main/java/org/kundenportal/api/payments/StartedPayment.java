package org.kundenportal.api.payments;

import java.net.URI;
import java.util.Objects;

/**
 * A payment that has begun.
 *
 * @param id the portal's
 * @param page where the customer pays; null if nothing was left to be paid, and it is booked already
 */
public record StartedPayment(String id, URI page) {

    /** Refuses a null id. */
    public StartedPayment {
        Objects.requireNonNull(id, "id");
    }
}
