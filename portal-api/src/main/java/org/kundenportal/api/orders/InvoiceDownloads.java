package org.kundenportal.api.orders;

import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.documents.DocumentFile;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Buyers fetch the invoice of an order, and have it made where there is none. What they may is said by the order's own
 * rules (BB-11 to BB-17), whatever types and actions are released. An order of somebody else, a deleted one, and one
 * outside of the session's scope answer NOT_FOUND like one that does not exist. Thread-safe.
 */
@ProviderType
public interface InvoiceDownloads {

    /**
     * The order's invoice as PDF. Makes none.
     *
     * @throws org.kundenportal.api.PortalException INVOICE_DOWNLOAD_OFF, ORDER_STATE, DOWNLOAD_PERIOD_OVER; NO_INVOICE
     *     also where {@link #create} would make one
     */
    DocumentFile open(ActingCustomer customer, OrderNumber order);

    /**
     * The order's invoice, made now if there is none, the order is paid, and the merchant lets the portal make invoices
     * (BB-13). However many ask at once, on however many nodes, one is made (BB-16); asking again answers the same.
     *
     * @throws org.kundenportal.api.PortalException INVOICE_DOWNLOAD_OFF, ORDER_STATE, DOWNLOAD_PERIOD_OVER; NO_INVOICE if
     *     none is made, also because a price or a rate of tax of the order is not known; VIEW_ONLY
     */
    CreatedInvoice create(ActingCustomer customer, OrderNumber order);
}
