package org.kundenportal.impl.payments;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.kundenportal.api.Actor;
import org.kundenportal.api.DocumentId;
import org.kundenportal.api.Money;
import org.kundenportal.api.payments.PaymentAdministration.Resolution;
import org.kundenportal.api.payments.PaymentStatus;
import org.kundenportal.api.payments.PaymentTransaction.Kind;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.documents.Receivables;
import org.kundenportal.impl.documents.Receivables.Receivable;
import org.kundenportal.impl.timeline.Happening;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes down what becomes of payments: their status, the rows of the ledger, what those pay of the documents, and whom to
 * tell. Every method is called in a transaction in which the payment is locked; so whatever else asks at the same time
 * comes after it, finds it done, and does nothing twice. Thread-safe.
 */
@Component(service = Ledger.class)
public final class Ledger {

    private static final int MAX_PROBLEM = 64;

    private final Receivables receivables;
    private final PaymentNotices notices;
    private final Clock clock;

    /** A ledger over these documents. */
    @Activate
    public Ledger(@Reference Receivables receivables, @Reference PaymentNotices notices, @Reference PortalHome home) {
        this.receivables = receivables;
        this.notices = notices;
        this.clock = home.clock();
    }

    /** Writes down what the rules made of a reading. */
    void book(EntityManager em, PaymentEntity payment, PaymentRules.Verdict verdict, Cause cause) {
        boolean wasPaid = payment.status() == PaymentStatus.PAID;
        List<PaymentTransactionEntity> fresh = insert(em, payment, verdict.entries());
        if (verdict.received() != null) {
            payment.receive(verdict.received());
        }
        if (payment.status() != verdict.status()) {
            // documents before their claims, as a start takes them: else each could wait for the other
            locked(em, payment);
        }
        turn(em, payment, verdict.status(), verdict.problem(), cause);
        if (payment.status() == PaymentStatus.PAID) {
            settle(em, payment, wasPaid ? fresh : afterSetOff(em, payment));
        }
        verdict.entries().forEach(entry -> tellOf(em, payment, entry));
        if (verdict.attention() != null) {
            call(em, payment, verdict.attention());
        }
    }

    /** Changes the status, which is all that happens; nothing if it is what it was. */
    void turn(EntityManager em, PaymentEntity payment, PaymentStatus status, String problem, Cause cause) {
        if (payment.status() == status) {
            return;
        }
        payment.become(status, cut(problem), clock.instant());
        em.persist(new PaymentStepEntity(payment, cause));
        if (!PaymentRules.holdsDocuments(status)) {
            PaymentRows.release(em, payment);
        }
        switch (status) {
            case PAID -> notices.tell(em, payment, Happening.Kind.PAYMENT_PAID, worth(em, payment), cause);
            case FAILED, CANCELED, EXPIRED ->
                notices.tell(em, payment, Happening.Kind.PAYMENT_FAILED, payment.amount(), cause);
            default -> {
                // told by what calls for staff, or of no interest to anybody
            }
        }
    }

    /** What staff have decided on what came, or on what nobody says has come; that is booked if it comes after all. */
    void resolve(EntityManager em, PaymentEntity payment, Resolution resolution, Actor actor, String note) {
        boolean review = payment.status() == PaymentStatus.REVIEW;
        payment.resolve(review ? resolution : payment.resolution());
        notices.resolved(em, payment, resolution, actor, note);
        if (review && resolution == Resolution.BOOK) {
            turn(em, payment, PaymentStatus.PAID, null, Cause.STAFF);
            settle(em, payment, afterSetOff(em, payment));
        } else if (resolution == Resolution.DISMISS && (review || PaymentRules.isUnderWay(payment.status()))) {
            turn(em, payment, PaymentStatus.FAILED, "DISMISSED", Cause.STAFF);
        }
    }

    /** Somebody is needed, and is told so once. */
    void call(EntityManager em, PaymentEntity payment, Attention attention) {
        if (payment.attention() == attention && attention == Attention.UNANSWERED) {
            return;
        }
        payment.call(attention);
        notices.call(em, payment, attention);
    }

    private List<PaymentTransactionEntity> insert(EntityManager em, PaymentEntity payment, List<Entry> entries) {
        Instant now = clock.instant();
        List<PaymentTransactionEntity> rows = entries.stream()
                .map(entry -> new PaymentTransactionEntity(payment, entry, now))
                .toList();
        rows.forEach(row -> {
            em.persist(row);
            // one by one, so that their ids keep their order
            em.flush();
        });
        return rows;
    }

    /** All of a payment's rows, the credit notes' own before the others. */
    private List<PaymentTransactionEntity> afterSetOff(EntityManager em, PaymentEntity payment) {
        List<PaymentTransactionEntity> rows = new ArrayList<>(PaymentRows.ledger(em, payment));
        Money setOff = allotment(em, payment).setOff();
        if (setOff.isPositive()) {
            rows.addAll(0, insert(em, payment, List.of(new Entry(Kind.SET_OFF, null, setOff, null))));
        }
        return rows;
    }

    /** Books rows of the ledger, which are new to them, on the documents. */
    private void settle(EntityManager em, PaymentEntity payment, List<PaymentTransactionEntity> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Allotment allotment = allotment(em, payment);
        Map<DocumentId, Receivable> documents = locked(em, payment);
        Map<DocumentId, Money> open = new LinkedHashMap<>();
        documents.forEach((id, document) -> open.put(id, document.open()));
        Money over = Money.zero(payment.amount().currency());
        Money sum = sumBefore(em, payment, rows);
        for (PaymentTransactionEntity row : rows) {
            Entry entry = row.toEntry();
            Money after = counts(payment, entry) ? sum.plus(entry.amount()) : sum;
            Map<DocumentId, Money> changes =
                    entry.kind() == Kind.SET_OFF ? allotment.bySetOff() : allotment.byMoney(sum, after);
            for (Map.Entry<DocumentId, Money> change : changes.entrySet()) {
                over = over.plus(book(em, documents.get(change.getKey()), change.getValue(), open, row));
            }
            sum = after;
        }
        if (over.isPositive()) {
            payment.overpay(over);
            call(em, payment, Attention.OVERPAID);
        }
    }

    /** Books on one document and says how much of it was more than was open. */
    private Money book(
            EntityManager em,
            Receivable document,
            Money change,
            Map<DocumentId, Money> open,
            PaymentTransactionEntity row) {
        Money none = Money.zero(change.currency());
        if (change.compareTo(none) == 0) {
            return none;
        }
        receivables.book(em, document.id(), change, row.id(), row.toEntry().at());
        // the host may have made another document of it since
        boolean isSettled =
                document.total() != null && document.total().currency().equals(change.currency());
        if (!isSettled) {
            return change.isPositive() ? change : none;
        }
        Money left = open.get(document.id()).minus(change);
        open.put(document.id(), left.isPositive() ? left : none);
        Money over = none.minus(left);
        return change.isPositive() && over.isPositive() ? over : none;
    }

    private Map<DocumentId, Receivable> locked(EntityManager em, PaymentEntity payment) {
        Set<DocumentId> ids =
                PaymentRows.shares(em, payment).stream().map(Share::document).collect(Collectors.toSet());
        return receivables.lock(em, ids).stream().collect(Collectors.toMap(Receivable::id, document -> document));
    }

    /** Whether what was to be paid is open still: the host may have been paid in another way meanwhile. */
    boolean isOpenStill(EntityManager em, PaymentEntity payment) {
        Map<DocumentId, Receivable> documents = locked(em, payment);
        return PaymentRows.shares(em, payment).stream().allMatch(share -> {
            Money open = documents.get(share.document()).open();
            return open != null
                    && open.currency().equals(share.amount().currency())
                    && open.compareTo(share.amount()) >= 0;
        });
    }

    private static Money sumBefore(EntityManager em, PaymentEntity payment, List<PaymentTransactionEntity> rows) {
        Set<Long> later = rows.stream().map(PaymentTransactionEntity::id).collect(Collectors.toSet());
        return PaymentRows.ledger(em, payment).stream()
                .filter(row -> !later.contains(row.id()))
                .map(PaymentTransactionEntity::toEntry)
                .filter(entry -> counts(payment, entry))
                .map(Entry::amount)
                .reduce(Money.zero(payment.amount().currency()), Money::plus);
    }

    /** Whether it is money of the payment's own currency. */
    private static boolean counts(PaymentEntity payment, Entry entry) {
        return entry.kind() != Kind.SET_OFF
                && entry.amount().currency().equals(payment.amount().currency());
    }

    private static Allotment allotment(EntityManager em, PaymentEntity payment) {
        return new Allotment(PaymentRows.shares(em, payment), payment.amount().currency());
    }

    /** What a receipt is about: the money, or what was set off where there is none. */
    private static Money worth(EntityManager em, PaymentEntity payment) {
        return payment.amount().isPositive()
                ? payment.amount()
                : allotment(em, payment).setOff();
    }

    private void tellOf(EntityManager em, PaymentEntity payment, Entry entry) {
        Money amount = Money.zero(entry.amount().currency()).minus(entry.amount());
        if (entry.kind() == Kind.REFUND) {
            notices.tell(em, payment, Happening.Kind.PAYMENT_REFUNDED, amount, Cause.CHECK);
        }
        if (entry.kind() == Kind.CHARGEBACK) {
            notices.tell(em, payment, Happening.Kind.PAYMENT_CHARGED_BACK, amount, Cause.CHECK);
        }
    }

    private static String cut(String problem) {
        return problem == null || problem.length() <= MAX_PROBLEM ? problem : problem.substring(0, MAX_PROBLEM);
    }
}
