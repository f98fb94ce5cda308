package org.kundenportal.payment.mollie.fake;

import java.util.List;
import org.kundenportal.api.Money;

/**
 * A payment in the fake's ledger, as it was when it was asked for.
 *
 * @param id {@code tr_…}
 * @param paymentId the portal's, from the metadata; null of payments by link
 * @param linkId {@code pl_…}, null of others
 * @param status Mollie's word
 * @param amount what it is about
 * @param page where the customer pays
 * @param refunds of it, oldest first
 * @param chargebacks of it, oldest first
 */
public record FakePayment(
        String id,
        String paymentId,
        String linkId,
        String status,
        Money amount,
        String page,
        List<FakeRefund> refunds,
        List<FakeChargeback> chargebacks) {

    /** Whether the customer's money was taken. */
    public boolean isPaid() {
        return status.equals("paid");
    }
}
