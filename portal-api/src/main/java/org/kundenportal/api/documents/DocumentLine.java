package org.kundenportal.api.documents;

import java.math.BigDecimal;
import java.util.Currency;
import org.kundenportal.api.Money;

/**
 * One line of a document. Prices are net.
 *
 * @param description never blank
 * @param quantity never null
 * @param unit as people read it, may be null
 * @param unitPrice null where the document has no prices
 * @param vatPercent null where the document has no prices
 * @param netAmount what the document itself says the line comes to, with its allowances and charges (BT-131); null if it
 *     is quantity times price
 */
public record DocumentLine(
        String description,
        BigDecimal quantity,
        String unit,
        BigDecimal unitPrice,
        BigDecimal vatPercent,
        BigDecimal netAmount) {

    /** A line that comes to quantity times price. */
    public DocumentLine(
            String description, BigDecimal quantity, String unit, BigDecimal unitPrice, BigDecimal vatPercent) {
        this(description, quantity, unit, unitPrice, vatPercent, null);
    }

    /**
     * What the line comes to.
     *
     * @return rounded half up as the currency is; null for a line without a price
     * @throws IllegalArgumentException if it is larger than {@link Money} carries
     */
    public Money amount(Currency currency) {
        if (netAmount != null) {
            return Money.rounded(netAmount, currency);
        }
        return unitPrice == null ? null : Money.rounded(quantity.multiply(unitPrice), currency);
    }
}
