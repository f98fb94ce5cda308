package org.kundenportal.impl.timeline;

import java.time.Instant;
import javax.persistence.EntityManager;

/** Who acts on what happens, in the transaction in which it happens. */
@FunctionalInterface
public interface Watch {

    /** Sees something happen; whoever does not act on its kind returns at once. */
    void see(EntityManager em, Happening happening, Instant at);
}
