package org.kundenportal.payment.mollie;

import java.time.Duration;

/**
 * How long Mollie is waited for.
 *
 * @param connect for a connection
 * @param request for a whole answer
 * @param operation for all calls of one operation; gateways answer within half a minute
 */
record Patience(Duration connect, Duration request, Duration operation) {

    static final Patience USUAL = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(25));

    Deadline begin() {
        return Deadline.in(operation);
    }
}
