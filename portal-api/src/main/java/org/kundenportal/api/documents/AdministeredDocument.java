package org.kundenportal.api.documents;

import java.util.List;

/**
 * A document as staff see it.
 *
 * @param row what the list shows of it
 * @param detail what the customer's page shows of it; its actions are those that the customer has
 * @param comments all comments, internal ones too, oldest first, at most the latest 200
 * @param decisions what was decided in the portal, latest first, also what no longer counts
 * @param source where the shown version came from
 */
public record AdministeredDocument(
        AdministeredSummary row,
        DocumentDetail detail,
        List<Comment> comments,
        List<DecisionEvidence> decisions,
        Source source) {

    /** Copies the lists. */
    public AdministeredDocument {
        comments = List.copyOf(comments);
        decisions = List.copyOf(decisions);
    }

    /** Where a version came from. */
    public enum Source {
        /** The host pushed its data. */
        API,
        /** It was read from an e-invoice. */
        IMPORT,
        /** A PDF was uploaded for it. */
        UPLOAD
    }
}
