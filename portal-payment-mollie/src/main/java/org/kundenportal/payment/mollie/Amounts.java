package org.kundenportal.payment.mollie;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import java.util.regex.Pattern;
import org.kundenportal.api.Money;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Reason;

/**
 * Amounts as Mollie writes them: a text with exactly the decimals that Mollie gives to the currency, which are not always
 * those of ISO 4217. Nothing is ever rounded.
 */
final class Amounts {

    /** Mollie, "Multicurrency": amounts of these have no decimals, all others have two (HUF and TWD among them). */
    private static final Set<String> WITHOUT_DECIMALS = Set.of("ISK", "JPY");

    private static final Pattern VALUE = Pattern.compile("-?\\d{1,13}(\\.\\d{1,4})?");

    private Amounts() {}

    /** @throws ProviderException UNSUPPORTED if Mollie has fewer decimals than the amount */
    static ObjectNode write(Money money) throws ProviderException {
        String currency = money.currency().getCurrencyCode();
        int decimals = WITHOUT_DECIMALS.contains(currency) ? 0 : 2;
        try {
            BigDecimal value = money.amount().setScale(decimals, RoundingMode.UNNECESSARY);
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("currency", currency)
                    .put("value", value.toPlainString());
        } catch (ArithmeticException e) {
            throw new ProviderException(
                    ProviderException.Outcome.NOT_EXECUTED, Reason.UNSUPPORTED, "DECIMALS", null, null, e);
        }
    }

    /** @throws ProviderException UNREADABLE if it is none */
    static Money read(JsonNode amount) throws ProviderException {
        String value = PaymentReader.text(amount.path("value"));
        if (value == null || !VALUE.matcher(value).matches()) {
            throw ProviderException.unknown(Reason.UNREADABLE, null);
        }
        try {
            return Money.of(value, amount.path("currency").asText());
        } catch (IllegalArgumentException e) {
            throw ProviderException.unknown(Reason.UNREADABLE, e);
        }
    }
}
