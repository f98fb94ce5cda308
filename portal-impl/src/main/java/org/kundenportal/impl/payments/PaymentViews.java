package org.kundenportal.impl.payments;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.kundenportal.api.Money;
import org.kundenportal.api.payments.AdministeredPayment;
import org.kundenportal.api.payments.Payment;
import org.kundenportal.api.payments.PaymentStatus;
import org.kundenportal.api.payments.PaymentTransaction.Kind;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.spi.payment.Capability;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Payments as customers and staff see them; of many payments the rows are read together. Thread-safe. */
@Component(service = PaymentViews.class)
public final class PaymentViews {

    private final Connections connections;
    private final Customers customers;

    /** Views that name these connections and customers. */
    @Activate
    public PaymentViews(@Reference Connections connections, @Reference Customers customers) {
        this.connections = connections;
        this.customers = customers;
    }

    /** As their customer sees them, in their order. */
    List<Payment> ofCustomer(EntityManager em, List<PaymentEntity> payments, Locale language) {
        Rows rows = rows(em, payments);
        return payments.stream()
                .map(payment -> view(em, payment, rows, customersStatus(payment.status()), language))
                .toList();
    }

    /** As its customer sees it. */
    Payment ofCustomer(EntityManager em, PaymentEntity payment, Locale language) {
        return ofCustomer(em, List.of(payment), language).get(0);
    }

    /** As staff see them, in their order. */
    List<AdministeredPayment> ofStaff(EntityManager em, List<PaymentEntity> payments, Locale language) {
        Rows rows = rows(em, payments);
        Map<Long, List<PaymentRefundEntity>> refunds =
                children(em, payments, "PaymentRefund", PaymentRefundEntity.class, PaymentRefundEntity::payment);
        Map<Long, List<PaymentStepEntity>> steps =
                children(em, payments, "PaymentStep", PaymentStepEntity.class, PaymentStepEntity::payment);
        return payments.stream()
                .map(payment -> ofStaff(
                        em,
                        payment,
                        rows,
                        refunds.getOrDefault(payment.id(), List.of()),
                        steps.getOrDefault(payment.id(), List.of()),
                        language))
                .toList();
    }

    private AdministeredPayment ofStaff(
            EntityManager em,
            PaymentEntity payment,
            Rows rows,
            List<PaymentRefundEntity> refunds,
            List<PaymentStepEntity> steps,
            Locale language) {
        Customers.Addressee customer = customers.addressee(em, payment.customer());
        Connection connection = connection(em, payment);
        return new AdministeredPayment(
                view(em, payment, rows, payment.status(), language),
                customer.number(),
                customer.name(),
                payment.connection() == null ? null : payment.connection().toString(),
                connection == null ? null : connection.displayName(),
                connection == null ? null : connection.type(),
                payment.reference(),
                payment.method(),
                payment.problem(),
                payment.attention() == null ? null : payment.attention().name(),
                payment.received(),
                payment.overpaid(),
                payment.nextCheckAt(),
                refundable(payment, connection, rows.ledger(payment), refunds),
                refunds.stream().map(PaymentRefundEntity::toRefund).toList(),
                steps.stream().map(PaymentStepEntity::toStep).toList());
    }

    /** How much of it can still be given back. */
    static Money refundable(
            PaymentEntity payment, Connection connection, List<Entry> ledger, List<PaymentRefundEntity> refunds) {
        Money none = Money.zero(payment.amount().currency());
        boolean can = payment.status() == PaymentStatus.PAID
                && connection != null
                && connection.capabilities().contains(Capability.REFUND);
        if (!can) {
            return none;
        }
        Money left = sum(
                payment,
                ledger,
                Set.of(Kind.CAPTURE, Kind.REFUND, Kind.REFUND_REVERSAL, Kind.CHARGEBACK, Kind.CHARGEBACK_REVERSAL));
        for (PaymentRefundEntity refund : refunds) {
            boolean booked = refund.reference() != null
                    && ledger.stream().anyMatch(entry -> entry.isSame(Kind.REFUND, refund.reference()));
            if (refund.isPending() && !booked) {
                left = left.minus(refund.toRefund().amount());
            }
        }
        return left.isPositive() ? left : none;
    }

    private Payment view(EntityManager em, PaymentEntity payment, Rows rows, PaymentStatus status, Locale language) {
        Connection connection = connection(em, payment);
        List<Entry> ledger = rows.ledger(payment);
        Money none = Money.zero(payment.amount().currency());
        return new Payment(
                payment.publicId(),
                status,
                payment.amount(),
                none.minus(sum(payment, ledger, Set.of(Kind.REFUND, Kind.REFUND_REVERSAL))),
                none.minus(sum(payment, ledger, Set.of(Kind.CHARGEBACK, Kind.CHARGEBACK_REVERSAL))),
                payment.startedAt(),
                connection == null || !connection.isInstalled() ? null : connection.name(language),
                payment.page(),
                isCancelable(payment, connection),
                rows.shares(payment).stream()
                        .map(share -> new Payment.Share(share.key(), share.amount()))
                        .toList(),
                ledger.stream().map(Entry::toTransaction).toList());
    }

    /** Only where no money moves unless the portal takes it, and it has not begun to. */
    static boolean isCancelable(PaymentEntity payment, Connection connection) {
        return (payment.status() == PaymentStatus.OPEN || payment.status() == PaymentStatus.UNKNOWN)
                && !payment.isCaptureBegun()
                && connection != null
                && connection.capabilities().contains(Capability.CAPTURE);
    }

    private static PaymentStatus customersStatus(PaymentStatus status) {
        return status == PaymentStatus.REVIEW ? PaymentStatus.PENDING : status;
    }

    private static Money sum(PaymentEntity payment, List<Entry> ledger, Set<Kind> kinds) {
        return ledger.stream()
                .filter(entry -> kinds.contains(entry.kind()))
                .map(Entry::amount)
                .filter(amount -> amount.currency().equals(payment.amount().currency()))
                .reduce(Money.zero(payment.amount().currency()), Money::plus);
    }

    /** By which it is paid; null of a set-off. */
    Connection connection(EntityManager em, PaymentEntity payment) {
        return payment.connection() == null
                ? null
                : connections.find(em, payment.connection()).orElse(null);
    }

    private record Rows(Map<Long, List<PaymentShareEntity>> shares, Map<Long, List<PaymentTransactionEntity>> ledger) {

        List<Share> shares(PaymentEntity payment) {
            return shares.getOrDefault(payment.id(), List.of()).stream()
                    .map(share -> share.toShare(payment.amount().currency()))
                    .toList();
        }

        List<Entry> ledger(PaymentEntity payment) {
            return ledger.getOrDefault(payment.id(), List.of()).stream()
                    .map(PaymentTransactionEntity::toEntry)
                    .toList();
        }
    }

    private static Rows rows(EntityManager em, List<PaymentEntity> payments) {
        return new Rows(
                children(em, payments, "PaymentShare", PaymentShareEntity.class, PaymentShareEntity::payment),
                children(
                        em,
                        payments,
                        "PaymentTransaction",
                        PaymentTransactionEntity.class,
                        PaymentTransactionEntity::payment));
    }

    private static <T> Map<Long, List<T>> children(
            EntityManager em, List<PaymentEntity> payments, String entity, Class<T> type, Function<T, Long> parent) {
        if (payments.isEmpty()) {
            return Map.of();
        }
        return em.createQuery("SELECT c FROM " + entity + " c WHERE c.paymentId IN :payments ORDER BY c.id", type)
                .setParameter(
                        "payments", payments.stream().map(PaymentEntity::id).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(parent));
    }
}
