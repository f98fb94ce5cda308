package org.kundenportal.impl.access;

import java.util.Optional;
import java.util.Set;

/** Who checks user names and passwords of staff. */
@FunctionalInterface
interface Realm {

    /** The names of the user's roles; empty if user and password do not match. */
    Optional<Set<String>> roles(String user, String password);
}
