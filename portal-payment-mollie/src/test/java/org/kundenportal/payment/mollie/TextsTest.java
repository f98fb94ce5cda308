package org.kundenportal.payment.mollie;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kundenportal.spi.payment.Capability;
import org.kundenportal.spi.payment.ProviderDescriptor;
import org.kundenportal.spi.settings.SettingField;

import static org.assertj.core.api.Assertions.assertThat;

class TextsTest {

    @Test
    @DisplayName("BM-38 DC-02 Mollie is a type of its own, with its own settings, in German and English")
    void describesItself() {
        MollieProvider provider = new MollieProvider(Clock.systemUTC(), Patience.USUAL);
        ProviderDescriptor german = provider.descriptor(Locale.GERMANY);
        assertThat(german.type()).isEqualTo("mollie");
        assertThat(german.capabilities()).containsOnly(Capability.REFUND, Capability.PAYMENT_LINK);
        assertThat(german.fields()).extracting(SettingField::label).containsExactly("API-Schlüssel", "Adresse der API");
        assertThat(german.fields().get(0).kind()).isEqualTo(SettingField.Kind.SECRET);
        assertThat(provider.descriptor(Locale.FRENCH).fields())
                .extracting(SettingField::label)
                .containsExactly("API key", "Address of the API");
    }

    @Test
    @DisplayName("Each language has every text")
    void isComplete() throws IOException {
        assertThat(properties("texts_de").stringPropertyNames())
                .isEqualTo(properties("texts").stringPropertyNames());
    }

    private static Properties properties(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream texts = Texts.class.getResourceAsStream(name + ".properties")) {
            properties.load(texts);
        }
        return properties;
    }
}
