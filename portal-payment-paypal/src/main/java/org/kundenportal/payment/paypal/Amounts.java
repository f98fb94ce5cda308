package org.kundenportal.payment.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kundenportal.api.Money;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Reason;

/**
 * PayPal's way to write amounts. Its currencies have two decimals, or none, whatever ISO 4217 says of them:
 * https://developer.paypal.com/api/rest/reference/currency-codes/.
 */
final class Amounts {

    private static final Set<String> CURRENCIES = Set.of(
            "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "ILS", "JPY", "MXN", "MYR",
            "NOK", "NZD", "PHP", "PLN", "SEK", "SGD", "THB", "TWD", "USD");
    private static final Set<String> WITHOUT_DECIMALS = Set.of("HUF", "JPY", "TWD");
    private static final Pattern VALUE = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,6})?");

    private Amounts() {}

    /**
     * As PayPal takes it, never rounded.
     *
     * @throws ProviderException UNSUPPORTED if PayPal has no such currency, or the amount has more decimals than there
     */
    static ObjectNode write(Money money) throws ProviderException {
        String currency = money.currency().getCurrencyCode();
        if (!CURRENCIES.contains(currency)) {
            throw ProviderException.notExecuted(Reason.UNSUPPORTED, "CURRENCY_NOT_SUPPORTED");
        }
        try {
            BigDecimal value =
                    money.amount().setScale(WITHOUT_DECIMALS.contains(currency) ? 0 : 2, RoundingMode.UNNECESSARY);
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("currency_code", currency)
                    .put("value", value.toPlainString());
        } catch (ArithmeticException e) {
            throw ProviderException.notExecuted(Reason.UNSUPPORTED, "DECIMALS_NOT_SUPPORTED");
        }
    }

    /** As PayPal gave it, empty if that is no amount. */
    static Optional<Money> read(JsonNode amount) {
        String value = amount.path("value").asText();
        if (!VALUE.matcher(value).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Money(
                    new BigDecimal(value),
                    Currency.getInstance(amount.path("currency_code").asText())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
