package org.kundenportal.web.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kundenportal.api.Money;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;

/**
 * Turns the texts of a request into values and collects all that is wrong with them. Every method answers null for null
 * and for what it notes as a violation; {@link #then} refuses if there is any. Used by one thread.
 */
public final class Checks {

    private static final int MAX = 50;
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern INSTANT =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]{1,9})?Z");

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    /** Older papers than this are typing errors. */
    private static final int FIRST_YEAR = 1900;

    private final List<Violation> violations = new ArrayList<>();

    /** Notes that the field breaks the rule. */
    public void note(String field, String code) {
        if (violations.size() < MAX) {
            violations.add(new Violation(field, code));
        }
    }

    /** The value, noted as REQUIRED where it is null. */
    public <T> T required(String field, T value) {
        if (value == null) {
            note(field, "REQUIRED");
        }
        return value;
    }

    /** A text that may have several lines. */
    public String text(String field, String value, int maxLength) {
        if (value != null && value.length() > maxLength) {
            note(field, "TOO_LONG");
            return null;
        }
        return value;
    }

    /** A text of one line; an empty one is none. */
    public String line(String field, String value, int maxLength) {
        if (value != null && value.chars().anyMatch(c -> c < ' ')) {
            note(field, "INVALID_CHARACTER");
            return null;
        }
        return value == null || value.isBlank() ? null : text(field, value, maxLength);
    }

    /** A text of one line that must be there. */
    public String requiredLine(String field, String value, int maxLength) {
        if (value == null || value.isBlank()) {
            note(field, "REQUIRED");
            return null;
        }
        return line(field, value, maxLength);
    }

    /** A text of several lines that must be there. */
    public String requiredText(String field, String value, int maxLength) {
        if (value == null || value.isBlank()) {
            note(field, "REQUIRED");
            return null;
        }
        return text(field, value, maxLength);
    }

    /** A country, ISO 3166-1 alpha-2. */
    public String country(String field, String value) {
        String country = line(field, value, 2);
        if (country != null && !COUNTRIES.contains(country)) {
            note(field, "INVALID_COUNTRY");
            return null;
        }
        return country;
    }

    /** A language, ISO 639-1. */
    public String language(String field, String value) {
        String language = line(field, value, 2);
        if (language != null && !LANGUAGES.contains(language)) {
            note(field, "INVALID_LANGUAGE");
            return null;
        }
        return language;
    }

    /** A list that may be absent, never null, of at most so many entries and none of them null. */
    public <T> List<T> list(String field, List<T> values, int maxSize) {
        if (values == null) {
            return List.of();
        }
        if (values.size() > maxSize) {
            note(field, "TOO_MANY");
            return List.of();
        }
        for (int i = 0; i < values.size(); i++) {
            required(field + "[" + i + "]", values.get(i));
        }
        return values.contains(null) ? List.of() : values;
    }

    /** One of the names of the enum. */
    public <E extends Enum<E>> E choice(String field, String value, Class<E> type) {
        return choice(field, value, type, Enum::name);
    }

    /** Names of the enum, each at most once; never null. */
    public <E extends Enum<E>> Set<E> choices(String field, List<String> values, Class<E> type) {
        return choices(field, values, type, Enum::name);
    }

    /** Constants of the enum by the given name, each at most once; never null. */
    public <E extends Enum<E>> Set<E> choices(
            String field, List<String> values, Class<E> type, Function<E, String> name) {
        Set<E> chosen = EnumSet.noneOf(type);
        for (int i = 0; i < values.size(); i++) {
            E choice = choice(field + "[" + i + "]", values.get(i), type, name);
            if (choice != null) {
                chosen.add(choice);
            }
        }
        return chosen;
    }

    private <E extends Enum<E>> E choice(String field, String value, Class<E> type, Function<E, String> name) {
        if (value == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (name.apply(constant).equals(value)) {
                return constant;
            }
        }
        note(field, "INVALID_VALUE");
        return null;
    }

    /** A day as {@code 2026-11-21}. */
    public LocalDate date(String field, String value) {
        if (value == null) {
            return null;
        }
        LocalDate date = DATE.matcher(value).matches() ? parsed(() -> LocalDate.parse(value)) : null;
        if (date == null) {
            note(field, "INVALID_DATE");
        } else if (date.getYear() < FIRST_YEAR) {
            note(field, "OUT_OF_RANGE");
        }
        return date;
    }

    /** An instant as {@code 2026-11-21T20:13:00Z}. */
    public Instant instant(String field, String value) {
        if (value == null) {
            return null;
        }
        Instant instant = INSTANT.matcher(value).matches() ? parsed(() -> Instant.parse(value)) : null;
        if (instant == null) {
            note(field, "INVALID_INSTANT");
        }
        return instant;
    }

    /** A number that is no amount of money: quantities, unit prices, percentages. */
    public BigDecimal decimal(String field, Decimal value, int maxDecimals) {
        if (value != null && !value.isWellFormed()) {
            note(field, "INVALID_AMOUNT");
            return null;
        }
        return limited(field, value, maxDecimals);
    }

    /** A JSON number with few digits, such as a length on paper; not in exponential notation. */
    public BigDecimal number(String field, Decimal value, int maxDecimals) {
        if (value != null && !value.isWellFormedNumber()) {
            note(field, "INVALID_TYPE");
            return null;
        }
        return limited(field, value, maxDecimals);
    }

    private BigDecimal limited(String field, Decimal value, int maxDecimals) {
        if (value == null) {
            return null;
        }
        if (value.value().scale() > maxDecimals) {
            note(field, "TOO_MANY_DECIMALS");
            return null;
        }
        return value.value();
    }

    /** An amount with its currency. Negative amounts pass: corrections have them. */
    public Money money(String field, MoneyJson.In value) {
        if (value == null) {
            return null;
        }
        Currency currency = currency(field + ".currency", value.currency());
        Decimal amount = required(field + ".amount", value.amount());
        int decimals = currency == null ? Integer.MAX_VALUE : currency.getDefaultFractionDigits();
        BigDecimal number = decimal(field + ".amount", amount, decimals);
        return currency == null || number == null ? null : new Money(number, currency);
    }

    /** A currency that is money, ISO 4217; it must be there. */
    public Currency currency(String field, String code) {
        if (required(field, code) == null) {
            return null;
        }
        Currency currency = Currencies.BY_CODE.get(code);
        if (currency == null) {
            note(field, "INVALID_CURRENCY");
        }
        return currency;
    }

    /** A value that checks itself; what it finds wrong is noted under this field. */
    public <T> T value(String field, String text, Function<String, T> type) {
        try {
            return type.apply(text);
        } catch (PortalException e) {
            e.violations().forEach(violation -> note(field, violation.code()));
            return null;
        }
    }

    /**
     * The result, unless something was noted.
     *
     * @throws PortalException INVALID_REQUEST with all violations
     */
    public <T> T then(Supplier<T> result) {
        if (!violations.isEmpty()) {
            throw PortalException.invalid(violations);
        }
        return result.get();
    }

    private static <T> T parsed(Supplier<T> parser) {
        try {
            return parser.get();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Those of ISO 4217 that are money: gold, test codes and the like have no minor units. */
    private static final class Currencies {

        static final Map<String, Currency> BY_CODE = Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Function.identity()));
    }
}
