package org.kundenportal.payment.paypal;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kundenportal.spi.payment.Capability;
import org.kundenportal.spi.payment.PaymentGateway;
import org.kundenportal.spi.payment.PaymentProvider;
import org.kundenportal.spi.payment.ProviderDescriptor;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;
import org.kundenportal.spi.settings.SettingField;
import org.kundenportal.spi.settings.SettingField.Choice;
import org.kundenportal.spi.settings.SettingField.Kind;

/** What both types share: the fields, the HTTP client, and the access tokens of all connections. */
abstract class PayPalProvider implements PaymentProvider {

    private final String type;
    private final LandingPage landingPage;
    private final Http http;
    private final Clock clock;

    /** Tokens outlive a connection that staff save again: PayPal limits how often one may ask for a token. */
    private final Map<Credentials, AccessTokens> tokens = new ConcurrentHashMap<>();

    PayPalProvider(String type, LandingPage landingPage, Http http, Clock clock) {
        this.type = type;
        this.landingPage = landingPage;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public final ProviderDescriptor descriptor(Locale language) {
        Texts texts = Texts.in(language);
        return new ProviderDescriptor(
                type,
                texts.text(type + ".name"),
                texts.text(type + ".note"),
                List.of(
                        SettingField.text(
                                PayPalSettings.CLIENT_ID, true, texts.text("clientId"), texts.text("clientId.hint")),
                        SettingField.secret(
                                PayPalSettings.CLIENT_SECRET,
                                texts.text("clientSecret"),
                                texts.text("clientSecret.hint")),
                        SettingField.flag(PayPalSettings.SANDBOX, texts.text("sandbox"), texts.text("sandbox.hint")),
                        SettingField.text(
                                PayPalSettings.WEBHOOK_ID,
                                false,
                                texts.text("webhookId"),
                                texts.text("webhookId.hint")),
                        verification(texts),
                        SettingField.text(
                                PayPalSettings.API_BASE_URL,
                                false,
                                texts.text("apiBaseUrl"),
                                texts.text("apiBaseUrl.hint"))),
                Set.of(Capability.CAPTURE, Capability.REFUND));
    }

    /** Not required, so that a connection can be made with the three settings of PayPal's app alone. */
    private static SettingField verification(Texts texts) {
        List<Choice> choices = List.of(
                new Choice(Verification.POSTBACK.value(), texts.text("webhookVerification.postback")),
                new Choice(Verification.OFFLINE.value(), texts.text("webhookVerification.offline")));
        return new SettingField(
                PayPalSettings.WEBHOOK_VERIFICATION,
                Kind.CHOICE,
                false,
                texts.text("webhookVerification"),
                texts.text("webhookVerification.hint"),
                choices,
                Verification.POSTBACK.value());
    }

    @Override
    public final PaymentGateway open(ProviderSettings settings) throws InvalidSettingException {
        PayPalSettings read = PayPalSettings.of(settings);
        tokens.values().removeIf(AccessTokens::areOver);
        AccessTokens access =
                tokens.computeIfAbsent(read.credentials(), credentials -> new AccessTokens(http, credentials, clock));
        PayPalApi api = new PayPalApi(http, read.credentials().base(), access, clock);
        Webhooks webhooks = new Webhooks(api, Signatures.of(read, api, http, clock), clock);
        return new PayPalGateway(api, new OrderRequests(landingPage), webhooks);
    }

    /** Ends the threads of the HTTP client; calls that are under way fail. */
    void stop() {
        tokens.clear();
        http.close();
    }

    @Override
    public final String toString() {
        return type;
    }
}
