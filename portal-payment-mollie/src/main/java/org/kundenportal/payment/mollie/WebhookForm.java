package org.kundenportal.payment.mollie;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Reason;

/**
 * What Mollie sends to an address for news: a form with the id of what has changed and nothing else. It is not signed, so
 * anyone can send one; the id says no more than that reading it back may be worth while.
 */
final class WebhookForm {

    private static final Pattern ID = Pattern.compile("[a-z]{2,10}_[A-Za-z0-9]{1,80}");
    private static final Pattern PAYMENT = Pattern.compile("(tr|pl)_.*");

    private WebhookForm() {}

    /**
     * The payment's id, none if it is about something else. Of a payment by link it is that of the single attempt
     * ({@code tr_…}), which {@link MollieGateway#startLink} did not give: the portal tells it by the address that it gave.
     *
     * @throws ProviderException FORGED if it is no such form
     */
    static List<String> read(byte[] body) throws ProviderException {
        List<String> ids = Arrays.stream(
                        new String(body, StandardCharsets.UTF_8).strip().split("&"))
                .filter(pair -> pair.startsWith("id="))
                .map(pair -> pair.substring("id=".length()))
                .toList();
        if (ids.size() != 1) {
            throw forged();
        }
        String id = decode(ids.get(0));
        if (!ID.matcher(id).matches()) {
            throw forged();
        }
        return PAYMENT.matcher(id).matches() ? List.of(id) : List.of();
    }

    private static String decode(String value) throws ProviderException {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            ProviderException forged = forged();
            forged.addSuppressed(e);
            throw forged;
        }
    }

    private static ProviderException forged() {
        return ProviderException.notExecuted(Reason.FORGED, null);
    }
}
