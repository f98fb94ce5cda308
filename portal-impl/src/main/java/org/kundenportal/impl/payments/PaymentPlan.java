package org.kundenportal.impl.payments;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Money;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.payments.PaymentPolicy;
import org.kundenportal.api.payments.PaymentWish;
import org.kundenportal.impl.documents.Receivables.Receivable;

/**
 * What comes of a customer's wish.
 *
 * @param shares in the order of the wish, without credit notes of which nothing is used
 * @param amount what is to be paid: zero or above
 */
record PaymentPlan(List<Share> shares, Money amount) {

    private static final String DOCUMENTS = "documents";
    private static final String AMOUNT = "amount";
    private static final String CURRENCY_MISMATCH = "CURRENCY_MISMATCH";

    /** Refuses a wish that makes no sense whatever is open. */
    static void check(PaymentWish wish) {
        List<DocumentKey> keys =
                wish.parts().stream().map(PaymentWish.Part::document).toList();
        if (keys.stream().distinct().count() != keys.size()) {
            throw PortalException.invalid(DOCUMENTS, "DUPLICATE");
        }
        boolean known = keys.stream()
                .map(DocumentKey::type)
                .allMatch(type -> type == DocumentType.INVOICE || type == DocumentType.CREDIT_NOTE);
        if (!known || keys.stream().noneMatch(key -> key.type() == DocumentType.INVOICE)) {
            throw PortalException.invalid(DOCUMENTS, "NOT_OF_THIS_TYPE");
        }
    }

    /**
     * What the wish comes to.
     *
     * @param documents those of the wish, in whichever order
     * @throws PortalException as {@link org.kundenportal.api.payments.CustomerPayments#start} says
     */
    static PaymentPlan of(PaymentWish wish, List<Receivable> documents, PaymentPolicy policy) {
        Map<DocumentKey, Receivable> byKey = new HashMap<>();
        documents.forEach(document -> byKey.put(document.key(), document));
        requireOpen(documents);
        Money none = Money.zero(documents.get(0).open().currency());
        Money invoices = none;
        for (PaymentWish.Part part : wish.parts()) {
            if (part.document().type() == DocumentType.INVOICE) {
                invoices = invoices.plus(payable(part, byKey.get(part.document()), policy));
            }
        }
        List<Share> shares = new ArrayList<>();
        Money left = invoices;
        for (PaymentWish.Part part : wish.parts()) {
            Receivable document = byKey.get(part.document());
            Money amount = wished(part, document);
            if (part.document().type() == DocumentType.CREDIT_NOTE) {
                amount = amount.compareTo(left) <= 0 ? amount : left;
                left = left.minus(amount);
            }
            if (amount.isPositive()) {
                shares.add(new Share(document.id(), document.key(), amount));
            }
        }
        return new PaymentPlan(List.copyOf(shares), left);
    }

    private static void requireOpen(List<Receivable> documents) {
        for (Receivable document : documents) {
            if (document.open() == null || !document.open().isPositive()) {
                throw PortalException.of(ErrorCode.NOTHING_TO_PAY);
            }
        }
        if (documents.stream()
                        .map(document -> document.open().currency())
                        .distinct()
                        .count()
                != 1) {
            throw PortalException.invalid(DOCUMENTS, CURRENCY_MISMATCH);
        }
    }

    private static Money payable(PaymentWish.Part part, Receivable invoice, PaymentPolicy policy) {
        Money amount = wished(part, invoice);
        if (amount.compareTo(minimum(invoice.open(), policy)) < 0) {
            throw PortalException.invalid(AMOUNT, "BELOW_MINIMUM");
        }
        return amount;
    }

    /** The least that may be paid of an invoice: all of it where no parts may be, or less is open than the least part. */
    static Money minimum(Money open, PaymentPolicy policy) {
        if (!policy.partPayments() || policy.minimum().compareTo(open.amount()) >= 0) {
            return open;
        }
        // a minimum with more decimals than the currency has is met by the next amount that can be paid
        return new Money(policy.minimum().setScale(open.amount().scale(), RoundingMode.UP), open.currency());
    }

    private static Money wished(PaymentWish.Part part, Receivable document) {
        if (part.amount() == null) {
            return document.open();
        }
        if (!part.amount().currency().equals(document.open().currency())) {
            throw PortalException.invalid(AMOUNT, CURRENCY_MISMATCH);
        }
        if (!part.amount().isPositive()) {
            throw PortalException.invalid(AMOUNT, "NOT_POSITIVE");
        }
        if (part.amount().compareTo(document.open()) > 0) {
            throw PortalException.invalid(AMOUNT, "MORE_THAN_OPEN");
        }
        return part.amount();
    }
}
