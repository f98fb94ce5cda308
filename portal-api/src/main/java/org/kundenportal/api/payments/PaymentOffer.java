package org.kundenportal.api.payments;

import java.util.List;
import org.kundenportal.api.Money;

/**
 * How a document can be paid now.
 *
 * @param options in the order of their making; empty if nothing is to be paid, or nobody takes it
 * @param open what is to be paid; null if the document states no amount
 * @param minimum the least that may be paid at once, {@code open} where only the whole may; null if nothing is to be paid
 * @param running the payment that is under way for this document, null if there is none; until it ends no other begins
 */
public record PaymentOffer(List<PaymentOption> options, Money open, Money minimum, Payment running) {

    /** Copies the options. */
    public PaymentOffer {
        options = List.copyOf(options);
    }
}
