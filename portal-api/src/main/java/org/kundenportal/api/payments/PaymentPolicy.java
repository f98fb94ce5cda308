package org.kundenportal.api.payments;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * How much customers may pay at once.
 *
 * @param partPayments whether they may pay a part of an invoice
 * @param minimum the least part, in the currency of the invoice; zero for any. What is open may always be paid whole.
 */
public record PaymentPolicy(boolean partPayments, BigDecimal minimum) {

    /** Refuses nulls. */
    public PaymentPolicy {
        Objects.requireNonNull(minimum, "minimum");
    }
}
