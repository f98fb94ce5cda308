package org.kundenportal.impl.rotation;

import java.util.function.Consumer;
import javax.persistence.EntityManager;
import org.kundenportal.impl.security.SecretBox;

/** A place in the database that holds sealed texts. */
interface Sealed {

    /** What administrators find it by: table and column. */
    String name();

    /**
     * Seals some texts anew that are not sealed with the current key, within a transaction that may be repeated.
     *
     * @param after rows up to this one were looked at; 0 for none
     * @param unreadable gets the row of each text that cannot be opened, which stays as it is
     * @return the last row that was looked at, with how many were sealed anew
     */
    Step sealAnew(EntityManager em, SecretBox secrets, long after, Consumer<String> unreadable);

    /**
     * What one transaction did.
     *
     * @param last the row to go on after, -1 if there are no more
     * @param rows how many texts were sealed anew, or changed by somebody else meanwhile
     */
    record Step(long last, int rows) {

        static final int END = -1;
    }
}
