package org.kundenportal.impl.payments;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Money;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.payments.AdministeredPayment;
import org.kundenportal.api.payments.AdministeredPayment.RefundState;
import org.kundenportal.api.payments.PaymentAdministration;
import org.kundenportal.api.payments.PaymentFilter;
import org.kundenportal.api.payments.PaymentStatus;
import org.kundenportal.api.payments.PaymentTransaction.Kind;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.connections.NotOpenException;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.persistence.Cursor;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.spi.payment.ProviderException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What staff see of payments and do about them, on the rows of the database. */
@Component(service = PaymentAdministration.class)
public final class JpaPaymentAdministration implements PaymentAdministration {

    private static final int MAX_REFUND_NOTE = 127;
    private static final int MAX_NOTE = 1000;

    private final Tx tx;
    private final Connections connections;
    private final Settler settler;
    private final Ledger ledger;
    private final PaymentRefunds refunds;
    private final PaymentNotices notices;
    private final PaymentViews views;
    private final Customers customers;
    private final Clock clock;

    /** Payments of this portal. */
    @Activate
    public JpaPaymentAdministration(
            @Reference Tx tx,
            @Reference Connections connections,
            @Reference Settler settler,
            @Reference Ledger ledger,
            @Reference PaymentRefunds refunds,
            @Reference PaymentNotices notices,
            @Reference PaymentViews views,
            @Reference Customers customers,
            @Reference PortalHome home) {
        this.tx = tx;
        this.connections = connections;
        this.settler = settler;
        this.ledger = ledger;
        this.refunds = refunds;
        this.notices = notices;
        this.views = views;
        this.customers = customers;
        this.clock = home.clock();
    }

    @Override
    public Page<AdministeredPayment> list(PaymentFilter filter, PageRequest page, Locale language) {
        List<String> from = Cursor.parts(page, 1);
        return tx.read(em -> {
            List<String> conditions = new ArrayList<>();
            Map<String, Object> values = new HashMap<>();
            if (!from.isEmpty()) {
                conditions.add("p.id < :before");
                values.put("before", Cursor.number(from.get(0)));
            }
            if (!filter.statuses().isEmpty()) {
                conditions.add("p.status IN :statuses");
                values.put("statuses", filter.statuses());
            }
            if (filter.customer() != null) {
                conditions.add("p.customerId = :customer");
                values.put(
                        "customer",
                        customers
                                .find(em, filter.customer())
                                .map(customer -> customer.id().value())
                                .orElse(0L));
            }
            if (filter.document() != null) {
                conditions.add("p.id IN (SELECT s.paymentId FROM PaymentShare s"
                        + " WHERE s.type = :type AND s.number = :number)");
                values.put("type", filter.document().type());
                values.put("number", filter.document().number());
            }
            if (filter.attention()) {
                conditions.add("p.attention IS NOT NULL");
            }
            TypedQuery<PaymentEntity> query = em.createQuery(
                    "SELECT p FROM Payment p" + (conditions.isEmpty() ? "" : " WHERE ")
                            + String.join(" AND ", conditions) + " ORDER BY p.id DESC",
                    PaymentEntity.class);
            values.forEach(query::setParameter);
            Page<PaymentEntity> rows = Cursor.page(
                    query.setMaxResults(page.limit() + 1).getResultList(),
                    page,
                    payment -> Cursor.of(payment.id()),
                    payment -> payment);
            return new Page<>(views.ofStaff(em, rows.items(), language), rows.next());
        });
    }

    @Override
    public long attention() {
        return tx.read(em -> em.createQuery("SELECT COUNT(p) FROM Payment p WHERE p.attention IS NOT NULL", Long.class)
                .getSingleResult());
    }

    @Override
    public AdministeredPayment get(String id, Locale language) {
        return tx.read(em -> views.ofStaff(em, List.of(PaymentRows.get(em, id)), language))
                .get(0);
    }

    @Override
    public AdministeredPayment refund(Actor actor, String id, Money amount, String note, Locale language) {
        requireShort("note", note, MAX_REFUND_NOTE);
        PaymentEntity payment = found(id);
        PaymentRefundEntity refund = tx.callRepeatably(em -> wish(em, payment.id(), amount, note, actor));
        try (OpenGateway gateway = connections.open(payment.connection())) {
            refunds.ask(gateway, payment.reference(), refund);
        } catch (NotOpenException e) {
            refunds.refuse(refund, e.reason().name());
            throw Provided.unavailable();
        } catch (ProviderException e) {
            if (!Provided.isUnknown(e)) {
                throw Provided.refusal(e);
            }
            // it is followed until it is known what became of it
        }
        settler.settle(payment.id(), Cause.STAFF);
        return get(id, language);
    }

    private PaymentRefundEntity wish(EntityManager em, long id, Money wished, String note, Actor actor) {
        Instant now = clock.instant();
        PaymentEntity payment = PaymentRows.lock(em, id);
        List<PaymentRefundEntity> former = PaymentRows.refunds(em, id);
        if (former.stream().anyMatch(PaymentRefundEntity::isPending)) {
            throw PortalException.of(ErrorCode.REFUND_IN_PROGRESS);
        }
        List<Entry> entries = PaymentRows.ledger(em, payment).stream()
                .map(PaymentTransactionEntity::toEntry)
                .toList();
        Money most = PaymentViews.refundable(payment, views.connection(em, payment), entries, former);
        if (!most.isPositive()) {
            throw PortalException.of(ErrorCode.NOT_REFUNDABLE);
        }
        Money whole = wished == null ? most : checked(wished, most);
        Source source = source(entries, former, whole);
        Money amount = wished == null && source.left().compareTo(whole) < 0 ? source.left() : whole;
        PaymentRefundEntity refund = new PaymentRefundEntity(
                payment,
                "r-" + payment.publicId() + "-" + (former.size() + 1),
                source.capture(),
                amount,
                note,
                actor,
                now);
        em.persist(refund);
        em.flush();
        payment.recheck(Schedule.next(payment, true, now));
        notices.refunding(em, payment, amount, actor);
        return refund;
    }

    private static Money checked(Money wished, Money most) {
        if (!wished.currency().equals(most.currency())) {
            throw PortalException.invalid("amount", "CURRENCY_MISMATCH");
        }
        if (!wished.isPositive()) {
            throw PortalException.invalid("amount", "NOT_POSITIVE");
        }
        if (wished.compareTo(most) > 0) {
            throw PortalException.invalid("amount", "MORE_THAN_REFUNDABLE");
        }
        return wished;
    }

    /** A capture, and how much of it staff have not given back. */
    private record Source(String capture, Money left) {}

    /** The first capture of which enough is left; else, where the provider took the money in parts, that with most left. */
    private static Source source(List<Entry> entries, List<PaymentRefundEntity> former, Money amount) {
        List<Source> sources = entries.stream()
                .filter(entry -> entry.kind() == Kind.CAPTURE)
                .filter(entry -> entry.amount().currency().equals(amount.currency()))
                .map(entry -> new Source(entry.reference(), left(entry, entries, former)))
                .toList();
        return sources.stream()
                .filter(source -> source.left().compareTo(amount) >= 0)
                .findFirst()
                .orElseGet(() ->
                        sources.stream().max(Comparator.comparing(Source::left)).orElseThrow());
    }

    private static Money left(Entry capture, List<Entry> entries, List<PaymentRefundEntity> refunds) {
        return refunds.stream()
                .filter(refund -> refund.state() != RefundState.FAILED)
                .filter(refund -> capture.reference().equals(refund.capture()))
                .filter(refund ->
                        entries.stream().noneMatch(entry -> entry.isSame(Kind.REFUND_REVERSAL, refund.reference())))
                .map(PaymentRefundEntity::amount)
                .reduce(capture.amount(), Money::minus);
    }

    @Override
    public AdministeredPayment resolve(Actor actor, String id, Resolution resolution, String note, Locale language) {
        requireShort("note", note, MAX_NOTE);
        PaymentEntity found = found(id);
        tx.runRepeatably(em -> {
            PaymentEntity payment = PaymentRows.lock(em, found.id());
            if (payment.attention() == null) {
                throw PortalException.of(ErrorCode.ALREADY_RESOLVED);
            }
            boolean foreign = payment.received() != null
                    && !payment.received().currency().equals(payment.amount().currency());
            if (payment.status() == PaymentStatus.REVIEW && resolution == Resolution.BOOK && foreign) {
                throw PortalException.invalid("resolution", "CURRENCY_MISMATCH");
            }
            ledger.resolve(em, payment, resolution, actor, note);
            payment.recheck(Schedule.next(payment, false, clock.instant()));
        });
        return get(id, language);
    }

    @Override
    public AdministeredPayment check(Actor actor, String id, Locale language) {
        settler.settle(found(id).id(), Cause.STAFF);
        return get(id, language);
    }

    private PaymentEntity found(String id) {
        return tx.read(em -> PaymentRows.get(em, id));
    }

    private static void requireShort(String field, String text, int most) {
        if (text != null && text.length() > most) {
            throw PortalException.invalid(field, "TOO_LONG");
        }
    }
}
