package org.kundenportal.api.orders;

import java.util.List;
import org.kundenportal.api.Money;
import org.kundenportal.api.documents.TaxLine;

/**
 * What an order comes to; computed as its invoice is.
 *
 * @param net the sum of all lines
 * @param taxes by rate, descending; possibly empty
 * @param gross what is to be paid
 */
public record OrderTotals(Money net, List<TaxLine> taxes, Money gross) {}
