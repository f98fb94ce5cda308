package org.kundenportal.payment.mollie.fake;

/** A call of Mollie's API, for faults. */
public enum Operation {
    /** {@code POST /payments}. */
    CREATE_PAYMENT,
    /** {@code GET /payments/{id}}. */
    READ_PAYMENT,
    /** {@code GET /payments}. */
    LIST_PAYMENTS,
    /** {@code POST /payments/{id}/refunds}. */
    CREATE_REFUND,
    /** {@code GET /payments/{id}/refunds}. */
    LIST_REFUNDS,
    /** {@code POST /payment-links}. */
    CREATE_LINK,
    /** {@code GET /payment-links/{id}}. */
    READ_LINK,
    /** {@code GET /payment-links}. */
    LIST_LINKS,
    /** {@code GET /payment-links/{id}/payments}. */
    LIST_LINK_PAYMENTS,
    /** {@code PATCH /payment-links/{id}}. */
    CHANGE_LINK,
    /** {@code GET /methods}. */
    LIST_METHODS
}
