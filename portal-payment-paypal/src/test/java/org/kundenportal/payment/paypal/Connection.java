package org.kundenportal.payment.paypal;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.kundenportal.api.Money;
import org.kundenportal.payment.paypal.fake.FakePayPal;
import org.kundenportal.spi.payment.CheckoutRequest;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;
import org.kundenportal.spi.settings.ProviderSettings.Value;

/** A connection to a fake PayPal, for one test. */
final class Connection implements AutoCloseable {

    final FakePayPal fake;
    final PayPalProvider provider;
    final PayPalGateway gateway;

    Connection() throws IOException, InvalidSettingException {
        this(Clock.systemUTC());
    }

    Connection(Clock clock, Value... more) throws IOException, InvalidSettingException {
        fake = FakePayPal.start();
        provider = new PayPal(new Http(PayPalContract.LIMITS), clock);
        gateway = open(more);
    }

    /** Another connection with the same credentials. */
    PayPalGateway open(Value... more) throws InvalidSettingException {
        List<Value> values = new ArrayList<>(List.of(
                new Value("clientId", FakePayPal.CLIENT_ID),
                new Value("clientSecret", FakePayPal.CLIENT_SECRET),
                new Value("sandbox", "true"),
                new Value("webhookId", FakePayPal.WEBHOOK_ID),
                new Value("apiBaseUrl", fake.baseUrl() + "/")));
        for (Value value : more) {
            values.removeIf(usual -> usual.key().equals(value.key()));
            values.add(value);
        }
        return (PayPalGateway) provider.open(new ProviderSettings(values));
    }

    static CheckoutRequest request(String amount, String currency) {
        return new CheckoutRequest(
                UUID.randomUUID().toString(),
                Money.of(amount, currency),
                "RE-2026-0001",
                "Rechnung RE-2026-0001",
                "Muster GmbH",
                Locale.GERMAN,
                URI.create("https://portal.example/paid?payment=1"),
                URI.create("https://portal.example/canceled"),
                null);
    }

    String start() throws ProviderException {
        return gateway.start(request("119.00", "EUR")).id();
    }

    String approved() throws ProviderException {
        String id = start();
        fake.approve(id);
        return id;
    }

    String paid() throws ProviderException {
        String id = approved();
        gateway.complete(id, "key-" + id);
        return id;
    }

    @Override
    public void close() {
        provider.stop();
        fake.close();
        Schemas.OURS.check(fake.exchanges());
    }
}
