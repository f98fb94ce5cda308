package org.kundenportal.api.documents;

/**
 * Where a document stands, as the host says; of invoices and credit notes with an amount, whether they are open, partly
 * paid or paid follows from what was booked on them.
 */
public enum DocumentStatus {
    /** Not issued yet: no customer ever sees it (MF-19). */
    DRAFT,
    /** Issued, and nothing has followed yet. */
    OPEN,
    /** An invoice that is paid in part. */
    PARTIALLY_PAID,
    /** An invoice that is paid. */
    PAID,
    /** Void. */
    CANCELED,
    /** An estimate that the customer accepted. */
    ACCEPTED,
    /** An estimate that the customer declined. */
    DECLINED
}
