package org.kundenportal.api.customers;

/** What sort of customer it is. */
public enum CustomerKind {
    /** A business or other organisation. */
    COMPANY,
    /** A natural person. */
    PERSON
}
