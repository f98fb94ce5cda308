package org.kundenportal.api.settings;

import java.util.Set;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentType;

/**
 * Which document types and actions customers have: what a customer can do is the product of both (BM-26). Nothing is
 * released at first (BM-05).
 *
 * @param types the released types
 * @param actions the released actions
 */
public record Release(Set<DocumentType> types, Set<DocumentAction> actions) {

    /** Copies both sets. */
    public Release {
        types = Set.copyOf(types);
        actions = Set.copyOf(actions);
    }
}
