package org.kundenportal.spi.payment;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Charges a stored method without the customer; implemented by gateways of types with {@link Capability#RECURRING}, which
 * have {@link StoredMethods}, too.
 */
@ConsumerType
public interface RecurringCharges {

    /**
     * Begins a payment by a stored method and completes it. Called again with the same request it charges nothing twice.
     *
     * @return the payment as it is now; {@link PaymentGateway#read} follows it
     * @throws ProviderException REFUSED where the method cannot be charged
     */
    ProviderPayment charge(ChargeRequest request) throws ProviderException;
}
