package org.kundenportal.api.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.kundenportal.api.Money;

/**
 * An imported document that waits for staff to say whose it is. No customer sees it.
 *
 * @param id opaque
 * @param receivedAt when it came
 * @param fileName may be null
 * @param key what it would become
 * @param issueDate never null
 * @param total may be null
 * @param seller the seller's name in the document, may be null
 * @param recipient the buyer in the document, may be null
 * @param identifiers what the document says about the buyer, possibly empty
 */
public record UnmatchedDocument(
        String id,
        Instant receivedAt,
        String fileName,
        DocumentKey key,
        LocalDate issueDate,
        Money total,
        String seller,
        Recipient recipient,
        List<Identifier> identifiers) {

    /**
     * One mark by which a buyer may be known.
     *
     * @param kind which mark
     * @param value as the document writes it
     */
    public record Identifier(Kind kind, String value) {

        /** Which mark an identifier is. */
        public enum Kind {
            /** The seller's number of the buyer (BT-46). */
            CUSTOMER_NUMBER,
            /** The buyer's VAT id (BT-48). */
            VAT_ID,
            /** The buyer's GLN or another registered id. */
            GLOBAL_ID,
            /** The buyer's electronic address (BT-49). */
            ENDPOINT,
            /** The buyer's e-mail address. */
            EMAIL
        }
    }
}
