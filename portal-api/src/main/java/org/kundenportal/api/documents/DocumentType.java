package org.kundenportal.api.documents;

/** What a document is (BM-02, MF-18). The names are part of the REST contract. */
public enum DocumentType {
    /** Rechnung. */
    INVOICE,
    /** Mahnung. */
    REMINDER,
    /** Angebot. */
    ESTIMATE,
    /** Gutschrift: a credit note, not a self-billed invoice. */
    CREDIT_NOTE,
    /** Lieferschein. */
    DELIVERY_NOTE,
    /** Auftragsbestätigung. */
    ORDER_CONFIRMATION,
    /** Servicebericht. */
    SERVICE_REPORT
}
