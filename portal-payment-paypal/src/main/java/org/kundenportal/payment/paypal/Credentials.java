package org.kundenportal.payment.paypal;

import java.net.URI;
import java.util.Base64;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Who we are at which PayPal. Its text shows no secret. */
record Credentials(URI base, String clientId, String clientSecret) {

    /** The value of an Authorization header. */
    String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((clientId + ":" + clientSecret).getBytes(US_ASCII));
    }

    @Override
    public String toString() {
        return "credentials at " + base;
    }
}
