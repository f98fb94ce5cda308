package org.kundenportal.api.customers;

import org.kundenportal.api.ActingCustomer;
import org.osgi.annotation.versioning.ProviderType;

/** A customer reads its own master data. Thread-safe. */
@ProviderType
public interface CustomerProfile {

    /**
     * The master data of the acting customer.
     *
     * @throws org.kundenportal.api.PortalException NOT_FOUND for a session that is confined to one document
     */
    CustomerData get(ActingCustomer customer);
}
