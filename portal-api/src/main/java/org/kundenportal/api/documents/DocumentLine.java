package org.kundenportal.api.documents;

import java.math.BigDecimal;

/**
 * One line of a document. Prices are net.
 *
 * @param description never blank
 * @param quantity never null
 * @param unit as people read it, may be null
 * @param unitPrice null where the document has no prices
 * @param vatPercent null where the document has no prices
 */
public record DocumentLine(
        String description, BigDecimal quantity, String unit, BigDecimal unitPrice, BigDecimal vatPercent) {}
