package org.kundenportal.web.json;

import org.kundenportal.api.Money;

/**
 * An amount of money as answers show it.
 *
 * @param amount decimal with the currency's decimals
 * @param currency ISO 4217
 */
public record MoneyJson(String amount, String currency) {

    /** As requests bring it. */
    public record In(Decimal amount, String currency) {}

    /** Null for null. */
    public static MoneyJson of(Money money) {
        return money == null
                ? null
                : new MoneyJson(money.amount().toPlainString(), money.currency().getCurrencyCode());
    }
}
