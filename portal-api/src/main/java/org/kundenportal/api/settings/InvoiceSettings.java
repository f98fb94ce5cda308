package org.kundenportal.api.settings;

import java.util.Objects;

/**
 * What buyers may do about the invoices of their orders.
 *
 * @param downloadAllowed whether they may fetch them at all (BB-11)
 * @param createAutomatically whether asking for an invoice that does not exist creates it once the order is paid (BB-13)
 * @param downloadDays how many days after the invoice date it can be fetched (ruling 5), 0 to
 *     {@value FileSettings#MAX_DAYS}; null for ever
 * @param numberPattern how invoices that the portal creates are numbered, such as {@code RE-{yyyy}-{seq:5}}; never null
 * @param paymentDays after how many days an invoice is due that the portal makes, or that is imported without a due date, 0
 *     to {@value FileSettings#MAX_DAYS}; null if it then has none. What a host pushes is due as the host says
 */
public record InvoiceSettings(
        boolean downloadAllowed,
        boolean createAutomatically,
        Integer downloadDays,
        String numberPattern,
        Integer paymentDays) {

    /** What numbers look like until the merchant says otherwise. */
    public static final String USUAL_PATTERN = "RE-{yyyy}-{seq:5}";

    /** Nothing is allowed at first. */
    public static final InvoiceSettings INITIALLY = new InvoiceSettings(false, false, null, USUAL_PATTERN, null);

    /** Refuses a missing pattern. */
    public InvoiceSettings {
        Objects.requireNonNull(numberPattern, "numberPattern");
    }
}
