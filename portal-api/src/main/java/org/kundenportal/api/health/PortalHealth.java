package org.kundenportal.api.health;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells how the portal is. The service is there from the moment the portal's services start, long before the others,
 * which appear when the database does. Safe for use by several threads.
 */
@ProviderType
public interface PortalHealth {

    /**
     * How the portal is now. Asks the database at most once a second, however often this is called, and returns within
     * ten seconds even where the database does not answer.
     *
     * @return never null
     */
    HealthReport report();
}
