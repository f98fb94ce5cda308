package org.kundenportal.impl.rendering;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;

/** Money, numbers and dates as a language writes them. Not thread-safe: one for each rendering. */
final class Formats {

    private static final int MOST_DECIMALS = 13;

    private final NumberFormat money;
    private final NumberFormat price;
    private final NumberFormat amount;
    private final NumberFormat number;
    private final NumberFormat percent;
    private final DateTimeFormatter shortDate;
    private final DateTimeFormatter longDate;

    Formats(Locale locale, Currency currency) {
        money = NumberFormat.getCurrencyInstance(locale);
        money.setCurrency(currency);
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        money.setMinimumFractionDigits(decimals);
        money.setMaximumFractionDigits(decimals);
        typographic(money);
        price = (NumberFormat) money.clone();
        price.setMaximumFractionDigits(MOST_DECIMALS);
        amount = NumberFormat.getNumberInstance(locale);
        amount.setMinimumFractionDigits(decimals);
        amount.setMaximumFractionDigits(decimals);
        typographic(amount);
        number = NumberFormat.getNumberInstance(locale);
        number.setMaximumFractionDigits(MOST_DECIMALS);
        typographic(number);
        percent = NumberFormat.getPercentInstance(locale);
        percent.setMaximumFractionDigits(MOST_DECIMALS);
        shortDate = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
        longDate = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
    }

    /** With the minus sign that is as wide as a digit instead of the hyphen. */
    private static void typographic(NumberFormat format) {
        if (format instanceof DecimalFormat decimal) {
            DecimalFormatSymbols symbols = decimal.getDecimalFormatSymbols();
            symbols.setMinusSign('\u2212');
            decimal.setDecimalFormatSymbols(symbols);
        }
    }

    /** An amount with the decimals of the currency: {@code 1.284,00 €}. */
    String money(BigDecimal amount) {
        return money.format(amount);
    }

    /** An amount where the currency stands elsewhere: {@code 1.284,00}. */
    String amount(BigDecimal value) {
        return amount.format(value);
    }

    /** A unit price, which may have more decimals than the currency: {@code 0,0375 €}. */
    String price(BigDecimal amount) {
        return price.format(amount);
    }

    /** A quantity with the decimals it needs: {@code 1,5}. */
    String number(BigDecimal value) {
        return number.format(value);
    }

    /** A percentage, given in percent: {@code 19 %}. */
    String percent(BigDecimal value) {
        return percent.format(value.movePointLeft(2));
    }

    /** For tables: {@code 15.11.2026}. */
    String shortDate(LocalDate date) {
        return shortDate.format(date);
    }

    /** For sentences: {@code 15. November 2026}. */
    String longDate(LocalDate date) {
        return longDate.format(date);
    }
}
