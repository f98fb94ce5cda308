package org.kundenportal.api.overview;

import org.kundenportal.api.ActingCustomer;
import org.osgi.annotation.versioning.ProviderType;

/** The first page of either side in one answer. Thread-safe. */
@ProviderType
public interface Overviews {

    /**
     * The customer's start page.
     *
     * @throws org.kundenportal.api.PortalException NOT_FOUND for a session that is confined to one document
     */
    CustomerOverview of(ActingCustomer customer);

    /** The first page of the administration. */
    AdministrationOverview administration();
}
