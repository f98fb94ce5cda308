package org.kundenportal.payment.mollie;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.kundenportal.payment.mollie.fake.FakeMollie;
import org.kundenportal.spi.payment.FakeProvider;
import org.kundenportal.spi.payment.PaymentProvider;
import org.kundenportal.spi.payment.PaymentProviderContractTest;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;
import org.kundenportal.spi.settings.ProviderSettings.Value;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("DC-02 Mollie keeps the contract of payment providers")
class MollieContractTest extends PaymentProviderContractTest {

    /** Short, because calls that hang are waited for; long enough for a busy machine. */
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(5));

    private final SchemaCheck schemas = new SchemaCheck();
    private FakeMollie mollie;
    private MollieProvider provider;

    @Override
    protected PaymentProvider provider() {
        provider = new MollieProvider(Clock.systemUTC(), SHORT);
        return provider;
    }

    @Override
    protected FakeProvider fake() {
        try {
            mollie = FakeMollie.start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        mollie.observe(schemas);
        return new MollieSide(mollie);
    }

    @Override
    protected ProviderSettings settings() {
        return settings(mollie.apiKey(), mollie.apiBaseUrl());
    }

    @Override
    protected ProviderSettings wrongCredentials() {
        return settings("test_SomebodyElsesKey1234567890", mollie.apiBaseUrl());
    }

    @Override
    protected ProviderSettings unreachable() {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return settings(mollie.apiKey(), URI.create("http://127.0.0.1:" + closed.getLocalPort() + "/v2"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected List<BadSettings> badSettings() {
        return List.of(
                bad("mollie", "https://api.mollie.com/v2", Account.API_KEY, InvalidSettingException.FORMAT),
                bad("test_short", "", Account.API_KEY, InvalidSettingException.FORMAT),
                bad("prod_0123456789abcdef", "", Account.API_KEY, InvalidSettingException.FORMAT),
                badAddress("http://api.mollie.com/v2"),
                badAddress("https://user:secret@api.mollie.com/v2"),
                badAddress("https://api.mollie.com/v2?testmode=true"),
                badAddress("file:///etc/passwd"),
                badAddress("api.mollie.com"),
                badAddress("https://"),
                badAddress("http://127.0.0.1.example/v2"));
    }

    private BadSettings badAddress(String address) {
        return bad(mollie.apiKey(), address, Account.API_BASE_URL, InvalidSettingException.ADDRESS);
    }

    private static BadSettings bad(String key, String address, String field, String code) {
        return new BadSettings(
                new ProviderSettings(
                        List.of(new Value(Account.API_KEY, key), new Value(Account.API_BASE_URL, address))),
                field,
                code);
    }

    private static ProviderSettings settings(String key, URI base) {
        return new ProviderSettings(
                List.of(new Value(Account.API_KEY, key), new Value(Account.API_BASE_URL, base.toString())));
    }

    @AfterEach
    void stop() {
        mollie.close();
        assertThat(schemas.violations()).isEmpty();
    }
}
