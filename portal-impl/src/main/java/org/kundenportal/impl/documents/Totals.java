package org.kundenportal.impl.documents;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kundenportal.api.Money;
import org.kundenportal.api.documents.DocumentLine;
import org.kundenportal.api.documents.TaxLine;

/**
 * Net sum and taxes of a document's lines, as EN 16931 computes them: each line is rounded, the lines of a rate are
 * summed up, and the tax of the sum is rounded.
 *
 * @param net the sum of all lines
 * @param taxes by rate, descending
 */
public record Totals(Money net, List<TaxLine> taxes) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The totals of these lines; null if one of them comes to nothing that is said. */
    public static Totals of(Collection<DocumentLine> lines, Currency currency) {
        if (lines.isEmpty() || lines.stream().anyMatch(line -> line.unitPrice() == null && line.netAmount() == null)) {
            return null;
        }
        Map<BigDecimal, Money> bases = new TreeMap<>(Comparator.reverseOrder());
        Money net = Money.zero(currency);
        for (DocumentLine line : lines) {
            Money amount = line.amount(currency);
            net = net.plus(amount);
            if (line.vatPercent() != null) {
                bases.merge(line.vatPercent(), amount, Money::plus);
            }
        }
        List<TaxLine> taxes = bases.entrySet().stream()
                .map(rate -> new TaxLine(rate.getKey(), rate.getValue(), tax(rate.getKey(), rate.getValue())))
                .toList();
        return new Totals(net, taxes);
    }

    /** Whether the sums of these lines, with tax, are amounts that the portal can carry. */
    public static boolean fit(Collection<DocumentLine> lines, Currency currency) {
        try {
            Totals totals = of(lines, currency == null ? Currency.getInstance("EUR") : currency);
            return totals == null || totals.gross() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Net sum and taxes together. */
    public Money gross() {
        return taxes.stream().map(TaxLine::amount).reduce(net, Money::plus);
    }

    private static Money tax(BigDecimal percent, Money base) {
        BigDecimal exact = base.amount().multiply(percent).divide(HUNDRED, 10, RoundingMode.HALF_UP);
        return Money.rounded(exact, base.currency());
    }
}
