package org.kundenportal.api.access;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Sign-in of staff against Karaf's realm {@code karaf}, and their sessions, which live as long as those of customers.
 * Failed sign-ins are counted by user and by address; too many make both wait. Thread-safe.
 */
@ProviderType
public interface StaffSessions {

    /**
     * Opens a session.
     *
     * @param address the caller's network address, for counting
     * @throws org.kundenportal.api.PortalException WRONG_CREDENTIALS, also for a user without a role of the portal;
     *     TOO_MANY_ATTEMPTS
     */
    Opened<StaffMember> open(String user, String password, String address);

    /** The live session of this token; empty if there is none. */
    Optional<StaffMember> find(String token);

    /** Ends the session; one that has ended already is fine. */
    void end(String token);

    /**
     * Checks user and password of a single call, without a session.
     *
     * @throws org.kundenportal.api.PortalException as {@link #open}
     */
    StaffMember authenticate(String user, String password, String address);

    /** Whose API token it is; empty if it is unknown or deleted. */
    Optional<StaffMember> findApiToken(String token);
}
