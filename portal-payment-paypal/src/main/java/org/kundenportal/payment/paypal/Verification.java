package org.kundenportal.payment.paypal;

import java.util.Locale;

/** How it is found out whether a webhook call is PayPal's. */
enum Verification {
    /** PayPal is asked. */
    POSTBACK,
    /** By the signature and PayPal's certificate. */
    OFFLINE;

    /** As it stands in the settings. */
    String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
