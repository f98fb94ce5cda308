package org.kundenportal.api.payments;

import org.kundenportal.spi.payment.WebhookCall;
import org.osgi.annotation.versioning.ProviderType;

/** Where providers report. What they say is a hint: the payments that it names are read back soon. Thread-safe. */
@ProviderType
public interface PaymentWebhooks {

    /**
     * Takes a report. When this returns, the payments that it names are sure to be read back, even after a crash. Payments
     * that the portal does not know are passed over without a word.
     *
     * @param connection the id in the address that was called
     * @param payment the portal's id in the address that was called, null if there was none
     * @throws org.kundenportal.api.PortalException NOT_FOUND if there is no such connection; FORGED_WEBHOOK if the provider
     *     did not send it; PROVIDER_UNAVAILABLE if that cannot be found out now: it is to be sent again
     */
    void receive(String connection, String payment, WebhookCall call);
}
