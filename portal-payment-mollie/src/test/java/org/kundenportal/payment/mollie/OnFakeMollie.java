package org.kundenportal.payment.mollie;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.kundenportal.api.Money;
import org.kundenportal.payment.mollie.fake.Exchange;
import org.kundenportal.payment.mollie.fake.FakeMollie;
import org.kundenportal.spi.payment.CheckoutRequest;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderPayment;
import org.kundenportal.spi.payment.ProviderTransaction;
import org.kundenportal.spi.payment.RefundRequest;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;
import org.kundenportal.spi.settings.ProviderSettings.Value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A gateway and its Mollie, which share a clock; whatever they say to each other fits the schemas. */
abstract class OnFakeMollie {

    static final Money AMOUNT = Money.of("119.00", "EUR");
    static final URI RETURN = URI.create("https://portal.example/portal/paid");
    static final URI NOTIFY = URI.create("https://portal.example/portal/api/webhooks/7?payment=p");

    /** For calls that hang; long enough for a busy machine. */
    static final Patience SHORT = new Patience(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(8));

    final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final SchemaCheck schemas = new SchemaCheck();
    FakeMollie mollie;
    MollieGateway gateway;

    /** Something that may fail. */
    interface Action {
        void run() throws ProviderException;
    }

    @BeforeEach
    final void connect() throws IOException, InvalidSettingException {
        mollie = FakeMollie.start();
        mollie.observe(exchange -> {
            exchanges.add(exchange);
            schemas.accept(exchange);
        });
        gateway = open();
    }

    @AfterEach
    final void disconnect() {
        mollie.close();
        assertThat(schemas.violations()).isEmpty();
    }

    /** Another gateway to the same account, as after a restart. */
    final MollieGateway open() throws InvalidSettingException {
        return (MollieGateway) new MollieProvider(mollie.clock(), SHORT)
                .open(new ProviderSettings(List.of(
                        new Value("apiKey", mollie.apiKey()),
                        new Value("apiBaseUrl", mollie.apiBaseUrl().toString()))));
    }

    static CheckoutRequest request() {
        return request(AMOUNT);
    }

    static CheckoutRequest request(Money amount) {
        return request(UUID.randomUUID().toString(), amount, NOTIFY, null);
    }

    static CheckoutRequest request(String paymentId, Money amount, URI notifyUrl, Instant begun) {
        return new CheckoutRequest(
                paymentId,
                amount,
                "RE-2026-0001",
                "Rechnung RE-2026-0001",
                "Muster GmbH",
                Locale.GERMANY,
                RETURN,
                URI.create("https://portal.example/portal/canceled"),
                notifyUrl,
                begun);
    }

    /** The same request, asked for at a time. */
    static CheckoutRequest begun(CheckoutRequest request, Instant begun) {
        return request(request.paymentId(), request.amount(), request.notifyUrl(), begun);
    }

    static RefundRequest refund(String id, String key, String amount) {
        return new RefundRequest(id, id, key, Money.of(amount, "EUR"), "Gutschrift");
    }

    static List<String> texts(ProviderPayment payment) {
        return payment.transactions().stream().map(OnFakeMollie::text).toList();
    }

    private static String text(ProviderTransaction transaction) {
        return transaction.kind() + " " + transaction.status() + " "
                + transaction.amount().amount();
    }

    static ProviderException failure(Action action) {
        return catchThrowableOfType(ProviderException.class, action::run);
    }
}
