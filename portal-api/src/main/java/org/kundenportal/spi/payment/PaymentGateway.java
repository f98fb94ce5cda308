package org.kundenportal.spi.payment;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An open connection to a provider. Thread-safe. Every operation ends within half a minute; none is ever interrupted.
 *
 * <p>Amounts are sent and compared exactly, in the provider's decimals of their currency; an amount that has more is
 * refused ({@link ProviderException.Reason#UNSUPPORTED}) and never rounded.
 */
@ConsumerType
public interface PaymentGateway extends AutoCloseable {

    /**
     * Begins a payment. Called again with the same request, which happens where an answer was lost, it gives the same
     * payment and begins none anew.
     */
    Checkout start(CheckoutRequest request) throws ProviderException;

    /**
     * Reads a payment back: what the provider knows of it now, and all its transactions. Changes nothing.
     *
     * @param id as {@link #start} gave it
     * @throws ProviderException NOT_FOUND if the provider knows none of it
     */
    ProviderPayment read(String id) throws ProviderException;

    /**
     * Takes the money of a payment that is {@link ProviderPayment.State#APPROVED}. Called again with the same key it takes
     * none twice; a payment that is complete already is returned as it is.
     *
     * @param id as {@link #start} gave it
     * @param requestKey the same with every call for this payment, at most 36 characters
     */
    ProviderPayment complete(String id, String requestKey) throws ProviderException;

    /**
     * Takes what the provider sent to the connection's webhook address.
     *
     * @return the ids of the payments about which it is, of those which {@link #start} gave; none where it is about
     *     something else. They are hints: the portal reads each of them back.
     * @throws ProviderException FORGED if the provider did not send it, or sent it long ago
     */
    List<String> receive(WebhookCall call) throws ProviderException;

    /**
     * Checks whether the settings are right, without any effect.
     *
     * @throws ProviderException CREDENTIALS if they are not
     */
    void check() throws ProviderException;

    /** Frees what the connection holds; what is under way ends. */
    @Override
    default void close() {}
}
