package org.kundenportal.spi.payment;

import java.net.URI;
import java.util.Objects;

/**
 * A payment that was begun.
 *
 * @param id the provider's, at most 100 characters
 * @param page where the customer pays
 */
public record Checkout(String id, URI page) {

    /** Refuses nulls. */
    public Checkout {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(page, "page");
    }
}
