package org.kundenportal.api.automation;

/** What a rule waits for. The names are part of the REST contract. */
public enum AutomationTrigger {
    /** An order reaches a state: it comes in with it, or changes to it. */
    ORDER_STATUS,
    /** A document is issued: it comes in and is no draft, or is a draft no more. */
    DOCUMENT_ISSUED,
    /** A payment has arrived. */
    PAYMENT_PAID,
    /** A payment came to nothing: it failed, was cancelled or expired. */
    PAYMENT_FAILED,
    /** Staff have answered what a customer asked for: today a change of its master data. */
    REQUEST_ANSWERED
}
