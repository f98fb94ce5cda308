package org.kundenportal.api.orders;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The numbers of invoices that the portal makes. Within a year and month of a pattern they have no gaps: a number is
 * taken together with its invoice, or not at all. One that the host has given to an invoice of its own is passed over.
 * Thread-safe.
 */
@ProviderType
public interface InvoiceNumbers {

    /**
     * The number that the next invoice would have if it were made today, by this pattern. Takes none.
     *
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST, field {@code numberPattern} (INVALID_PATTERN)
     */
    String next(String pattern);
}
