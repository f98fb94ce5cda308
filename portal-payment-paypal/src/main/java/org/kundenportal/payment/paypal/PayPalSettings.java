package org.kundenportal.payment.paypal;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;

/**
 * The settings of a connection.
 *
 * @param webhookId null if there is no webhook
 * @param sandbox whether PayPal's certificates are those of the sandbox
 * @param ownBase whether the address of the API is another than PayPal's
 */
record PayPalSettings(
        Credentials credentials, String webhookId, Verification verification, boolean sandbox, boolean ownBase) {

    static final String CLIENT_ID = "clientId";
    static final String CLIENT_SECRET = "clientSecret";
    static final String SANDBOX = "sandbox";
    static final String WEBHOOK_ID = "webhookId";
    static final String WEBHOOK_VERIFICATION = "webhookVerification";
    static final String API_BASE_URL = "apiBaseUrl";

    private static final URI LIVE = URI.create("https://api-m.paypal.com");
    private static final URI TEST = URI.create("https://api-m.sandbox.paypal.com");

    /** What fits into a Basic header: a colon would end the id. */
    private static final Pattern ID = Pattern.compile("[!-9;-~]{1,200}");

    private static final Pattern SECRET = Pattern.compile("[!-~]{1,200}");
    private static final Pattern WEBHOOK = Pattern.compile("[A-Za-z0-9]{1,50}");

    /** Reads settings as the form gave them. */
    static PayPalSettings of(ProviderSettings settings) throws InvalidSettingException {
        String id = matching(ID, CLIENT_ID, settings.text(CLIENT_ID));
        String secret = matching(SECRET, CLIENT_SECRET, settings.text(CLIENT_SECRET));
        Optional<String> webhookId = settings.find(WEBHOOK_ID);
        if (webhookId.isPresent()) {
            matching(WEBHOOK, WEBHOOK_ID, webhookId.get());
        }
        boolean sandbox = settings.flag(SANDBOX);
        Optional<String> address = settings.find(API_BASE_URL);
        URI base = address.isPresent()
                ? Addresses.ofApi(address.get())
                        .orElseThrow(() -> new InvalidSettingException(API_BASE_URL, InvalidSettingException.ADDRESS))
                : sandbox ? TEST : LIVE;
        return new PayPalSettings(
                new Credentials(base, id, secret),
                webhookId.orElse(null),
                verification(settings),
                sandbox,
                address.isPresent());
    }

    private static Verification verification(ProviderSettings settings) throws InvalidSettingException {
        String text = settings.find(WEBHOOK_VERIFICATION).orElse(Verification.POSTBACK.value());
        return Arrays.stream(Verification.values())
                .filter(verification -> verification.value().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidSettingException(WEBHOOK_VERIFICATION, InvalidSettingException.FORMAT));
    }

    private static String matching(Pattern form, String key, String text) throws InvalidSettingException {
        if (!form.matcher(text).matches()) {
            throw new InvalidSettingException(key, InvalidSettingException.FORMAT);
        }
        return text;
    }
}
