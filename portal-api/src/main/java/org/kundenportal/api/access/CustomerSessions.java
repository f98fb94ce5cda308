package org.kundenportal.api.access;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Sessions of customers: they end after 30 idle minutes and 12 hours at the latest, and at once when the customer loses
 * access, the link is rotated or revoked, or the document's type is no longer released. Thread-safe.
 */
@ProviderType
public interface CustomerSessions {

    /**
     * Opens a session by a secret link. Tokens that are wrong, dead, expired, of another kind, or of a customer or
     * document without release answer alike and take the same time.
     *
     * @param token from the link's address
     * @param kind what the address said it opens, null if the caller does not know
     * @throws org.kundenportal.api.PortalException NOT_FOUND
     */
    Opened<CustomerSession> openByLink(String token, LinkScope kind);

    /**
     * Opens the session in which a member of staff looks at the portal as a customer.
     *
     * @param token from the address of the {@link ViewTicket}; works once
     * @throws org.kundenportal.api.PortalException NOT_FOUND
     */
    Opened<CustomerSession> openView(String token);

    /** The live session of this token; empty if there is none. Keeps the session from idling out. */
    Optional<CustomerSession> find(String token);

    /** Ends the session; one that has ended already is fine. */
    void end(String token);
}
