package org.kundenportal.payment.paypal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.kundenportal.api.Money;
import org.kundenportal.payment.paypal.fake.FakePayPal;
import org.kundenportal.payment.paypal.fake.FakePayPal.Operation;
import org.kundenportal.spi.payment.FakeProvider;
import org.kundenportal.spi.payment.PaymentProvider;
import org.kundenportal.spi.payment.PaymentProviderContractTest;
import org.kundenportal.spi.payment.WebhookCall;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;
import org.kundenportal.spi.settings.ProviderSettings.Value;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The contract of payment providers, over HTTP against a fake PayPal; every call is checked against our schemas. */
abstract class PayPalContract extends PaymentProviderContractTest {

    /** Long enough for a loaded machine; a hanging answer costs a test this long. */
    static final Http.Limits LIMITS =
            new Http.Limits(Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(12));

    private final FakePayPal fake;
    private final PayPalProvider provider;

    PayPalContract(BiFunction<Http, Clock, PayPalProvider> type) throws IOException {
        fake = FakePayPal.start();
        provider = type.apply(new Http(LIMITS), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        provider.stop();
        fake.close();
        Schemas.OURS.check(fake.exchanges());
    }

    @Override
    protected PaymentProvider provider() {
        return provider;
    }

    @Override
    protected FakeProvider fake() {
        return new Side();
    }

    @Override
    protected ProviderSettings settings() {
        return settings(fake.baseUrl().toString(), FakePayPal.CLIENT_SECRET);
    }

    @Override
    protected ProviderSettings wrongCredentials() {
        return settings(fake.baseUrl().toString(), "another-secret");
    }

    @Override
    protected ProviderSettings unreachable() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return settings("http://127.0.0.1:" + socket.getLocalPort(), FakePayPal.CLIENT_SECRET);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected List<BadSettings> badSettings() {
        return List.of(
                bad("clientId", "with:colon", InvalidSettingException.FORMAT),
                bad("clientId", "with space", InvalidSettingException.FORMAT),
                bad("clientSecret", "line\nbreak", InvalidSettingException.FORMAT),
                bad("clientSecret", "ümlaut", InvalidSettingException.FORMAT),
                bad("webhookId", "WH-1/../2", InvalidSettingException.FORMAT),
                bad("apiBaseUrl", "http://api-m.paypal.com", InvalidSettingException.ADDRESS),
                bad("apiBaseUrl", "http://127.0.0.1.evil.example", InvalidSettingException.ADDRESS),
                bad("apiBaseUrl", "https://user:pass@api-m.paypal.com", InvalidSettingException.ADDRESS),
                bad("apiBaseUrl", "https://api-m.paypal.com?x=1", InvalidSettingException.ADDRESS),
                bad("apiBaseUrl", "file:///etc/passwd", InvalidSettingException.ADDRESS),
                bad("apiBaseUrl", "api-m.paypal.com", InvalidSettingException.ADDRESS),
                bad("apiBaseUrl", "https://", InvalidSettingException.ADDRESS));
    }

    private BadSettings bad(String key, String text, String code) {
        List<Value> values = new ArrayList<>(List.of(
                new Value("clientId", FakePayPal.CLIENT_ID),
                new Value("clientSecret", FakePayPal.CLIENT_SECRET),
                new Value("sandbox", "true")));
        values.removeIf(value -> value.key().equals(key));
        values.add(new Value(key, text));
        return new BadSettings(new ProviderSettings(values), key, code);
    }

    static ProviderSettings settings(String baseUrl, String secret) {
        return new ProviderSettings(List.of(
                new Value("clientId", FakePayPal.CLIENT_ID),
                new Value("clientSecret", secret),
                new Value("sandbox", "true"),
                new Value("webhookId", FakePayPal.WEBHOOK_ID),
                new Value("webhookVerification", "postback"),
                new Value("apiBaseUrl", baseUrl)));
    }

    /** Settings of a connection to the real PayPal, which no test opens a socket to. */
    static ProviderSettings live() {
        return new ProviderSettings(List.of(
                new Value("clientId", FakePayPal.CLIENT_ID),
                new Value("clientSecret", FakePayPal.CLIENT_SECRET),
                new Value("webhookId", FakePayPal.WEBHOOK_ID)));
    }

    static WebhookCall call(FakePayPal.Webhook webhook) {
        return new WebhookCall(
                webhook.headers().stream()
                        .map(header -> new WebhookCall.Header(header.name(), header.value()))
                        .toList(),
                webhook.body().getBytes(UTF_8));
    }

    /** The fake as the contract test speaks to it. */
    private final class Side implements FakeProvider {

        @Override
        public void fail(Call call, Fault fault) {
            Operation operation =
                    switch (call) {
                        case START -> Operation.CREATE;
                        case READ -> Operation.READ;
                        case COMPLETE -> Operation.CAPTURE;
                        case REFUND -> Operation.REFUND;
                    };
            fake.fail(operation, FakePayPal.Fault.valueOf(fault.name()), Integer.MAX_VALUE);
        }

        @Override
        public void heal() {
            fake.heal();
        }

        @Override
        public void approve(String id) {
            fake.approve(id);
        }

        /** PayPal learns nothing of it: the customer just leaves. */
        @Override
        public void cancel(String id) {}

        @Override
        public void expire(String id) {
            fake.expire(id);
        }

        @Override
        public void distort(String id, Money amount) {
            fake.distort(
                    id, amount.currency().getCurrencyCode(), amount.amount().toPlainString());
        }

        @Override
        public boolean chargeBack(String id) {
            fake.chargeBack(id);
            return true;
        }

        @Override
        public Money amount(String id) {
            return fake.orders().stream()
                    .filter(order -> order.id().equals(id))
                    .map(order -> Money.of(order.value(), order.currency()))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public int payments() {
            return fake.orders().size();
        }

        @Override
        public int captures() {
            return fake.captures().size();
        }

        @Override
        public int refunds() {
            return fake.refunds().size();
        }

        @Override
        public WebhookCall webhook(String id) {
            return call(fake.webhook("CHECKOUT.ORDER.APPROVED", id, Instant.now()));
        }

        @Override
        public Optional<WebhookCall> forgedWebhook(String id) {
            return Optional.of(call(FakePayPal.forged(fake.webhook("CHECKOUT.ORDER.APPROVED", id, Instant.now()))));
        }
    }
}
