package org.kundenportal.api.documents;

import java.util.Set;

/**
 * Which documents a list shows.
 *
 * @param types only these types; empty for all
 * @param status only this status; null for all
 * @param overdue only what is overdue
 * @param query part of number, order number or subject, in any case; null or blank for all
 */
public record DocumentFilter(Set<DocumentType> types, DocumentStatus status, boolean overdue, String query) {

    /** Copies the types. */
    public DocumentFilter {
        types = Set.copyOf(types);
    }

    /** Everything. */
    public static DocumentFilter all() {
        return new DocumentFilter(Set.of(), null, false, null);
    }
}
