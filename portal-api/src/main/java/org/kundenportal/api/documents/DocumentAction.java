package org.kundenportal.api.documents;

/** What customers may do with released documents once the merchant has released it (BM-04). */
public enum DocumentAction {
    /** See and print. */
    VIEW,
    /** Comment. */
    COMMENT,
    /** Accept or decline estimates. */
    DECIDE,
    /** Pay invoices. */
    PAY
}
