package org.kundenportal.api.payments;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.kundenportal.api.Money;
import org.kundenportal.api.customers.CustomerNumber;

/**
 * A payment as staff see it.
 *
 * @param payment what the customer sees of it; the status is REVIEW where staff have to decide
 * @param customer whose it is
 * @param customerName its name
 * @param connectionId null of a set-off
 * @param connection the connection's display name, null of a set-off
 * @param type of its provider, null of a set-off
 * @param reference the provider's id of it; null while there is none
 * @param method how the customer paid, in the provider's word; null if not known
 * @param problem why it failed or is to be decided on, a code; null if all is well
 * @param attention why it needs somebody, a code; null if nobody, or no longer
 * @param received what came, where it is not what was agreed; null otherwise
 * @param overpaid how much more came than was open; null if nothing
 * @param nextCheck when the provider is asked again; null if not any more
 * @param refundable how much can still be given back; zero where the provider gives nothing back
 * @param refunds what staff wanted to give back, oldest first
 * @param steps what became of it, oldest first
 */
public record AdministeredPayment(
        Payment payment,
        CustomerNumber customer,
        String customerName,
        String connectionId,
        String connection,
        String type,
        String reference,
        String method,
        String problem,
        String attention,
        Money received,
        Money overpaid,
        Instant nextCheck,
        Money refundable,
        List<Refund> refunds,
        List<Step> steps) {

    /**
     * A refund that staff asked for.
     *
     * @param state PENDING until the provider has done or refused it
     * @param problem why it failed, the provider's code; null if it did not
     */
    public record Refund(
            String id, RefundState state, Money amount, String by, Instant at, String note, String problem) {}

    /** How far a refund is. */
    public enum RefundState {
        /** Asked for, and not known to be done. */
        PENDING,
        /** The money has gone back. */
        DONE,
        /** The provider did not do it. */
        FAILED
    }

    /**
     * A change of its status.
     *
     * @param cause what brought it: {@code CUSTOMER}, {@code WEBHOOK}, {@code CHECK}, {@code STAFF} or {@code PORTAL}
     * @param problem a code, null if there is nothing to say
     */
    public record Step(Instant at, PaymentStatus status, String cause, String problem) {}

    /** Copies the lists. */
    public AdministeredPayment {
        Objects.requireNonNull(payment, "payment");
        Objects.requireNonNull(customer, "customer");
        refunds = List.copyOf(refunds);
        steps = List.copyOf(steps);
    }
}
