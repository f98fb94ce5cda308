package org.kundenportal.spi.payment;

import org.osgi.annotation.versioning.ConsumerType;

/** Gives money back; implemented by gateways of types with {@link Capability#REFUND}. */
@ConsumerType
public interface Refunds {

    /**
     * Gives back a part of a payment, or all of it. Called again with the same request it gives nothing back twice.
     *
     * @return the transaction as it is now, done or on its way; its amount is the one that was asked for
     * @throws ProviderException REFUSED where the provider gives nothing, or not that much, back
     */
    ProviderTransaction refund(RefundRequest request) throws ProviderException;
}
