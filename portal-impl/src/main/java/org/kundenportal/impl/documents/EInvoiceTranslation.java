package org.kundenportal.impl.documents;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Keys;
import org.kundenportal.api.Money;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.documents.Recipient;
import org.kundenportal.api.documents.UnmatchedDocument.Identifier;
import org.kundenportal.impl.Excerpt;
import org.kundenportal.impl.einvoice.EInvoice;

/** What an e-invoice means to the portal. */
final class EInvoiceTranslation {

    private static final int MAX_NAME = 255;
    private static final int MAX_KEY = 64;
    private static final int MAX_INTEGER_DIGITS = 13;

    private final EInvoice invoice;

    EInvoiceTranslation(EInvoice invoice) {
        this.invoice = invoice;
    }

    /**
     * Refuses what cannot be a document of the portal, before anything is kept of it.
     *
     * @throws PortalException NOT_AN_EINVOICE
     */
    void requireUsable() {
        key();
        paid();
        requireRange(invoice.issueDate());
        requireRange(invoice.dueDate());
        requireRange(invoice.validUntil());
        requireRange(content());
    }

    private static void requireRange(LocalDate date) {
        if (!DataRules.isInRange(date)) {
            throw outOfRange();
        }
    }

    private static void requireRange(DocumentContent content) {
        boolean fits = content.lines().size() <= DataRules.MAX_LINES
                && content.lines().stream()
                        .allMatch(line -> DataRules.isInRange(line.quantity())
                                && DataRules.isInRange(line.price())
                                && DataRules.isInRange(line.net())
                                && DataRules.isPercentage(line.vat()))
                && Totals.fit(content.documentLines(), content.currency());
        if (!fits) {
            throw outOfRange();
        }
    }

    private static PortalException outOfRange() {
        return PortalException.of(ErrorCode.NOT_AN_EINVOICE, new Violation("file", "OUT_OF_RANGE"));
    }

    /**
     * Type and number.
     *
     * @throws PortalException NOT_AN_EINVOICE if the number cannot be one of the portal's
     */
    DocumentKey key() {
        try {
            return new DocumentKey(type(), invoice.number());
        } catch (PortalException e) {
            throw PortalException.of(ErrorCode.NOT_AN_EINVOICE, new Violation("file", "INVALID_NUMBER"));
        }
    }

    /**
     * Which type it is. A self-billed invoice (389) is an invoice, although German calls it Gutschrift, too; so is a
     * correction (384), whose amounts may be negative. An order that the seller passes on confirms it.
     */
    private DocumentType type() {
        return switch (invoice.kind()) {
            case INVOICE, CORRECTION, SELF_BILLED -> DocumentType.INVOICE;
            case CREDIT_NOTE -> DocumentType.CREDIT_NOTE;
            case REMINDER -> DocumentType.REMINDER;
            case QUOTATION -> DocumentType.ESTIMATE;
            case DESPATCH_ADVICE -> DocumentType.DELIVERY_NOTE;
            case ORDER, ORDER_RESPONSE -> DocumentType.ORDER_CONFIRMATION;
        };
    }

    /** What the document itself says. */
    DocumentContent content() {
        return content(null);
    }

    /**
     * What the document says to the portal.
     *
     * @param paymentDays after how many days an invoice is due that names no day; null for never
     */
    DocumentContent content(Integer paymentDays) {
        Money total = total();
        return new DocumentContent(
                invoice.issueDate(),
                dueDate(paymentDays),
                invoice.validUntil(),
                invoice.currency(),
                total == null ? null : total.amount(),
                rounded(invoice.totals().net()),
                taxes(),
                invoice.lines().stream().map(EInvoiceTranslation::line).toList(),
                recipient(),
                Excerpt.of(invoice.buyer().vatId(), MAX_KEY),
                Excerpt.of(seller().name(), MAX_NAME),
                invoice.notes().isEmpty() ? null : String.join("\n\n", invoice.notes()),
                Excerpt.of(invoice.orderReference(), MAX_KEY),
                null,
                null,
                null,
                Excerpt.of(invoice.precedingReference(), MAX_KEY));
    }

    /** Never a guess from prose; a credit note or an offer is not due. */
    private LocalDate dueDate(Integer paymentDays) {
        return invoice.dueDate() == null && type() == DocumentType.INVOICE
                ? DueDates.after(invoice.issueDate(), paymentDays)
                : invoice.dueDate();
    }

    /** The gross total: the grand total, or what is payable where nothing else is said. */
    Money total() {
        BigDecimal grand = invoice.totals().grand() != null
                ? invoice.totals().grand()
                : invoice.totals().payable();
        return money(grand);
    }

    /** What need not be collected any more: the total less the amount due (BT-115), after prepayments and rounding. */
    Money paid() {
        Money total = total();
        Money payable = money(invoice.totals().payable());
        if (total == null || payable == null || payable.equals(total)) {
            return null;
        }
        return money(total.amount().subtract(payable.amount()));
    }

    /** Who issued it. */
    Seller seller() {
        String name = Stream.of(invoice.seller().name(), invoice.seller().tradingName())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Seller(name, invoice.seller().vatId());
    }

    /** The buyer's name, null if the document names none. */
    String buyerName() {
        return Stream.of(invoice.buyer().name(), invoice.buyer().tradingName())
                .filter(Objects::nonNull)
                .map(name -> Excerpt.of(name, MAX_NAME))
                .findFirst()
                .orElse(null);
    }

    /** What the document says about the buyer, most telling first. */
    List<Identifier> identifiers() {
        EInvoice.Party buyer = invoice.buyer();
        List<Identifier> found = new ArrayList<>();
        add(found, Identifier.Kind.CUSTOMER_NUMBER, buyer.id());
        add(found, Identifier.Kind.CUSTOMER_NUMBER, invoice.supplierAssignedAccountId());
        add(found, Identifier.Kind.VAT_ID, buyer.vatId());
        add(found, Identifier.Kind.GLOBAL_ID, buyer.globalId());
        add(found, Identifier.Kind.ENDPOINT, buyer.electronicAddress());
        add(found, Identifier.Kind.EMAIL, buyer.email());
        return found;
    }

    /** Which of the merchant's orders it bills. What the buyer calls its order (BT-13) may be anything. */
    String salesOrder() {
        return Excerpt.of(invoice.salesOrderReference(), MAX_KEY);
    }

    /** The buyer as the document addresses it. */
    Recipient recipient() {
        EInvoice.Address address = invoice.buyer().address();
        if (address == null) {
            return buyerName() == null ? null : new Recipient(buyerName(), null, null, null, null);
        }
        return new Recipient(
                Objects.requireNonNullElse(buyerName(), ""),
                Excerpt.of(String.join(", ", address.lines()), MAX_NAME),
                Excerpt.of(address.postcode(), 32),
                Excerpt.of(address.city(), MAX_NAME),
                country(address.country()));
    }

    private static void add(List<Identifier> found, Identifier.Kind kind, String value) {
        if (value != null
                && found.stream()
                        .noneMatch(
                                known -> known.kind() == kind && known.value().equals(value))) {
            found.add(new Identifier(kind, Excerpt.of(value, MAX_NAME)));
        }
    }

    /** Whether a buyer's id can be a customer number. */
    static boolean isCustomerNumber(String value) {
        try {
            Keys.check("customerNumber", value);
            return true;
        } catch (PortalException e) {
            return false;
        }
    }

    private static DocumentContent.Line line(EInvoice.Line line) {
        String text = Stream.of(line.name(), line.description())
                .filter(Objects::nonNull)
                .distinct()
                .reduce((name, description) -> name + "\n" + description)
                .orElse("");
        return new DocumentContent.Line(
                text,
                line.quantity() == null ? BigDecimal.ONE : decimal(line.quantity()),
                line.unit(),
                unitPrice(line),
                line.vatPercent() == null ? null : decimal(line.vatPercent()),
                line.net() == null ? null : decimal(line.net()));
    }

    /** The price of one unit: a price may be that of a hundred (BT-149). */
    private static BigDecimal unitPrice(EInvoice.Line line) {
        if (line.netUnitPrice() == null) {
            return null;
        }
        BigDecimal per = line.priceQuantity();
        BigDecimal price = per == null || per.signum() == 0
                ? line.netUnitPrice()
                : line.netUnitPrice().divide(per, 6, RoundingMode.HALF_UP);
        return decimal(price);
    }

    /** A number with as many decimals as documents have. */
    private static BigDecimal decimal(BigDecimal number) {
        return DocumentContent.plain(
                number.scale() > DataRules.MAX_DECIMALS
                        ? number.setScale(DataRules.MAX_DECIMALS, RoundingMode.HALF_UP)
                        : number);
    }

    private List<DocumentContent.Tax> taxes() {
        return invoice.taxes().stream()
                .filter(tax -> tax.base() != null && tax.amount() != null)
                .map(tax -> new DocumentContent.Tax(
                        tax.percent() == null ? BigDecimal.ZERO : DocumentContent.plain(tax.percent()),
                        rounded(tax.base()),
                        rounded(tax.amount())))
                .toList();
    }

    private BigDecimal rounded(BigDecimal amount) {
        Money money = money(amount);
        return money == null ? null : money.amount();
    }

    private Money money(BigDecimal amount) {
        Currency currency = invoice.currency();
        if (amount == null || currency == null) {
            return null;
        }
        if (amount.precision() - amount.scale() > MAX_INTEGER_DIGITS) {
            throw outOfRange();
        }
        return Money.rounded(amount, currency);
    }

    private static String country(String country) {
        return country != null && country.matches("[A-Z]{2}") ? country : null;
    }
}
