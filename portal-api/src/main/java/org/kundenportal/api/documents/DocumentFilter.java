package org.kundenportal.api.documents;

import java.util.Set;

/**
 * Which documents a list shows.
 *
 * @param types only these types; empty for all
 * @param status only this status; null for all
 * @param overdue only what is overdue
 * @param unread only documents with comments that the reader has not read
 * @param query part of number, order number or subject, in any case; null or blank for all
 */
public record DocumentFilter(
        Set<DocumentType> types, DocumentStatus status, boolean overdue, boolean unread, String query) {

    /** Copies the types. */
    public DocumentFilter {
        types = Set.copyOf(types);
    }

    /** Without regard to comments. */
    public DocumentFilter(Set<DocumentType> types, DocumentStatus status, boolean overdue, String query) {
        this(types, status, overdue, false, query);
    }

    /** Everything. */
    public static DocumentFilter all() {
        return new DocumentFilter(Set.of(), null, false, null);
    }
}
