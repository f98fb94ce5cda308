package org.kundenportal.payment.paypal;

import java.time.Clock;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Reason;

/** Finds out whether a webhook call is PayPal's. */
interface Signatures {

    /**
     * Passes what is PayPal's.
     *
     * @param body a JSON object in UTF-8, byte by byte as it came
     * @throws ProviderException FORGED if it is not; another reason if that could not be found out
     */
    void verify(Transmission transmission, byte[] body, Deadline deadline) throws ProviderException;

    /** The way that the settings ask for. Without a webhook id nothing can be verified, and nothing is believed. */
    static Signatures of(PayPalSettings settings, PayPalApi api, Http http, Clock clock) {
        String webhookId = settings.webhookId();
        if (webhookId == null) {
            return (transmission, body, deadline) -> {
                throw forged("WEBHOOK_ID_MISSING");
            };
        }
        return switch (settings.verification()) {
            case POSTBACK -> new Postback(webhookId, api);
            case OFFLINE -> new OfflineSignature(webhookId, Certificates.of(settings, http, clock));
        };
    }

    /** The call is not PayPal's. */
    static ProviderException forged(String code) {
        return ProviderException.notExecuted(Reason.FORGED, code);
    }
}
