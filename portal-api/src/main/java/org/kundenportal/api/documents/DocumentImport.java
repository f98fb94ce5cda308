package org.kundenportal.api.documents;

import org.kundenportal.api.Actor;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes standard business documents: ZUGFeRD, Factur-X and Order-X PDF, EN 16931 and XRechnung as CII and UBL, and UBL
 * Reminder, Quotation, DespatchAdvice, OrderResponse and Order. Thread-safe.
 *
 * <p>The customer is found by buyer id (the customer number), then VAT id, then electronic address or e-mail address;
 * never by name. An unknown buyer id creates the customer, marked as imported; a document without any such mark waits in
 * the queue of {@link UnmatchedDocuments}.
 */
@ProviderType
public interface DocumentImport {

    /**
     * Imports one file. The same file again changes nothing; other content under the same number makes a new version.
     *
     * @param file at most {@link DocumentIntake#MAX_FILE_SIZE} bytes
     * @param fileName what the sender calls it, for people only; may be null
     * @throws org.kundenportal.api.PortalException NOT_AN_EINVOICE with a violation that says why, TOO_LARGE,
     *     CUSTOMER_MISMATCH; nothing is kept
     */
    ImportedDocument importFile(Actor actor, byte[] file, String fileName);
}
