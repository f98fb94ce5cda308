package org.kundenportal.api.customers;

import java.time.Instant;
import java.util.List;

/**
 * A change of its master data that a customer asks for and staff decide on.
 *
 * @param id opaque, ascending in time
 * @param customer never null
 * @param customerName as it is now; never null
 * @param state never null
 * @param askedAt when the customer asked
 * @param changes what is to change; a bank account is not masked
 * @param resolvedAt when it was decided or replaced, null while it is open
 * @param resolvedBy who decided, null if nobody has
 * @param reason why it was rejected, null otherwise
 */
public record ChangeRequest(
        String id,
        CustomerNumber customer,
        String customerName,
        State state,
        Instant askedAt,
        List<Wish> changes,
        Instant resolvedAt,
        String resolvedBy,
        String reason) {

    /**
     * One field that is to change.
     *
     * @param field never null
     * @param before what it said when the customer asked, null if nothing
     * @param after what it is to say, null for nothing
     */
    public record Wish(ProfileField field, String before, String after) {}

    /** What became of it. */
    public enum State {
        /** Staff have to decide. */
        OPEN,
        /** Staff approved it, and it was done. */
        APPROVED,
        /** Staff rejected it. */
        REJECTED,
        /** The customer took it back, or asked for something else instead. */
        REPLACED
    }

    /** Copies the changes. */
    public ChangeRequest {
        changes = List.copyOf(changes);
    }

    /** Never shows what is to change: bank accounts are among it. */
    @Override
    public String toString() {
        return "ChangeRequest[" + id + " " + state + " " + customer + "]";
    }
}
