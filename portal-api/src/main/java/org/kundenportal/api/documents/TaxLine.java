package org.kundenportal.api.documents;

import java.math.BigDecimal;
import org.kundenportal.api.Money;

/**
 * What of the total is tax of one rate.
 *
 * @param percent the rate
 * @param base the net sum that it applies to
 * @param amount the tax
 */
public record TaxLine(BigDecimal percent, Money base, Money amount) {}
