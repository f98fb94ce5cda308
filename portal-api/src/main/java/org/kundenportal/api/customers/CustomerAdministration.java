package org.kundenportal.api.customers;

import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.osgi.annotation.versioning.ProviderType;

/** Staff find and read customers. Thread-safe. */
@ProviderType
public interface CustomerAdministration {

    /**
     * The customer with this number.
     *
     * @throws org.kundenportal.api.PortalException NOT_FOUND
     */
    Customer get(CustomerNumber number);

    /**
     * Customers by number, ascending.
     *
     * @param query part of number, name, e-mail address or city, in any case; null or blank for all
     * @param access only customers with this choice; null for all
     */
    Page<CustomerSummary> list(String query, AccessChoice access, PageRequest page);
}
