package org.kundenportal.impl.rendering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kundenportal.api.Money;

/**
 * The sums of a document, by the rules of EN 16931: each line is rounded, VAT is computed once per rate on the sum of
 * its lines and rounded, and the total is the net sum plus those taxes.
 *
 * <p>What the host says counts. The breakdown is shown, and exported as e-invoice data, only where it adds up to the
 * host's total: a host that rounds VAT line by line may be a cent away, and two truths on one page are worse than none.
 *
 * @param net sum of the priced lines
 * @param taxes by rate in ascending order; lines without a rate are not in it
 * @param total what the host says, else the sum of the lines; null if there are no prices
 * @param paid already paid, null if not known
 * @param due still to be paid; null if neither the host nor the lines say
 * @param addsUp whether net and taxes make the total
 */
record Totals(BigDecimal net, List<Tax> taxes, BigDecimal total, BigDecimal paid, BigDecimal due, boolean addsUp) {

    /**
     * VAT of one rate.
     *
     * @param percent without trailing zeros
     * @param basis net sum of the lines of this rate
     * @param amount the VAT on it
     */
    record Tax(BigDecimal percent, BigDecimal basis, BigDecimal amount) {}

    static Totals of(PrintedDocument document) {
        Currency currency = document.currency();
        BigDecimal net = Money.zero(currency).amount();
        Map<BigDecimal, BigDecimal> bases = new TreeMap<>(Comparator.naturalOrder());
        boolean priced = false;
        for (PrintedDocument.Line line : document.lines()) {
            BigDecimal amount = line.amount(currency);
            if (amount != null) {
                priced = true;
                net = net.add(amount);
                if (line.vatPercent() != null) {
                    bases.merge(line.vatPercent(), amount, BigDecimal::add);
                }
            }
        }
        List<Tax> taxes = bases.entrySet().stream()
                .map(basis -> tax(basis.getKey(), basis.getValue()))
                .toList();
        BigDecimal sum = taxes.stream().map(Tax::amount).reduce(net, BigDecimal::add);
        BigDecimal total = document.total() != null ? document.total().amount() : priced ? sum : null;
        BigDecimal paid = paid(document, total);
        return new Totals(net, taxes, total, paid, due(document, total, paid), priced && sum.compareTo(total) == 0);
    }

    private static Tax tax(BigDecimal percent, BigDecimal basis) {
        BigDecimal amount = basis.multiply(percent).movePointLeft(2).setScale(basis.scale(), RoundingMode.HALF_UP);
        return new Tax(percent.stripTrailingZeros(), basis, amount);
    }

    /** Without a word of the host the difference of total and due, unless that is more than the total: fees then. */
    private static BigDecimal paid(PrintedDocument document, BigDecimal total) {
        if (document.paid() != null) {
            return document.paid().amount();
        }
        if (document.payable() == null || total == null) {
            return null;
        }
        BigDecimal difference = total.subtract(document.payable().amount());
        return difference.signum() == -total.signum() ? null : difference;
    }

    private static BigDecimal due(PrintedDocument document, BigDecimal total, BigDecimal paid) {
        if (document.payable() != null) {
            return document.payable().amount();
        }
        return total == null || paid == null ? total : total.subtract(paid);
    }

    /** Whether total, paid and due agree: they need not, if the host counts fees or discounts in between. */
    boolean settles() {
        return total != null
                && total.subtract(paid == null ? BigDecimal.ZERO : paid).compareTo(due) == 0;
    }
}
