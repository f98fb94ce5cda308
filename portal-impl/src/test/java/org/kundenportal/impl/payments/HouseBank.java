package org.kundenportal.impl.payments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kundenportal.spi.payment.Capability;
import org.kundenportal.spi.payment.Checkout;
import org.kundenportal.spi.payment.CheckoutRequest;
import org.kundenportal.spi.payment.PaymentGateway;
import org.kundenportal.spi.payment.PaymentProvider;
import org.kundenportal.spi.payment.ProviderDescriptor;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Reason;
import org.kundenportal.spi.payment.ProviderPayment;
import org.kundenportal.spi.payment.WebhookCall;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;
import org.kundenportal.spi.settings.SettingField;
import org.kundenportal.spi.settings.SettingField.Choice;

/** A provider with a setting of each kind, which remembers what was opened and closed. */
final class HouseBank implements PaymentProvider {

    static final String TYPE = "house-bank";

    final List<Gateway> opened = new ArrayList<>();

    /** What the next check says; null for all is well. */
    ProviderException answer;

    @Override
    public ProviderDescriptor descriptor(Locale language) {
        boolean german = "de".equals(language.getLanguage());
        return new ProviderDescriptor(
                TYPE,
                german ? "Hausbank" : "House bank",
                german ? "Nur zum Üben" : "For practice only",
                List.of(
                        SettingField.text("account", true, german ? "Konto" : "Account", null),
                        SettingField.text("memo", false, "Memo", null),
                        SettingField.secret("pin", "PIN", null),
                        new SettingField("proof", SettingField.Kind.SECRET, false, "Proof", null, List.of(), null),
                        SettingField.flag("sandbox", "Sandbox", null),
                        SettingField.choice(
                                "page",
                                german ? "Seite" : "Page",
                                null,
                                List.of(new Choice("LOGIN", "Login"), new Choice("GUEST", "Guest")))),
                Set.of(Capability.CAPTURE));
    }

    @Override
    public PaymentGateway open(ProviderSettings settings) throws InvalidSettingException {
        if (settings.text("account").contains("?")) {
            throw new InvalidSettingException("account", InvalidSettingException.FORMAT);
        }
        Gateway gateway = new Gateway(settings);
        opened.add(gateway);
        return gateway;
    }

    /** A gateway that pays nothing. */
    final class Gateway implements PaymentGateway {

        final ProviderSettings settings;
        boolean closed;

        Gateway(ProviderSettings settings) {
            this.settings = settings;
        }

        @Override
        public Checkout start(CheckoutRequest request) throws ProviderException {
            throw ProviderException.notExecuted(Reason.UNSUPPORTED, null);
        }

        @Override
        public ProviderPayment read(String id) throws ProviderException {
            throw ProviderException.notExecuted(Reason.NOT_FOUND, null);
        }

        @Override
        public ProviderPayment complete(String id, String requestKey) throws ProviderException {
            return read(id);
        }

        @Override
        public List<String> receive(WebhookCall call) {
            return List.of();
        }

        @Override
        public void check() throws ProviderException {
            if (answer != null) {
                throw answer;
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
