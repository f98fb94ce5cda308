package org.kundenportal.api.settings;

import java.util.Set;

/**
 * How customers get in.
 *
 * @param newCustomersHaveAccess whether a customer that is created from now on has access (BM-09)
 * @param loginMethods the ways in that are open
 * @param unknownEmail what a stranger is told
 */
public record AccessPreset(boolean newCustomersHaveAccess, Set<LoginMethod> loginMethods, UnknownEmail unknownEmail) {

    /** Copies the set. */
    public AccessPreset {
        loginMethods = Set.copyOf(loginMethods);
    }
}
