package org.kundenportal.impl.documents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.kundenportal.api.Money;
import org.kundenportal.api.documents.DocumentLine;
import org.kundenportal.api.documents.Recipient;
import org.kundenportal.api.documents.TaxLine;

/**
 * What one version of a document says: kept as JSON, and never changed, so that an issued document keeps its words.
 *
 * @param total gross, null without prices
 * @param net null if it is computed from the lines
 * @param taxes empty if they are computed from the lines
 * @param recipient null if it was not said
 * @param recipientVatId may be null
 * @param seller the seller's name where the document names one; null for the merchant
 */
record DocumentContent(
        LocalDate issueDate,
        LocalDate dueDate,
        LocalDate validUntil,
        Currency currency,
        BigDecimal total,
        BigDecimal net,
        List<Tax> taxes,
        List<Line> lines,
        Recipient recipient,
        String recipientVatId,
        String seller,
        String note,
        String orderNumber,
        String subscriptionHandle,
        Integer dunningLevel,
        String workOrderNumber,
        String precedingInvoice) {

    DocumentContent {
        taxes = taxes == null ? List.of() : List.copyOf(taxes);
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    /** A line as it is kept: names short and stable. */
    record Line(String text, BigDecimal quantity, String unit, BigDecimal price, BigDecimal vat, BigDecimal net) {

        static Line of(DocumentLine line) {
            return new Line(
                    line.description(),
                    plain(line.quantity()),
                    line.unit(),
                    plain(line.unitPrice()),
                    plain(line.vatPercent()),
                    plain(line.netAmount()));
        }

        DocumentLine toLine() {
            return new DocumentLine(text, quantity, unit, asPrice(price), vat, net);
        }
    }

    /** A rate of the tax breakdown as it is kept. */
    record Tax(BigDecimal percent, BigDecimal base, BigDecimal amount) {

        TaxLine toTaxLine(Currency currency) {
            return new TaxLine(percent, Money.rounded(base, currency), Money.rounded(amount, currency));
        }
    }

    /** Prices are read with two decimals at least, whatever zeros were left out to keep them. */
    private static BigDecimal asPrice(BigDecimal price) {
        return price == null || price.scale() >= 2 ? price : price.setScale(2);
    }

    /** What the list shows the document to be about: the first line's words. */
    String subject() {
        return lines.stream()
                .map(Line::text)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** The same with another note. */
    DocumentContent withNote(String other) {
        return new DocumentContent(
                issueDate,
                dueDate,
                validUntil,
                currency,
                total,
                net,
                taxes,
                lines,
                recipient,
                recipientVatId,
                seller,
                other,
                orderNumber,
                subscriptionHandle,
                dunningLevel,
                workOrderNumber,
                precedingInvoice);
    }

    List<DocumentLine> documentLines() {
        return lines.stream().map(Line::toLine).toList();
    }

    /** The same number always in the same words, so that equal contents are equal as JSON. */
    static BigDecimal plain(BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
