package org.kundenportal.api.payments;

import java.util.List;
import java.util.Locale;
import org.kundenportal.api.Actor;
import org.kundenportal.api.connections.ConnectionData;
import org.kundenportal.spi.payment.ProviderDescriptor;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Administrators connect the portal with payment providers, several of one type if they like. Secrets go in and never come
 * out again. What does not exist, or was deleted, answers NOT_FOUND. Thread-safe.
 */
@ProviderType
public interface PaymentConnectionAdministration {

    /**
     * The types that are installed now, in the order of their names.
     *
     * @param language of the texts, as far as a provider has it
     */
    List<ProviderDescriptor> types(Locale language);

    /** All connections, also of types that are not installed; by display name. */
    List<PaymentConnection> list();

    /** One connection. */
    PaymentConnection get(String id);

    /**
     * Makes a connection. Talks to nobody: see {@link #check}.
     *
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST, fields {@code type} (NOT_INSTALLED), {@code displayName}
     *     (REQUIRED, TOO_LONG) and {@code settings.KEY} (REQUIRED, UNKNOWN_FIELD, INVALID_VALUE, INVALID_CHARACTER, TOO_LONG,
     *     and what the provider finds)
     */
    PaymentConnection create(Actor actor, ConnectionData data);

    /**
     * Changes a connection; refuses as {@link #create}, and another type (READ_ONLY). A secret that the data do not name
     * stays; but where a text among the settings changes, which may be an address, every secret has to be entered again
     * (REQUIRED), so that nobody can have it sent to a server of his own. While the type is not installed the settings cannot change.
     */
    PaymentConnection change(Actor actor, String id, ConnectionData data);

    /**
     * Deletes a connection: customers cannot choose it any more, and it is in no list. Payments that were begun by it are
     * still settled, and what was paid by it can be refunded.
     */
    void delete(Actor actor, String id);

    /** Asks the provider whether the settings are right, which may take half a minute. Changes nothing. */
    ConnectionCheck check(String id);
}
