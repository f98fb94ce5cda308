package org.kundenportal.web.access;

import java.util.Objects;
import org.kundenportal.api.ActingCustomer;

/**
 * A customer whose session may see all that is released. Resources that ask for one are not found by a session which is
 * confined to a single document.
 *
 * @param acting never null
 */
public record SignedInCustomer(ActingCustomer acting) {

    /** Refuses null. */
    public SignedInCustomer {
        Objects.requireNonNull(acting, "acting");
    }
}
