package org.kundenportal.api.orders;

/** What becomes of the wish to have something that belongs to an order; the names are the codes of refusals. */
public enum Outcome {
    /** It is delivered. */
    AVAILABLE,
    /** There is no invoice yet: asking for it creates one. */
    CREATABLE,
    /** The merchant does not let buyers fetch invoices. */
    INVOICE_DOWNLOAD_OFF,
    /** The merchant does not let buyers fetch files. */
    FILE_DOWNLOAD_OFF,
    /** The order's state does not allow it. */
    ORDER_STATE,
    /** There is no invoice, and none is created. */
    NO_INVOICE,
    /** The days during which it could be fetched are over. */
    DOWNLOAD_PERIOD_OVER,
    /** It was fetched as often as it may be. */
    DOWNLOAD_LIMIT,
    /** The buyer has to waive the right of withdrawal first. */
    WAIVER_REQUIRED,
    /** It cannot be marked with who bought it, and is not delivered without that. */
    FILE_NOT_STAMPABLE,
    /** The storage that holds it is not connected, or does not answer. */
    STORAGE_UNAVAILABLE
}
