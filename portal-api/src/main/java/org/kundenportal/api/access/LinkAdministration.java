package org.kundenportal.api.access;

import java.time.Instant;
import org.kundenportal.api.Actor;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.customers.CustomerNumber;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Staff see and change all links of a customer. A link or customer that does not exist, and a link that was revoked,
 * answer NOT_FOUND. Thread-safe.
 */
@ProviderType
public interface LinkAdministration {

    /** The customer's links, the one made last first. */
    Page<CustomerLink> list(CustomerNumber customer, PageRequest page);

    /**
     * Sets from when on the link is dead; sessions that it opened end with it.
     *
     * @param expiresAt null for never
     */
    CustomerLink limit(Actor actor, String id, Instant expiresAt);

    /** Replaces the link by a new one, which is returned; the sessions that the old one opened end. */
    CustomerLink rotate(Actor actor, String id);

    /** Kills the link, and ends the sessions that it opened. */
    void revoke(Actor actor, String id);
}
