package org.kundenportal.api.customers;

import org.kundenportal.api.Actor;
import org.osgi.annotation.versioning.ProviderType;

/** The host pushes customers in. Thread-safe. */
@ProviderType
public interface CustomerIntake {

    /**
     * Creates the customer or replaces its master data; repeating the call changes nothing. A new customer gets access
     * as the preset says at that moment (BM-09); an existing one keeps what it has.
     *
     * @return true if the customer is new
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST with a violation per field
     */
    boolean put(Actor actor, CustomerData customer);
}
