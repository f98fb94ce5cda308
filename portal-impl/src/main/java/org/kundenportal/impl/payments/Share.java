package org.kundenportal.impl.payments;

import org.kundenportal.api.DocumentId;
import org.kundenportal.api.Money;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;

/**
 * What a payment pays of a document.
 *
 * @param amount above zero; of a credit note, what is set off
 */
record Share(DocumentId document, DocumentKey key, Money amount) {

    /** Whether it is a credit note, by which others are paid. */
    boolean isCredit() {
        return key.type() == DocumentType.CREDIT_NOTE;
    }
}
