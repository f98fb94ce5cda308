package org.kundenportal.payment.mollie;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.kundenportal.spi.payment.Capability;
import org.kundenportal.spi.payment.ProviderDescriptor;
import org.kundenportal.spi.settings.SettingField;

/**
 * What is said about Mollie in one language: {@code texts_de.properties} and so on, and English in
 * {@code texts.properties}. Another language is another file.
 */
final class Texts {

    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle texts;

    Texts(Locale language) {
        texts = ResourceBundle.getBundle(
                Texts.class.getPackageName() + ".texts", language, Texts.class.getClassLoader(), NO_OTHER_LANGUAGE);
    }

    ProviderDescriptor descriptor() {
        return new ProviderDescriptor(
                "mollie",
                texts.getString("name"),
                texts.getString("note"),
                List.of(
                        SettingField.secret(Account.API_KEY, texts.getString("apiKey"), texts.getString("apiKey.hint")),
                        SettingField.text(
                                Account.API_BASE_URL,
                                false,
                                texts.getString("apiBaseUrl"),
                                texts.getString("apiBaseUrl.hint"))),
                Set.of(Capability.REFUND, Capability.PAYMENT_LINK));
    }
}
