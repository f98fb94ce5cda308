package org.kundenportal.impl.payments;

import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.kundenportal.api.DocumentId;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.payments.PaymentTransaction.Kind;

/** The rows of payments, in the transaction of whoever asks. */
final class PaymentRows {

    private PaymentRows() {}

    /** The payment as it is now, and as it stays until the transaction ends. */
    static PaymentEntity lock(EntityManager em, long id) {
        return em.find(PaymentEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The payment that callers know by this id. */
    static PaymentEntity get(EntityManager em, String publicId) {
        return em.createQuery("SELECT p FROM Payment p WHERE p.publicId = :id", PaymentEntity.class)
                .setParameter("id", publicId)
                .getResultStream()
                .findFirst()
                .orElseThrow(PortalException::notFound);
    }

    /** What it pays, in its order. */
    static List<Share> shares(EntityManager em, PaymentEntity payment) {
        return em.createQuery(
                        "SELECT s FROM PaymentShare s WHERE s.paymentId = :payment ORDER BY s.id",
                        PaymentShareEntity.class)
                .setParameter("payment", payment.id())
                .getResultStream()
                .map(share -> share.toShare(payment.amount().currency()))
                .toList();
    }

    /** Its part of the ledger, oldest first. */
    static List<PaymentTransactionEntity> ledger(EntityManager em, PaymentEntity payment) {
        return em.createQuery(
                        "SELECT t FROM PaymentTransaction t WHERE t.paymentId = :payment ORDER BY t.id",
                        PaymentTransactionEntity.class)
                .setParameter("payment", payment.id())
                .getResultList();
    }

    /** Its refunds that staff asked for, oldest first. */
    static List<PaymentRefundEntity> refunds(EntityManager em, long payment) {
        return em.createQuery(
                        "SELECT r FROM PaymentRefund r WHERE r.paymentId = :payment ORDER BY r.id",
                        PaymentRefundEntity.class)
                .setParameter("payment", payment)
                .getResultList();
    }

    /** What the rules need to know of it. */
    static PaymentRules.Standing standing(EntityManager em, PaymentEntity payment) {
        return new PaymentRules.Standing(
                payment.status(),
                payment.resolution(),
                payment.amount(),
                ledger(em, payment).stream()
                        .map(PaymentTransactionEntity::toEntry)
                        .filter(entry -> entry.kind() != Kind.SET_OFF)
                        .toList());
    }

    /** The payment that is under way for a document. */
    static Optional<Long> running(EntityManager em, DocumentId document) {
        return Optional.ofNullable(em.find(PaymentClaimEntity.class, document.value()))
                .map(PaymentClaimEntity::payment);
    }

    /** A payment that is under way for one of the documents. */
    static Optional<Long> running(EntityManager em, List<Share> shares) {
        return shares.stream()
                .flatMap(share -> running(em, share.document()).stream())
                .findFirst();
    }

    /** Lets the documents of a payment be paid by another one. */
    static void release(EntityManager em, PaymentEntity payment) {
        em.createQuery("DELETE FROM PaymentClaim c WHERE c.paymentId = :payment")
                .setParameter("payment", payment.id())
                .executeUpdate();
    }
}
