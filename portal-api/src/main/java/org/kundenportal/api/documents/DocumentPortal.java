package org.kundenportal.api.documents;

import java.util.Set;
import org.kundenportal.api.PortalLink;

/**
 * The portal box of a document (BM-17 to BM-20).
 *
 * @param link the document's own link; null while a reason hides it, or after it was revoked
 * @param hiddenBecause empty if type and customer are released
 */
public record DocumentPortal(PortalLink link, Set<HiddenReason> hiddenBecause) {

    /** Copies the reasons. */
    public DocumentPortal {
        hiddenBecause = Set.copyOf(hiddenBecause);
    }
}
