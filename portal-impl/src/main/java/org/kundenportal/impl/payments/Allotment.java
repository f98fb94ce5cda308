package org.kundenportal.impl.payments;

import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kundenportal.api.DocumentId;
import org.kundenportal.api.Money;

/**
 * Which documents the money of a payment pays. Credit notes are set off against its invoices first; what money there is
 * then fills what is left of them, one after the other. So a given sum always lies on the same documents, in whatever
 * steps it came and went, and what goes back first is what the last of them got.
 */
final class Allotment {

    private final List<Share> shares;
    private final Money none;

    /** @param shares in their order, at least one invoice among them */
    Allotment(List<Share> shares, Currency currency) {
        this.shares = shares;
        this.none = Money.zero(currency);
    }

    /** What the credit notes come to. */
    Money setOff() {
        return shares.stream().filter(Share::isCredit).map(Share::amount).reduce(none, Money::plus);
    }

    /** By how much more of each document is settled once the credit notes are set off. */
    Map<DocumentId, Money> bySetOff() {
        Map<DocumentId, Money> settled = new LinkedHashMap<>();
        Money left = setOff();
        for (Share share : shares) {
            Money part = share.isCredit() ? share.amount() : less(share.amount(), left);
            settled.put(share.document(), part);
            left = share.isCredit() ? left : left.minus(part);
        }
        return settled;
    }

    /**
     * By how much more of each invoice is settled when the sum of the payment's money changes; less where it is less.
     *
     * @param before the sum, which counts as nothing where more has gone back than came
     * @param after the sum; what is more than was agreed lies on the last invoice
     */
    Map<DocumentId, Money> byMoney(Money before, Money after) {
        Map<DocumentId, Money> former = lying(before);
        Map<DocumentId, Money> change = new LinkedHashMap<>();
        lying(after).forEach((document, amount) -> change.put(document, amount.minus(former.get(document))));
        return change;
    }

    private Map<DocumentId, Money> lying(Money sum) {
        Map<DocumentId, Money> setOff = bySetOff();
        Map<DocumentId, Money> lying = new LinkedHashMap<>();
        Money left = sum.isPositive() ? sum : none;
        DocumentId last = null;
        for (Share share : shares) {
            if (!share.isCredit()) {
                last = share.document();
                Money part = less(share.amount().minus(setOff.get(last)), left);
                lying.put(last, part);
                left = left.minus(part);
            }
        }
        lying.merge(last, left, Money::plus);
        return lying;
    }

    private static Money less(Money one, Money other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
