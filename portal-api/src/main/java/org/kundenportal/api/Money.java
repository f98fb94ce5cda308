package org.kundenportal.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/**
 * An amount of money in one currency, always carried with exactly the currency's number of decimals (ISO 4217 minor
 * units: two for EUR, none for JPY, three for KWD). Immutable.
 *
 * @param amount may be negative; at most 13 digits before the decimal point
 * @param currency never null
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    private static final int MAX_INTEGER_DIGITS = 13;

    /**
     * Brings the amount to the decimals of the currency.
     *
     * @throws IllegalArgumentException if the amount has more decimals than the currency, or more than 13 digits before
     *     the point
     */
    public Money {
        Objects.requireNonNull(currency, "currency");
        if (amount.precision() - amount.scale() > MAX_INTEGER_DIGITS || amount.scale() > MAX_INTEGER_DIGITS) {
            throw new IllegalArgumentException("amount out of range");
        }
        try {
            amount = amount.setScale(decimals(currency), RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("more decimals than " + currency + " has", e);
        }
    }

    /** The amount and currency from their texts, for example {@code of("119.00", "EUR")}. */
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    /** Nothing, in the given currency. */
    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** The amount rounded half up to the decimals of the currency, as invoices round (EN 16931, 2 decimals for EUR). */
    public static Money rounded(BigDecimal amount, Currency currency) {
        return new Money(amount.setScale(decimals(currency), RoundingMode.HALF_UP), currency);
    }

    /**
     * The sum of both amounts.
     *
     * @throws IllegalArgumentException if the currencies differ
     */
    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    /**
     * This amount less the other, negative where the other is larger.
     *
     * @throws IllegalArgumentException if the currencies differ
     */
    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    /** Whether the amount is above zero. */
    public boolean isPositive() {
        return amount.signum() > 0;
    }

    /**
     * Orders by amount.
     *
     * @throws IllegalArgumentException if the currencies differ
     */
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " do not mix");
        }
        return other;
    }

    private static int decimals(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
