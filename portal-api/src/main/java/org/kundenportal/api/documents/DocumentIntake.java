package org.kundenportal.api.documents;

import org.kundenportal.api.Actor;
import org.osgi.annotation.versioning.ProviderType;

/** The host pushes documents in. Thread-safe. */
@ProviderType
public interface DocumentIntake {

    /** The largest file that is taken, in bytes (10 MiB). */
    int MAX_FILE_SIZE = 10 * 1024 * 1024;

    /**
     * Creates the document or brings it up to date; repeating the call changes nothing. Status and payments are brought
     * up to date in place; other content makes a new version, and a PDF that came with the content before no longer
     * belongs to it.
     *
     * @return true if the document is new
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST with a violation per field; UNKNOWN_CUSTOMER;
     *     CUSTOMER_MISMATCH if the document already belongs to another customer
     */
    boolean put(Actor actor, DocumentData document);

    /**
     * Sets the PDF that customers see of the document's current version. A PDF other than the one before makes a new
     * version; the same PDF again changes nothing.
     *
     * @param pdf at most {@value #MAX_FILE_SIZE} bytes
     * @throws org.kundenportal.api.PortalException NOT_FOUND; NOT_A_PDF; TOO_LARGE
     */
    void putPdf(Actor actor, DocumentKey key, byte[] pdf);
}
