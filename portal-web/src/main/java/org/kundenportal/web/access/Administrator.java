package org.kundenportal.web.access;

import java.util.Objects;
import org.kundenportal.api.Actor;

/**
 * A caller who may change settings. Resources that ask for one are forbidden to other staff.
 *
 * @param actor as the timeline names the caller
 */
public record Administrator(Actor actor) {

    /** Refuses null. */
    public Administrator {
        Objects.requireNonNull(actor, "actor");
    }
}
