package org.kundenportal.impl.documents;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import javax.persistence.EntityManager;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;

/**
 * Remembers when the portal learned that a document was settled, in full or in part. Hosts say how much is paid, not
 * since when; the day on which they said so is what a statement of account can honestly show.
 */
final class Settlements {

    private Settlements() {}

    /**
     * How much of a document is settled: what is paid; all of it, where its status says so.
     *
     * @param total may be null, a document without one has nothing to settle
     * @param paid may be null
     */
    static BigDecimal settled(DocumentType type, DocumentStatus status, BigDecimal total, BigDecimal paid) {
        BigDecimal claim = claim(type, total);
        BigDecimal known = paid == null ? BigDecimal.ZERO : paid;
        return status == DocumentStatus.PAID && known.abs().compareTo(claim.abs()) < 0 ? claim : known;
    }

    /** What there is to settle: a credit note's total is what is credited, whichever sign it was given. */
    static BigDecimal claim(DocumentType type, BigDecimal total) {
        if (total == null) {
            return BigDecimal.ZERO;
        }
        return type == DocumentType.CREDIT_NOTE ? total.abs() : total;
    }

    /** Books the difference to what is booked already. */
    static void book(EntityManager em, DocumentEntity document, Instant now) {
        DocumentType type = document.key().type();
        if (document.total() == null || (type != DocumentType.INVOICE && type != DocumentType.CREDIT_NOTE)) {
            return;
        }
        Currency currency = document.total().currency();
        BigDecimal paid = document.paid() == null ? null : document.paid().amount();
        BigDecimal difference = settled(
                        type, document.status(), document.total().amount(), paid)
                .subtract(booked(em, document, currency));
        if (difference.signum() != 0) {
            em.persist(new SettlementEntity(document.id(), now, difference, currency, null));
        }
    }

    private static BigDecimal booked(EntityManager em, DocumentEntity document, Currency currency) {
        BigDecimal sum = em.createQuery(
                        "SELECT SUM(s.amount) FROM Settlement s WHERE s.documentId = :document AND s.currency = :currency",
                        BigDecimal.class)
                .setParameter("document", document.id().value())
                .setParameter("currency", currency)
                .getSingleResult();
        return sum == null ? BigDecimal.ZERO : sum;
    }
}
