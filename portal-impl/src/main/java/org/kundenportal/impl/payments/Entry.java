package org.kundenportal.impl.payments;

import java.time.Instant;
import org.kundenportal.api.Money;
import org.kundenportal.api.payments.PaymentTransaction;

/**
 * A movement of money as the ledger has it.
 *
 * @param reference the provider's, null of a set-off
 * @param amount negative where money went back
 * @param at when it happened, null if the provider does not say
 */
record Entry(PaymentTransaction.Kind kind, String reference, Money amount, Instant at) {

    /** Whether both are the same movement: the ledger has it once. */
    boolean isSame(PaymentTransaction.Kind otherKind, String otherReference) {
        return kind == otherKind && reference != null && reference.equals(otherReference);
    }

    PaymentTransaction toTransaction() {
        return new PaymentTransaction(kind, amount, at, reference);
    }
}
