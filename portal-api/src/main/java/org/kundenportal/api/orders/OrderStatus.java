package org.kundenportal.api.orders;

/**
 * The state of an order, as shops and ERPs know them. There is no order among them: what a state allows is said by named
 * sets (ruling 4).
 */
public enum OrderStatus {
    /** Ordered. */
    ORDERED,
    /** Confirmed by the merchant. */
    CONFIRMED,
    /** Paid. */
    PAID,
    /** Packed. */
    PACKED,
    /** Handed to whoever ships it. */
    IN_FULFILLMENT,
    /** On its way. */
    SHIPPED,
    /** Done. */
    COMPLETED,
    /** Done, and put away. */
    ARCHIVED,
    /** Rated by the buyer. */
    RATED,
    /** The buyer complains. */
    COMPLAINT,
    /** The buyer sends it back. */
    RETURN,
    /** Offered, not ordered yet. */
    OFFERED,
    /** The buyer was reminded once. */
    FIRST_REMINDER,
    /** The buyer was reminded twice. */
    SECOND_REMINDER,
    /** The buyer was reminded to pay. */
    PAYMENT_REMINDER,
    /** Cancelled. */
    CANCELLED,
    /** Deleted by the host; its buyer no longer sees it. */
    DELETED
}
