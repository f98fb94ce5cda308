package org.kundenportal.payment.paypal;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kundenportal.payment.paypal.fake.FakePayPal;
import org.kundenportal.payment.paypal.fake.FakePayPal.Exchange;
import org.kundenportal.payment.paypal.fake.FakePayPal.Operation;
import org.kundenportal.spi.payment.Capability;
import org.kundenportal.spi.payment.ProviderDescriptor;
import org.kundenportal.spi.settings.ProviderSettings;
import org.kundenportal.spi.settings.ProviderSettings.Value;
import org.kundenportal.spi.settings.SettingField;
import org.kundenportal.spi.settings.SettingField.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class DescriptorTest {

    private final Http http = new Http(PayPalContract.LIMITS);
    private final PayPal payPal = new PayPal(http, Clock.systemUTC());
    private final PayPalPlus plus = new PayPalPlus(http, Clock.systemUTC());

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    @DisplayName("BB-42 Types on offer are PayPal and PayPal Plus")
    void types() {
        assertThat(List.of(payPal.descriptor(Locale.GERMAN), plus.descriptor(Locale.GERMAN)))
                .extracting(ProviderDescriptor::type, ProviderDescriptor::name)
                .containsExactly(tuple("paypal", "PayPal"), tuple("paypal-plus", "PayPal Plus"));
        assertThat(payPal.descriptor(Locale.GERMAN).capabilities())
                .containsExactlyInAnyOrder(Capability.CAPTURE, Capability.REFUND);
    }

    @Test
    @DisplayName(
            "BB-45 BB-46 A connection has the app's client ID, its secret and the sandbox switch, and needs no more")
    void fields() throws Exception {
        for (PayPalProvider provider : List.of(payPal, plus)) {
            List<SettingField> fields = provider.descriptor(Locale.GERMAN).fields();
            assertThat(fields.subList(0, 3))
                    .extracting(SettingField::key, SettingField::kind, SettingField::label)
                    .containsExactly(
                            tuple("clientId", Kind.TEXT, "PayPal App Client ID"),
                            tuple("clientSecret", Kind.SECRET, "PayPal App Client Secret"),
                            tuple("sandbox", Kind.BOOLEAN, "Sandbox"));
            assertThat(fields)
                    .filteredOn(SettingField::required)
                    .extracting(SettingField::key)
                    .containsExactly("clientId", "clientSecret");
            assertThat(provider.open(settings())).isNotNull();
        }
    }

    @Test
    @DisplayName("BB-46 The sandbox switch leads to PayPal's sandbox, else it is the live PayPal; an own address wins")
    void sandbox() throws Exception {
        assertThat(PayPalSettings.of(settings()).credentials().base())
                .isEqualTo(URI.create("https://api-m.paypal.com"));
        assertThat(PayPalSettings.of(settings(new Value("sandbox", "true")))
                        .credentials()
                        .base())
                .isEqualTo(URI.create("https://api-m.sandbox.paypal.com"));
        assertThat(PayPalSettings.of(settings(new Value("apiBaseUrl", "https://proxy.example/paypal/")))
                        .credentials()
                        .base())
                .isEqualTo(URI.create("https://proxy.example/paypal"));
        for (String local : List.of("http://localhost:8080", "http://127.0.0.1:1", "http://[::1]:1")) {
            assertThat(PayPalSettings.of(settings(new Value("apiBaseUrl", local)))
                            .ownBase())
                    .isTrue();
        }
    }

    @Test
    @DisplayName("BB-42 PayPal Plus says that PayPal has closed it, and what it does instead")
    void isHonest() {
        assertThat(plus.descriptor(Locale.ENGLISH).note()).contains("closed", "guests", "card");
        assertThat(plus.descriptor(Locale.GERMANY).note()).contains("geschlossen", "Gäste", "Karte");
        assertThat(plus.descriptor(Locale.FRENCH)).isEqualTo(plus.descriptor(Locale.ENGLISH));
    }

    @Test
    @DisplayName("BB-42 PayPal greets customers with an account, PayPal Plus guests with all ways to pay")
    void landingPages() throws Exception {
        try (Connection connection = new Connection()) {
            connection.start();
            plus.open(settings(
                            new Value("clientSecret", FakePayPal.CLIENT_SECRET),
                            new Value("clientId", FakePayPal.CLIENT_ID),
                            new Value("apiBaseUrl", connection.fake.baseUrl().toString())))
                    .start(Connection.request("1.00", "EUR"));
            assertThat(connection.fake.exchanges())
                    .filteredOn(exchange -> exchange.operation() == Operation.CREATE)
                    .extracting(Exchange::request)
                    .satisfiesExactly(
                            first -> assertThat(first)
                                    .contains("\"landing_page\":\"NO_PREFERENCE\"", "\"IMMEDIATE_PAYMENT_REQUIRED\""),
                            second -> assertThat(second)
                                    .contains("\"landing_page\":\"GUEST_CHECKOUT\"", "\"UNRESTRICTED\""));
        }
    }

    @Test
    @DisplayName("Credentials show no secret in any text")
    void showsNoSecret() throws Exception {
        assertThat(PayPalSettings.of(settings()).toString()).doesNotContain("s3cret");
    }

    private static ProviderSettings settings(Value... more) {
        ArrayList<Value> values = new ArrayList<>(List.of(more));
        for (Value usual : List.of(new Value("clientId", "id"), new Value("clientSecret", "s3cret"))) {
            if (values.stream().noneMatch(value -> value.key().equals(usual.key()))) {
                values.add(usual);
            }
        }
        return new ProviderSettings(values);
    }
}
