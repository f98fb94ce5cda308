package org.kundenportal.impl.rendering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.kundenportal.api.Money;

/**
 * What a document says, ready to be drawn. Immutable; made with {@link #builder}. Texts are plain text of any Unicode
 * characters and any length, lines are divided by {@code \n}; what cannot be drawn is replaced, never refused.
 *
 * <p>Line prices are net, {@code total} is gross and is what the host says; where the lines do not add up to it, the
 * document shows the total without a VAT breakdown (see {@link Totals}).
 *
 * @param type never null
 * @param number never null
 * @param canceled prints a clear mark on every page and leaves the e-invoice data out
 * @param language never null; a language without texts is drawn in English
 * @param issueDate may be null
 * @param dueDate may be null
 * @param validUntil of an estimate, may be null
 * @param issuer never null, its fields may be
 * @param recipient never null, its fields may be
 * @param currency never null
 * @param lines never null, may be empty; at most 10,000 (about 400 pages), which bounds the memory of a rendering
 * @param total gross total, null if the document has none; then the sum of priced lines
 * @param paid what has been paid already, may be null
 * @param payable what is still due, null means {@code total} less {@code paid}
 * @param note free text below the table, may be null
 * @param orderNumber may be null
 * @param workOrderNumber of a service report, may be null
 * @param precedingInvoice number of the invoice that is credited or reminded of, may be null
 * @param dunningLevel of a reminder: 1 and up is printed, null and below is not
 * @param accentColour {@code #rrggbb}; null or anything else means the default; darkened where it would be unreadable
 * @param logo may be null
 */
public record PrintedDocument(
        Type type,
        String number,
        boolean canceled,
        Locale language,
        LocalDate issueDate,
        LocalDate dueDate,
        LocalDate validUntil,
        Company issuer,
        Recipient recipient,
        Currency currency,
        List<Line> lines,
        Money total,
        Money paid,
        Money payable,
        String note,
        String orderNumber,
        String workOrderNumber,
        String precedingInvoice,
        Integer dunningLevel,
        String accentColour,
        Logo logo) {

    private static final int LAST_YEAR = 9999;
    private static final int MOST_LINES = 10_000;

    /** The kinds of documents, named as the portal's document types. */
    public enum Type {
        INVOICE,
        REMINDER,
        ESTIMATE,
        CREDIT_NOTE,
        DELIVERY_NOTE,
        ORDER_CONFIRMATION,
        SERVICE_REPORT
    }

    /**
     * The merchant. Each field may be null or empty.
     *
     * @param country ISO 3166-1 alpha-2 code such as {@code DE}; anything else is printed as it is, and keeps an
     *     invoice from carrying e-invoice data
     * @param vatId VAT identification number ({@code DE123456789}), or the national tax number of who has none
     * @param iban with or without spaces
     */
    public record Company(
            String name,
            String street,
            String postalCode,
            String city,
            String country,
            String email,
            String phone,
            String vatId,
            String iban) {

        /** A company of which nothing is known. */
        public static final Company UNKNOWN = new Company(null, null, null, null, null, null, null, null, null);
    }

    /**
     * The customer. Each field may be null or empty.
     *
     * @param country as of {@link Company}; empty means the merchant's country, as on any domestic letter
     */
    public record Recipient(
            String customerNumber,
            String name,
            String street,
            String postalCode,
            String city,
            String country,
            String vatId) {}

    /**
     * One row of the table.
     *
     * @param description may be null
     * @param quantity null means one, printed as nothing
     * @param unit as printed, for example {@code Std}, may be null
     * @param unitPrice net, null for a row without a price
     * @param vatPercent for example 19, from 0 to 100, null if not known
     * @param net what the line comes to, null if it is quantity times price
     */
    public record Line(
            String description,
            BigDecimal quantity,
            String unit,
            BigDecimal unitPrice,
            BigDecimal vatPercent,
            BigDecimal net) {

        private static final int MAX_DIGITS = 13;
        private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if a number has more than 13 digits before or after the point, or the
         *     percentage is not one
         */
        public Line {
            Stream.of(quantity, unitPrice, vatPercent, net)
                    .filter(Objects::nonNull)
                    .forEach(Line::requireSane);
            if (vatPercent != null && (vatPercent.signum() < 0 || vatPercent.compareTo(HUNDRED) > 0)) {
                throw new IllegalArgumentException("VAT percentage out of range");
            }
        }

        private static void requireSane(BigDecimal number) {
            if (number.precision() - number.scale() > MAX_DIGITS || number.scale() > MAX_DIGITS) {
                throw new IllegalArgumentException("number out of range");
            }
        }

        /** A row that comes to quantity times price. */
        public Line(String description, BigDecimal quantity, String unit, BigDecimal unitPrice, BigDecimal vatPercent) {
            this(description, quantity, unit, unitPrice, vatPercent, null);
        }

        /** What it comes to, rounded half up to the currency's decimals; null for a row without a price. */
        BigDecimal amount(Currency currency) {
            BigDecimal product = product();
            BigDecimal exact = net == null ? product : net;
            return exact == null
                    ? null
                    : exact.setScale(Math.max(0, currency.getDefaultFractionDigits()), RoundingMode.HALF_UP);
        }

        /** Whether it comes to something else than quantity times price. */
        boolean isAdjusted(Currency currency) {
            BigDecimal product = product();
            return net != null
                    && (product == null
                            || product.setScale(Math.max(0, currency.getDefaultFractionDigits()), RoundingMode.HALF_UP)
                                            .compareTo(amount(currency))
                                    != 0);
        }

        private BigDecimal product() {
            if (unitPrice == null) {
                return null;
            }
            return quantity == null ? unitPrice : quantity.multiply(unitPrice);
        }
    }

    /**
     * Checks what must be there.
     *
     * @throws IllegalArgumentException if an amount is of another currency than the document, or a year has not one to
     *     four digits, or there are too many lines
     */
    public PrintedDocument {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(currency, "currency");
        if (Stream.of(issueDate, dueDate, validUntil)
                .filter(Objects::nonNull)
                .anyMatch(date -> date.getYear() < 1 || date.getYear() > LAST_YEAR)) {
            throw new IllegalArgumentException("date out of range");
        }
        if (lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("more than " + MOST_LINES + " lines");
        }
        lines = List.copyOf(lines);
        if (Stream.of(total, paid, payable)
                .filter(Objects::nonNull)
                .map(Money::currency)
                .anyMatch(other -> !other.equals(currency))) {
            throw new IllegalArgumentException("amounts of several currencies");
        }
    }

    /** Starts a document of which everything else is empty. */
    public static Builder builder(Type type, String number, Locale language, Currency currency) {
        return new Builder(type, number, language, currency);
    }

    /** Collects the parts of a document; what is not set is not there. Not thread-safe. */
    public static final class Builder {

        private final Type type;
        private final String number;
        private final Locale language;
        private final Currency currency;
        private boolean canceled;
        private LocalDate issueDate;
        private LocalDate dueDate;
        private LocalDate validUntil;
        private Company issuer = Company.UNKNOWN;
        private Recipient recipient = new Recipient(null, null, null, null, null, null, null);
        private List<Line> lines = List.of();
        private Money total;
        private Money paid;
        private Money payable;
        private String note;
        private String orderNumber;
        private String workOrderNumber;
        private String precedingInvoice;
        private Integer dunningLevel;
        private String accentColour;
        private Logo logo;

        private Builder(Type type, String number, Locale language, Currency currency) {
            this.type = type;
            this.number = number;
            this.language = language;
            this.currency = currency;
        }

        /** Whether the document has been canceled. */
        public Builder canceled(boolean value) {
            canceled = value;
            return this;
        }

        /** The date on the document. */
        public Builder issueDate(LocalDate value) {
            issueDate = value;
            return this;
        }

        /** The day on which payment is due. */
        public Builder dueDate(LocalDate value) {
            dueDate = value;
            return this;
        }

        /** The last day of an estimate. */
        public Builder validUntil(LocalDate value) {
            validUntil = value;
            return this;
        }

        /** The merchant. */
        public Builder issuer(Company value) {
            issuer = value;
            return this;
        }

        /** The customer. */
        public Builder recipient(Recipient value) {
            recipient = value;
            return this;
        }

        /** The rows of the table. */
        public Builder lines(List<Line> value) {
            lines = value;
            return this;
        }

        /** The gross total. */
        public Builder total(Money value) {
            total = value;
            return this;
        }

        /** What has been paid already. */
        public Builder paid(Money value) {
            paid = value;
            return this;
        }

        /** What is still due. */
        public Builder payable(Money value) {
            payable = value;
            return this;
        }

        /** Free text below the table. */
        public Builder note(String value) {
            note = value;
            return this;
        }

        /** The merchant's order number. */
        public Builder orderNumber(String value) {
            orderNumber = value;
            return this;
        }

        /** The number of the work order that a service report is about. */
        public Builder workOrderNumber(String value) {
            workOrderNumber = value;
            return this;
        }

        /** The invoice that is credited or reminded of. */
        public Builder precedingInvoice(String value) {
            precedingInvoice = value;
            return this;
        }

        /** The level of a reminder. */
        public Builder dunningLevel(Integer value) {
            dunningLevel = value;
            return this;
        }

        /** The merchant's colour, {@code #rrggbb}. */
        public Builder accentColour(String value) {
            accentColour = value;
            return this;
        }

        /** The merchant's logo. */
        public Builder logo(Logo value) {
            logo = value;
            return this;
        }

        /** The document. */
        public PrintedDocument build() {
            return new PrintedDocument(
                    type,
                    number,
                    canceled,
                    language,
                    issueDate,
                    dueDate,
                    validUntil,
                    issuer,
                    recipient,
                    currency,
                    lines,
                    total,
                    paid,
                    payable,
                    note,
                    orderNumber,
                    workOrderNumber,
                    precedingInvoice,
                    dunningLevel,
                    accentColour,
                    logo);
        }
    }
}
