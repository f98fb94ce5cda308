package org.kundenportal.api.payments;

import java.util.List;
import java.util.Locale;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.documents.DocumentKey;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How customers pay (BM-25, BB-47). Documents go through the same gate as everywhere: what is foreign, not released or
 * not there is NOT_FOUND, and while the merchant has not released paying everything here answers ACTION_NOT_RELEASED
 * (BM-36) but for reading payments that exist. A session that is confined to one document sees the payments of that one
 * alone. Somebody who only looks changes nothing: VIEW_ONLY. Thread-safe.
 */
@ProviderType
public interface CustomerPayments {

    /** How an invoice can be paid now. A paid or void one offers nothing (BB-48). Talks to no provider. */
    PaymentOffer offer(ActingCustomer customer, DocumentKey invoice, Locale language);

    /** All invoices of which something is open, and credit notes of which something is left, oldest due first. */
    List<OpenItem> openItems(ActingCustomer customer);

    /** The ways to pay several documents at once. */
    List<PaymentOption> options(ActingCustomer customer, Locale language);

    /**
     * Begins a payment. It is kept before the provider is asked, and again before the customer is sent to it.
     *
     * @throws org.kundenportal.api.PortalException NOTHING_TO_PAY; PAYMENT_IN_PROGRESS if a payment of one of the documents
     *     is under way; PROVIDER_UNAVAILABLE if the provider did not answer or its bundle is not there (calling again with
     *     the same wish goes on with the same payment); PROVIDER_REFUSED; INVALID_REQUEST, fields {@code connectionId},
     *     {@code amount} (BELOW_MINIMUM, MORE_THAN_OPEN, CURRENCY_MISMATCH), {@code documents} (DUPLICATE, CURRENCY_MISMATCH, NOT_OF_THIS_TYPE)
     */
    StartedPayment start(ActingCustomer customer, PaymentWish wish, Locale language);

    /** A payment of the customer. Talks to no provider. */
    Payment get(ActingCustomer customer, String id, Locale language);

    /** The payments of a document, newest first. */
    List<Payment> ofDocument(ActingCustomer customer, DocumentKey document, Locale language);

    /**
     * After the customer came back: asks the provider, completes what it agreed to, and books what was paid. Says how far
     * it is then; where the provider does not answer, that is UNKNOWN, and the portal goes on asking by itself.
     */
    Payment complete(ActingCustomer customer, String id, Locale language);

    /**
     * The customer gives it up, if it has not been paid meanwhile.
     *
     * @throws org.kundenportal.api.PortalException NOT_CANCELABLE if the provider may still take the money, or has
     */
    Payment cancel(ActingCustomer customer, String id, Locale language);
}
