package org.kundenportal.api.payments;

/** How far a payment is. Refunds and chargebacks stand beside it and do not change it. */
public enum PaymentStatus {
    /** Begun; the customer has not paid yet. */
    OPEN,
    /** Paid by the customer, and still on its way. */
    PENDING,
    /** Promised by the customer's bank. */
    AUTHORIZED,
    /** The merchant has the money, and it is booked. */
    PAID,
    /** It did not work. */
    FAILED,
    /** The customer has given it up. */
    CANCELED,
    /** The customer has not paid in time. */
    EXPIRED,
    /** An answer of the provider was lost: the portal goes on asking until it knows. */
    UNKNOWN,
    /** Money came, but not what was agreed: staff decide. Customers see it as {@link #PENDING}. */
    REVIEW
}
