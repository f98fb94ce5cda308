package org.kundenportal.impl.settings;

import java.math.BigDecimal;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.payments.PaymentPolicy;

/** What may be said about how much customers pay at once. */
final class PaymentRules {

    /** The currencies with the smallest unit have three decimals. */
    private static final int MOST_DECIMALS = 3;

    private static final BigDecimal MOST = new BigDecimal("1000000");

    private PaymentRules() {}

    /**
     * The policy with its minimum in one spelling, so that equal ones are saved alike.
     *
     * @throws PortalException INVALID_REQUEST, field {@code minimum}
     */
    static PaymentPolicy checked(PaymentPolicy policy) {
        BigDecimal shortest = policy.minimum().stripTrailingZeros();
        BigDecimal minimum = shortest.scale() < 0 ? shortest.setScale(0) : shortest;
        if (minimum.signum() < 0 || minimum.compareTo(MOST) > 0) {
            throw PortalException.invalid("minimum", "OUT_OF_RANGE");
        }
        if (minimum.scale() > MOST_DECIMALS) {
            throw PortalException.invalid("minimum", "TOO_MANY_DECIMALS");
        }
        return new PaymentPolicy(policy.partPayments(), minimum);
    }
}
