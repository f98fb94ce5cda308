package org.kundenportal.spi.payment;

import java.time.Instant;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes payments that are opened by a link, which can travel in a mail; implemented by gateways of types with
 * {@link Capability#PAYMENT_LINK}.
 */
@ConsumerType
public interface PaymentLinks {

    /**
     * Begins a payment whose page can be opened until it is paid or has expired, however often the customer tries. Its id
     * is read by {@link PaymentGateway#read} as any other. Called again with the same request it gives the same.
     *
     * @param expires when the page closes
     */
    Checkout startLink(CheckoutRequest request, Instant expires) throws ProviderException;

    /**
     * Closes the page of such a payment: nobody can begin to pay by it any more. One that is closed already is fine.
     *
     * @param id as {@link #startLink} gave it
     */
    void closeLink(String id) throws ProviderException;
}
