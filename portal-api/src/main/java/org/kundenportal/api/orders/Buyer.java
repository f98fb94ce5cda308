package org.kundenportal.api.orders;

import java.util.Objects;

/**
 * Who bought, as the shop knows them; it need not be the customer's own name.
 *
 * @param name never blank
 * @param email where mails about the order go, null for the customer's own
 * @param language {@code de} or {@code en}, null for the customer's own
 */
public record Buyer(String name, String email, String language) {

    /** Refuses a missing name. */
    public Buyer {
        Objects.requireNonNull(name, "name");
    }
}
