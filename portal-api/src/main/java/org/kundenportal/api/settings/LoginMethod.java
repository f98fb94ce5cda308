package org.kundenportal.api.settings;

/** A way in for customers (ruling 1). */
public enum LoginMethod {
    /** The customer's or a document's secret link. */
    SECRET_LINK,
    /** The secret link of one order. */
    ORDER_LINK,
    /** A one-time password by mail. */
    EMAIL_OTP,
    /** A password of one's own. */
    PASSWORD
}
