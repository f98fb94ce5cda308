package org.kundenportal.api.documents;

import java.util.Objects;
import org.kundenportal.api.Keys;

/**
 * How host and people name a document: its number is unique among the documents of its type.
 *
 * @param type never null
 * @param number 1 to 64 characters without control characters and without blanks at either end
 */
public record DocumentKey(DocumentType type, String number) {

    /**
     * Checks the form.
     *
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST, field {@code number}
     */
    public DocumentKey {
        Objects.requireNonNull(type, "type");
        Keys.check("number", number);
    }

    @Override
    public String toString() {
        return type + " " + number;
    }
}
