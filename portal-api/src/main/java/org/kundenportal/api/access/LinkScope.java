package org.kundenportal.api.access;

/** What a link opens. */
public enum LinkScope {
    /** The customer's whole portal: {@code /portal/c/}. */
    CUSTOMER,
    /** One document: {@code /portal/d/}. */
    DOCUMENT,
    /** One order: {@code /portal/o/}. */
    ORDER,
    /** One invoice, to pay it: {@code /portal/p/}. */
    PAYMENT
}
