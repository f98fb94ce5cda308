package org.kundenportal.api.payments;

import java.util.Locale;
import org.kundenportal.api.Actor;
import org.kundenportal.api.Money;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.osgi.annotation.versioning.ProviderType;

/** What the merchant's staff see of payments and do about them. Thread-safe. */
@ProviderType
public interface PaymentAdministration {

    /** The payments, newest first. Talks to no provider. */
    Page<AdministeredPayment> list(PaymentFilter filter, PageRequest page, Locale language);

    /** How many need somebody. */
    long attention();

    /** One payment. */
    AdministeredPayment get(String id, Locale language);

    /**
     * Gives money back. The wish is kept before the provider is asked, and followed until it is known what became of it.
     *
     * @param amount null for all that can be given back
     * @param note one line for the customer, at most 127 characters; null if there is nothing to say
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST, field {@code amount} (MORE_THAN_REFUNDABLE, CURRENCY_MISMATCH,
     *     NOT_POSITIVE); NOT_REFUNDABLE; REFUND_IN_PROGRESS while another of this payment is not known to be done or failed;
     *     PROVIDER_UNAVAILABLE; PROVIDER_REFUSED
     */
    AdministeredPayment refund(Actor actor, String id, Money amount, String note, Locale language);

    /** What staff decide on a payment in REVIEW, or on one of which nobody says what became of it. */
    enum Resolution {
        /** What came counts: it is booked on the payment's documents, as far as it is in their currency. */
        BOOK,
        /** What came, or did not, is dealt with elsewhere: nothing is booked. */
        DISMISS
    }

    /**
     * Ends a REVIEW, or takes note of what else needed somebody. DISMISS ends a payment that is under way, too, as FAILED:
     * its documents can be paid anew, and money that comes after all is booked.
     *
     * @param note why, at most 1,000 characters; null if there is nothing to say
     * @throws org.kundenportal.api.PortalException ALREADY_RESOLVED if nothing is to be decided; INVALID_REQUEST, field
     *     {@code resolution} (CURRENCY_MISMATCH) if what came is in another currency than the documents
     */
    AdministeredPayment resolve(Actor actor, String id, Resolution resolution, String note, Locale language);

    /** Asks the provider now, and books what it says. */
    AdministeredPayment check(Actor actor, String id, Locale language);
}
