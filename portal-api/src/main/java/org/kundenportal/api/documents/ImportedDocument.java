package org.kundenportal.api.documents;

import org.kundenportal.api.customers.CustomerNumber;

/**
 * What became of an imported file.
 *
 * @param outcome never null
 * @param key never null
 * @param customer null while the document waits in the queue
 * @param customerCreated whether the import created the customer
 * @param unmatchedId the place in the queue, null unless it waits there
 */
public record ImportedDocument(
        Outcome outcome, DocumentKey key, CustomerNumber customer, boolean customerCreated, String unmatchedId) {

    /** What an import can do. */
    public enum Outcome {
        /** A document that the portal did not have. */
        CREATED,
        /** A document that it had, with other content. */
        NEW_VERSION,
        /** The very same content as before: nothing changed. */
        UNCHANGED,
        /** It waits for staff to say whose it is. */
        UNMATCHED
    }
}
