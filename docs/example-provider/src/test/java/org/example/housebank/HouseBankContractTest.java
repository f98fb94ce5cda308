package org.example.housebank;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.kundenportal.spi.payment.FakeProvider;
import org.kundenportal.spi.payment.PaymentProvider;
import org.kundenportal.spi.payment.PaymentProviderContractTest;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;
import org.kundenportal.spi.settings.ProviderSettings.Value;

@DisplayName("DC-02 the example keeps the contract of payment providers")
class HouseBankContractTest extends PaymentProviderContractTest {

    /** Short, because calls that hang are waited for; long enough for a busy machine. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    private final FakeBank bank = new FakeBank();

    @AfterEach
    void closeBank() {
        bank.close();
    }

    @Override
    protected PaymentProvider provider() {
        return new HouseBankProvider(SHORT);
    }

    @Override
    protected FakeProvider fake() {
        return bank;
    }

    @Override
    protected ProviderSettings settings() {
        return settings(bank.address(), FakeBank.KEY);
    }

    @Override
    protected ProviderSettings wrongCredentials() {
        return settings(bank.address(), "somebody-elses-key");
    }

    @Override
    protected ProviderSettings unreachable() {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return settings("http://127.0.0.1:" + closed.getLocalPort(), FakeBank.KEY);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected List<BadSettings> badSettings() {
        return List.of(
                bad("http://api.bank.example"),
                bad("https://user:secret@api.bank.example"),
                bad("https://api.bank.example?key=1"),
                bad("file:///etc/passwd"),
                bad("api.bank.example"),
                bad("https://"),
                new BadSettings(
                        settings(bank.address(), "two words"), HouseBankProvider.KEY, InvalidSettingException.FORMAT));
    }

    private static BadSettings bad(String address) {
        return new BadSettings(
                settings(address, FakeBank.KEY), HouseBankProvider.ADDRESS, InvalidSettingException.ADDRESS);
    }

    private static ProviderSettings settings(String address, String key) {
        return new ProviderSettings(
                List.of(new Value(HouseBankProvider.ADDRESS, address), new Value(HouseBankProvider.KEY, key)));
    }
}
