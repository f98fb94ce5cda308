package org.kundenportal.api.payments;

import java.util.Set;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentKey;

/**
 * Which payments staff want to see; all conditions together.
 *
 * @param statuses empty for all
 * @param customer null for all
 * @param document null for all
 * @param attention true for those alone that need somebody: in REVIEW, overpaid, charged back, or not answered for long
 */
public record PaymentFilter(
        Set<PaymentStatus> statuses, CustomerNumber customer, DocumentKey document, boolean attention) {

    /** All. */
    public static final PaymentFilter ALL = new PaymentFilter(Set.of(), null, null, false);

    /** Copies the statuses. */
    public PaymentFilter {
        statuses = Set.copyOf(statuses);
    }
}
