package org.kundenportal.api.access;

import java.util.List;
import java.util.Set;
import org.kundenportal.api.Actor;
import org.osgi.annotation.versioning.ProviderType;

/** Administrators hand out tokens by which hosts call the administration. Thread-safe. */
@ProviderType
public interface ApiTokens {

    /** All tokens, latest first. */
    List<ApiToken> list();

    /**
     * Makes a token.
     *
     * @return the token's secret, shown this once: only its hash is kept
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST, field {@code name} or {@code scopes}
     */
    Opened<ApiToken> create(Actor actor, String name, Set<StaffRole> scopes);

    /**
     * Kills a token.
     *
     * @throws org.kundenportal.api.PortalException NOT_FOUND
     */
    void delete(Actor actor, String id);
}
