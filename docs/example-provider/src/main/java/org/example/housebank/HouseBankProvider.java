package org.example.housebank;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kundenportal.spi.payment.PaymentGateway;
import org.kundenportal.spi.payment.PaymentProvider;
import org.kundenportal.spi.payment.ProviderDescriptor;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;
import org.kundenportal.spi.settings.SettingField;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Says what a connection to the bank needs, and opens one. Registered as a service, it is all the portal looks for. */
@Component(service = PaymentProvider.class)
public final class HouseBankProvider implements PaymentProvider {

    static final String ADDRESS = "address";
    static final String KEY = "key";

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Duration patience;

    /** A provider that waits for the bank as long as the portal allows. */
    @Activate
    public HouseBankProvider() {
        this(PATIENCE);
    }

    HouseBankProvider(Duration patience) {
        this.patience = patience;
    }

    @Override
    public ProviderDescriptor descriptor(Locale language) {
        boolean german = language.getLanguage().equals("de");
        return new ProviderDescriptor(
                "house-bank",
                german ? "Hausbank" : "House bank",
                german ? "Ein Beispiel: Diese Bank gibt es nicht." : "An example: there is no such bank.",
                List.of(
                        SettingField.text(
                                ADDRESS,
                                true,
                                german ? "Adresse der Bank" : "Address of the bank",
                                german
                                        ? "Zum Beispiel https://api.bank.example"
                                        : "For example https://api.bank.example"),
                        SettingField.secret(KEY, german ? "Schlüssel" : "Key", null)),
                Set.of());
    }

    @Override
    public PaymentGateway open(ProviderSettings settings) throws InvalidSettingException {
        return new HouseBankGateway(new BankApi(settings.text(ADDRESS), settings.text(KEY), patience));
    }
}
