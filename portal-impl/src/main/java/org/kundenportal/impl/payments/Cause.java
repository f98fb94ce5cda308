package org.kundenportal.impl.payments;

/** What brought a change of a payment. */
enum Cause {
    /** The customer did something, or came back from the provider. */
    CUSTOMER,
    /** The provider reported. */
    WEBHOOK,
    /** The portal asked by itself. */
    CHECK,
    /** Staff did something. */
    STAFF,
    /** The portal began or ended it. */
    PORTAL
}
