package org.kundenportal.impl.documents;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.kundenportal.api.Money;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;

/**
 * Books what is settled of invoices and credit notes, and lets their status follow from the sum. Rows are only added:
 * payments of the portal bring their own moment, of what a host says the moment is when it said so, because hosts say how
 * much is paid and not since when. What a host has said of a refund before the portal booked it becomes the portal's at the
 * refund's own moment. Other documents, and those without a total, are as their host says.
 */
final class Settlements {

    private Settlements() {}

    /**
     * How much of a document is settled, as its host says: what is paid; all of it, where its status says so.
     *
     * @param total may be null, a document without one has nothing to settle
     * @param paid may be null
     */
    static BigDecimal settled(DocumentType type, DocumentStatus status, BigDecimal total, BigDecimal paid) {
        BigDecimal claim = claim(type, total);
        BigDecimal known = claim(type, paid);
        return status == DocumentStatus.PAID && known.abs().compareTo(claim.abs()) < 0 ? claim : known;
    }

    /** What there is to settle: a credit note's amounts are what is credited, whichever sign they were given. */
    static BigDecimal claim(DocumentType type, BigDecimal total) {
        if (total == null) {
            return BigDecimal.ZERO;
        }
        return type == DocumentType.CREDIT_NOTE ? total.abs() : total;
    }

    /** Where a document stands of which so much is settled. Draft and void it is as its host says. */
    static DocumentStatus status(DocumentStatus said, BigDecimal claim, BigDecimal settled) {
        if (said == DocumentStatus.DRAFT || said == DocumentStatus.CANCELED || claim.signum() == 0) {
            return said;
        }
        if (settled.signum() == 0) {
            // a host may know that something is paid without knowing how much
            return said == DocumentStatus.PARTIALLY_PAID ? said : DocumentStatus.OPEN;
        }
        if (settled.signum() != claim.signum()) {
            return DocumentStatus.OPEN;
        }
        return settled.abs().compareTo(claim.abs()) >= 0 ? DocumentStatus.PAID : DocumentStatus.PARTIALLY_PAID;
    }

    /** What is settled of the document in one currency, which may not be the one it has now. */
    private static Balance balance(EntityManager em, DocumentEntity document, Currency currency) {
        Balance balance = Balance.NONE;
        for (Object[] row : em.createQuery(
                        "SELECT s.amount, s.acknowledged, s.transactionId FROM Settlement s"
                                + " WHERE s.documentId = :document AND s.currency = :currency",
                        Object[].class)
                .setParameter("document", document.id().value())
                .setParameter("currency", currency)
                .getResultList()) {
            BigDecimal amount = (BigDecimal) row[0];
            boolean ofPortal = row[2] != null;
            balance = new Balance(
                    ofPortal ? balance.elsewhere() : balance.elsewhere().add(amount),
                    ofPortal ? balance.portal().add(amount) : balance.portal(),
                    balance.acknowledged().add((BigDecimal) row[1]));
        }
        return balance;
    }

    private static Balance balance(EntityManager em, DocumentEntity document) {
        return balance(em, document, document.total().currency());
    }

    /**
     * Takes what the host says of a document that is stored already.
     *
     * @param before what is settled in its present currency, {@link Balance#NONE} of a new one
     * @param paid in the document's currency; null if the host says nothing
     * @return whether that was news
     */
    static boolean tell(
            EntityManager em, DocumentEntity document, Balance before, DocumentStatus status, Money paid, Instant now) {
        if (!isKept(document)) {
            return document.settle(status, paid);
        }
        BigDecimal said =
                settled(document.key().type(), status, document.total().amount(), paid == null ? null : paid.amount());
        Balance after = before.told(said);
        boolean news = keep(em, document, before, after, document.total().currency(), now);
        if (news) {
            // taking over changes nothing that the document shows, and must still meet what is booked meanwhile
            em.lock(document, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        }
        return settle(document, status, after, paid == null) || news;
    }

    /** The same with a document of which rows may exist. */
    static boolean tell(EntityManager em, DocumentEntity document, DocumentStatus status, Money paid, Instant now) {
        return tell(em, document, isKept(document) ? balance(em, document) : Balance.NONE, status, paid, now);
    }

    /**
     * Writes down what became of the host's part of the balance.
     *
     * @return whether anything did
     */
    private static boolean keep(
            EntityManager em, DocumentEntity document, Balance before, Balance after, Currency currency, Instant at) {
        BigDecimal money = after.elsewhere().subtract(before.elsewhere());
        BigDecimal taken = after.acknowledged().subtract(before.acknowledged());
        boolean news = money.signum() != 0 || taken.signum() != 0;
        if (news) {
            em.persist(SettlementEntity.ofHost(document.id(), at, Money.rounded(money, currency), taken));
        }
        return news;
    }

    /** Books a row of the portal's payments. In another currency than the document's it counts once that has it again. */
    static void book(EntityManager em, DocumentEntity document, Money amount, long transaction, Instant at) {
        Currency currency = amount.currency();
        Balance before = balance(em, document, currency);
        Balance after = before.booked(amount.amount());
        em.persist(SettlementEntity.ofPayment(document.id(), at, amount, transaction));
        keep(em, document, before, after, currency, at);
        if (isKept(document) && document.total().currency().equals(currency)) {
            DocumentStatus said = document.status();
            settle(document, said == DocumentStatus.PARTIALLY_PAID ? DocumentStatus.OPEN : said, after, false);
        }
    }

    /** Lets the status follow from another total. */
    static void follow(EntityManager em, DocumentEntity document) {
        if (isKept(document)) {
            settle(document, document.status(), balance(em, document), document.paid() == null);
        }
    }

    /** What is left of a claim: no more than all of it, and no less than nothing. */
    static Money left(DocumentType type, Money total, Money paid) {
        BigDecimal settled = paid == null ? BigDecimal.ZERO : mirrored(type, total, paid.amount());
        BigDecimal left = claim(type, total.amount()).subtract(settled.max(BigDecimal.ZERO));
        return new Money(left.max(BigDecimal.ZERO), total.currency());
    }

    /** A credit note's amount as it is shown from how it is counted, and back: they differ where its total is negative. */
    private static BigDecimal mirrored(DocumentType type, Money total, BigDecimal amount) {
        return type == DocumentType.CREDIT_NOTE && total.amount().signum() < 0 ? amount.negate() : amount;
    }

    /** @param unsaid whether nobody has said an amount: nothing then stays nothing, and does not become zero */
    private static boolean settle(DocumentEntity document, DocumentStatus said, Balance balance, boolean unsaid) {
        Money total = document.total();
        DocumentType type = document.key().type();
        BigDecimal settled = balance.settled();
        Money paid = Money.rounded(mirrored(type, total, settled), total.currency());
        return document.settle(
                status(said, claim(type, total.amount()), settled), unsaid && settled.signum() == 0 ? null : paid);
    }

    private static boolean isKept(DocumentEntity document) {
        DocumentType type = document.key().type();
        return document.total() != null && (type == DocumentType.INVOICE || type == DocumentType.CREDIT_NOTE);
    }
}
