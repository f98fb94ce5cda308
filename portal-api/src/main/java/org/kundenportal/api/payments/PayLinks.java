package org.kundenportal.api.payments;

import java.net.URI;
import java.time.Instant;
import org.kundenportal.api.Actor;
import org.kundenportal.api.documents.DocumentKey;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Links by which a customer pays one invoice without looking for it: they open its own page to pay (BM-35, BM-37), where
 * the customer chooses among the ways. Thread-safe.
 */
@ProviderType
public interface PayLinks {

    /**
     * A link that was sent.
     *
     * @param url null where it was mailed and staff are not to see it
     * @param sentTo the address; null if it was not mailed
     * @param expires when it ends; null if it does not by itself
     */
    record Sent(URI url, String sentTo, Instant expires) {

        /** Never shows the address: who has it may pay, and see the invoice. */
        @Override
        public String toString() {
            return "Sent[expires=" + expires + "]";
        }
    }

    /**
     * Makes the link of an invoice, and mails it if wanted. The portal's link is the same each time, until staff end it; a
     * provider's page is the payment of the invoice that is under way from then on.
     *
     * @param connectionId by which provider's own page; null for the portal's, with all ways
     * @param mail whether it goes to the customer, also to one that wants no news: staff ask for it
     * @throws org.kundenportal.api.PortalException NOT_FOUND; NOTHING_TO_PAY, also of what is void or a draft;
     *     ACTION_NOT_RELEASED while invoices, viewing or paying them are not released (BM-36); PORTAL_DISABLED if the
     *     customer has no access; NO_EMAIL_ADDRESS; PAYMENT_IN_PROGRESS; PROVIDER_UNAVAILABLE; PROVIDER_REFUSED;
     *     INVALID_REQUEST, field {@code connectionId}, if it has no such links
     */
    Sent send(Actor actor, DocumentKey invoice, String connectionId, boolean mail);
}
