package org.example.housebank;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.kundenportal.api.Money;
import org.kundenportal.spi.payment.Checkout;
import org.kundenportal.spi.payment.CheckoutRequest;
import org.kundenportal.spi.payment.PaymentGateway;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Reason;
import org.kundenportal.spi.payment.ProviderPayment;
import org.kundenportal.spi.payment.ProviderPayment.State;
import org.kundenportal.spi.payment.ProviderTransaction;
import org.kundenportal.spi.payment.ProviderTransaction.Kind;
import org.kundenportal.spi.payment.ProviderTransaction.Status;
import org.kundenportal.spi.payment.WebhookCall;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The five operations. The bank takes the money itself when the customer agrees, so there is nothing to complete. */
final class HouseBankGateway implements PaymentGateway {

    private static final String PAYMENTS = "payments/";
    private static final String CURRENCY = "EUR";
    private static final int DECIMALS = 2;

    private final BankApi bank;

    HouseBankGateway(BankApi bank) {
        this.bank = bank;
    }

    /** The portal's id is the name at the bank: the same request again finds the payment that it began. */
    @Override
    public Checkout start(CheckoutRequest request) throws ProviderException {
        Money amount = request.amount();
        if (!amount.currency().getCurrencyCode().equals(CURRENCY)
                || amount.amount().stripTrailingZeros().scale() > DECIMALS) {
            throw ProviderException.notExecuted(Reason.UNSUPPORTED, null);
        }
        String lines = line("amount", amount.amount().toPlainString())
                + line("reference", request.reference())
                + line("return", request.returnUrl().toString())
                + line("cancel", request.cancelUrl().toString())
                + line(
                        "notify",
                        request.notifyUrl() == null ? "" : request.notifyUrl().toString());
        ProviderPayment payment = payment(bank.put(PAYMENTS, request.paymentId(), lines));
        return new Checkout(payment.id(), payment.page());
    }

    /** A line that {@link Properties} reads back as it was, whatever is in the value. */
    private static String line(String name, String value) {
        StringBuilder line = new StringBuilder(name).append('=');
        value.chars().forEach(c -> line.append(String.format(Locale.ROOT, "\\u%04x", c)));
        return line.append('\n').toString();
    }

    @Override
    public ProviderPayment read(String id) throws ProviderException {
        return payment(bank.get(PAYMENTS, id));
    }

    @Override
    public ProviderPayment complete(String id, String requestKey) throws ProviderException {
        return read(id);
    }

    /** Believes only what the bank has signed, and even that is a hint: the portal reads the payment back. */
    @Override
    public List<String> receive(WebhookCall call) throws ProviderException {
        if (!bank.isSigned(call.body(), call.header("X-Bank-Signature").orElse(""))) {
            throw ProviderException.notExecuted(Reason.FORGED, null);
        }
        String id = BankApi.parsed(new String(call.body(), UTF_8)).getProperty("payment");
        return id == null ? List.of() : List.of(id);
    }

    @Override
    public void check() throws ProviderException {
        bank.get("account", "");
    }

    /** A payment as the bank words it. An answer that lacks something is none: who knows what happened. */
    private static ProviderPayment payment(Properties lines) throws ProviderException {
        try {
            String id = said(lines, "id");
            State state = State.valueOf(said(lines, "state").toUpperCase(Locale.ROOT));
            Money amount = Money.of(said(lines, "amount"), CURRENCY);
            URI page = URI.create(said(lines, "page"));
            List<ProviderTransaction> movements = state == State.PAID
                    ? List.of(new ProviderTransaction(Kind.CAPTURE, id, Status.DONE, amount, null, null))
                    : List.of();
            return new ProviderPayment(id, state, amount, page, null, null, movements);
        } catch (IllegalArgumentException e) {
            throw ProviderException.unknown(Reason.UNREADABLE, e);
        }
    }

    private static String said(Properties lines, String name) {
        String value = lines.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return value;
    }
}
