package org.kundenportal.spi.payment;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps at the provider how a customer pays, so that later payments need no page; implemented by gateways of types with
 * {@link Capability#STORED_METHODS}. Numbers of cards and accounts never come to the portal.
 */
@ConsumerType
public interface StoredMethods {

    /**
     * Begins to keep a method: the customer agrees on the page that is returned. Called again with the same request it
     * gives the same.
     */
    Checkout startStoring(StoreMethodRequest request) throws ProviderException;

    /**
     * Ends what was begun, after the customer has agreed. Called again it gives the same method.
     *
     * @param id as {@link #startStoring} gave it
     * @throws ProviderException CUSTOMER_ACTION if the customer has not agreed
     */
    StoredMethod store(String id, String requestKey) throws ProviderException;

    /**
     * What the provider keeps for a customer, none if it knows no such customer.
     *
     * @param customerId the provider's, {@link StoredMethod#customerId}
     */
    List<StoredMethod> methods(String customerId) throws ProviderException;

    /** Forgets a method; one that does not exist is fine. */
    void forget(String customerId, String methodId) throws ProviderException;
}
