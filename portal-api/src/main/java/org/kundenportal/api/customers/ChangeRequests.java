package org.kundenportal.api.customers;

import org.kundenportal.api.Actor;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.osgi.annotation.versioning.ProviderType;

/** Staff decide on changes that customers ask for. Thread-safe. */
@ProviderType
public interface ChangeRequests {

    /**
     * Requests, latest first.
     *
     * @param state only those; null for all
     * @param customer only this customer's; null for all
     */
    Page<ChangeRequest> list(ChangeRequest.State state, CustomerNumber customer, PageRequest page);

    /**
     * Does what was asked for, on the master data as they are now, and tells the customer.
     *
     * @throws org.kundenportal.api.PortalException NOT_FOUND; ALREADY_RESOLVED if it is not open any more
     */
    ChangeRequest approve(Actor actor, String id);

    /**
     * Leaves the master data as they are and tells the customer why.
     *
     * @param reason never blank, at most 1,000 characters
     * @throws org.kundenportal.api.PortalException NOT_FOUND; ALREADY_RESOLVED if it is not open any more
     */
    ChangeRequest reject(Actor actor, String id, String reason);
}
