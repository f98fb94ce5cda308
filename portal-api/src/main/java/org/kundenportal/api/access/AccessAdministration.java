package org.kundenportal.api.access;

import java.time.Instant;
import org.kundenportal.api.Actor;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.CustomerNumber;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Staff decide which customers may use the portal, and hand out their links. An unknown customer answers NOT_FOUND.
 * Thread-safe.
 */
@ProviderType
public interface AccessAdministration {

    /** The customer's portal box. */
    PortalAccess get(CustomerNumber customer);

    /** Grants or refuses access, or leaves it to the preset again. Losing access ends all sessions of the customer. */
    PortalAccess choose(Actor actor, CustomerNumber customer, AccessChoice choice);

    /** Makes a new link; the one before is dead, and the sessions that it opened end. */
    PortalAccess rotateLink(Actor actor, CustomerNumber customer);

    /** Kills the link until it is rotated, and ends the sessions that it opened. */
    PortalAccess revokeLink(Actor actor, CustomerNumber customer);

    /**
     * Sets from when on the link is dead.
     *
     * @param expiresAt null for never
     */
    PortalAccess limitLink(Actor actor, CustomerNumber customer, Instant expiresAt);

    /**
     * Applies the preset to all existing customers (BM-10, ruling 8).
     *
     * @param dryRun only count
     * @param overwriteExplicit also take back what staff chose for single customers
     * @return how many customers gain or lose access by it
     */
    int applyPreset(Actor actor, boolean dryRun, boolean overwriteExplicit);
}
