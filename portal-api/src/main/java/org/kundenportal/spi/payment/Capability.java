package org.kundenportal.spi.payment;

/** What gateways of a type do beyond the five operations. */
public enum Capability {
    /**
     * Money moves only when the portal completes the payment, so that one which the customer has not finished can be given
     * up without risk. Without it a customer may pay until the payment has expired.
     */
    CAPTURE,
    /** {@link Refunds}. */
    REFUND,
    /** {@link PaymentLinks}. */
    PAYMENT_LINK,
    /** {@link StoredMethods}. */
    STORED_METHODS,
    /** {@link RecurringCharges}. */
    RECURRING
}
