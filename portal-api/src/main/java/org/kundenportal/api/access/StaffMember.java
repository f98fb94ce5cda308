package org.kundenportal.api.access;

import java.util.Set;
import org.kundenportal.api.Actor;

/**
 * Who works in the administration: a person, or a host with an API token.
 *
 * @param actor as the timeline names it
 * @param roles at least one
 */
public record StaffMember(Actor actor, Set<StaffRole> roles) {

    /** Copies the roles. */
    public StaffMember {
        roles = Set.copyOf(roles);
    }

    /** Whether settings may be changed. */
    public boolean isAdministrator() {
        return roles.contains(StaffRole.ADMIN);
    }
}
