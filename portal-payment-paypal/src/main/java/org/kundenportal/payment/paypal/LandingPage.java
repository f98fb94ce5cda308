package org.kundenportal.payment.paypal;

/** How PayPal's page greets the customer: the one thing in which the two types differ. */
enum LandingPage {
    /** Customers with an account; nothing that is paid later, such as an eCheck. */
    ACCOUNT("NO_PREFERENCE", "IMMEDIATE_PAYMENT_REQUIRED"),
    /** Guests first, and all that PayPal offers them. */
    GUEST("GUEST_CHECKOUT", "UNRESTRICTED");

    private final String page;
    private final String methods;

    LandingPage(String page, String methods) {
        this.page = page;
        this.methods = methods;
    }

    /** PayPal's {@code landing_page}. */
    String page() {
        return page;
    }

    /** PayPal's {@code payment_method_preference}. */
    String methods() {
        return methods;
    }
}
