package org.kundenportal.api.access;

import java.util.List;
import org.kundenportal.api.Actor;
import org.kundenportal.api.customers.CustomerNumber;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Staff see and end the sessions of a customer, and look at the portal as the customer does. An unknown customer answers
 * NOT_FOUND. Thread-safe.
 */
@ProviderType
public interface SessionAdministration {

    /** The customer's live sessions, the one opened last first. */
    List<LiveSession> list(CustomerNumber customer);

    /** Ends all sessions of the customer, on all nodes, and says how many there were. */
    int endAll(Actor actor, CustomerNumber customer);

    /**
     * Ends one session.
     *
     * @throws org.kundenportal.api.PortalException NOT_FOUND if it has ended already
     */
    void end(Actor actor, CustomerNumber customer, String ref);

    /**
     * Lets a member of staff look at the portal as the customer does: what is opened by it changes nothing and counts as
     * no view, and ends after half an hour.
     *
     * @throws org.kundenportal.api.PortalException PORTAL_DISABLED if the customer may not use the portal
     */
    ViewTicket view(Actor actor, CustomerNumber customer);
}
