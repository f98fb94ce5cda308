package org.kundenportal.impl.payments;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.Actor;
import org.kundenportal.api.Money;
import org.kundenportal.api.payments.PaymentAdministration.Resolution;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.documents.DocumentMails;
import org.kundenportal.impl.mail.Mail;
import org.kundenportal.impl.mail.MailKind;
import org.kundenportal.impl.mail.Outbox;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Who is told what becomes of payments: the timeline, and by mail the customer and the merchant. All in the transaction of
 * the change, so that it is told if and only if it has happened, and once. Thread-safe.
 */
@Component(service = PaymentNotices.class)
public class PaymentNotices {

    private static final Actor PORTAL = Actor.system("payments");

    private final Timeline timeline;
    private final Outbox outbox;
    private final DocumentMails mails;
    private final Customers customers;

    /** Notices through the given outbox. */
    @Activate
    public PaymentNotices(
            @Reference Timeline timeline,
            @Reference Outbox outbox,
            @Reference DocumentMails mails,
            @Reference Customers customers) {
        this.timeline = timeline;
        this.outbox = outbox;
        this.mails = mails;
        this.customers = customers;
    }

    /** A customer has begun it. */
    void started(EntityManager em, PaymentEntity payment, ActingCustomer customer) {
        Happening happening = Happening.by(customer, Happening.Kind.PAYMENT_STARTED);
        timeline.add(em, about(em, payment, happening, payment.amount()));
    }

    /** It has changed, or money of it has moved. */
    void tell(EntityManager em, PaymentEntity payment, Happening.Kind kind, Money amount, Cause cause) {
        Happening happening = Happening.of(kind, actor(em, payment, cause));
        timeline.add(em, about(em, payment, happening, amount).with("problem", payment.problem()));
        switch (kind) {
            case PAYMENT_PAID -> toCustomer(em, payment, MailKind.PAYMENT_RECEIPT, amount);
            case PAYMENT_REFUNDED -> toCustomer(em, payment, MailKind.PAYMENT_REFUNDED, amount);
            default -> {
                // the customer sees it in the portal
            }
        }
    }

    /** Staff are needed. */
    void call(EntityManager em, PaymentEntity payment, Attention attention) {
        kind(attention)
                .ifPresent(kind -> timeline.add(
                        em,
                        about(em, payment, Happening.of(kind, PORTAL), payment.amount())
                                .with("problem", attention)));
        Mail mail =
                mails.toStaff(em, MailKind.PAYMENT_PROBLEM, first(em, payment).document());
        PaymentWords words = PaymentWords.in(mail.language());
        outbox.add(
                em,
                worded(em, payment, mail, Objects.requireNonNullElse(payment.received(), payment.amount()))
                        .with("Payment.problem", words.problem(attention)));
    }

    /** A chargeback is on the timeline as a movement of money. */
    private static Optional<Happening.Kind> kind(Attention attention) {
        return switch (attention) {
            case REVIEW -> Optional.of(Happening.Kind.PAYMENT_REVIEW);
            case OVERPAID -> Optional.of(Happening.Kind.PAYMENT_OVERPAID);
            case CHARGED_BACK -> Optional.empty();
            case OTHER_CURRENCY, OTHER_AMOUNT, UNANSWERED -> Optional.of(Happening.Kind.PAYMENT_ATTENTION);
        };
    }

    /** Staff want to give money back. */
    void refunding(EntityManager em, PaymentEntity payment, Money amount, Actor actor) {
        timeline.add(em, about(em, payment, Happening.of(Happening.Kind.PAYMENT_REFUND_STARTED, actor), amount));
    }

    /** Staff have decided on it. */
    void resolved(EntityManager em, PaymentEntity payment, Resolution resolution, Actor actor, String note) {
        timeline.add(
                em,
                about(em, payment, Happening.of(Happening.Kind.PAYMENT_RESOLVED, actor), payment.amount())
                        .with("resolution", resolution)
                        .with("note", note));
    }

    private void toCustomer(EntityManager em, PaymentEntity payment, MailKind kind, Money amount) {
        mails.toCustomer(em, kind, first(em, payment).document())
                .ifPresent(mail -> outbox.add(em, worded(em, payment, mail, amount)));
    }

    private static Mail worded(EntityManager em, PaymentEntity payment, Mail mail, Money amount) {
        PaymentWords words = PaymentWords.in(mail.language());
        return mail.with("Payment.amount", words.money(amount))
                .with("Payment.documents", words.lines(PaymentRows.shares(em, payment)))
                .with("Payment.number", payment.publicId());
    }

    private Happening about(EntityManager em, PaymentEntity payment, Happening happening, Money amount) {
        return happening
                .to(
                        payment.customer(),
                        customers.addressee(em, payment.customer()).number())
                .on(first(em, payment).key())
                .with("payment", payment.publicId())
                .with("status", payment.status())
                .with("amount", amount.amount().toPlainString())
                .with("currency", amount.currency())
                .with("documents", numbers(em, payment));
    }

    /** Null where the one document says it all. */
    private static String numbers(EntityManager em, PaymentEntity payment) {
        String numbers = PaymentRows.shares(em, payment).stream()
                .map(share -> share.key().number())
                .collect(Collectors.joining(", "));
        return numbers.contains(", ") ? numbers : null;
    }

    private Actor actor(EntityManager em, PaymentEntity payment, Cause cause) {
        return cause == Cause.CUSTOMER
                ? new Actor(
                        Actor.Kind.CUSTOMER,
                        customers.addressee(em, payment.customer()).name())
                : PORTAL;
    }

    private static Share first(EntityManager em, PaymentEntity payment) {
        return PaymentRows.shares(em, payment).stream()
                .filter(share -> !share.isCredit())
                .findFirst()
                .orElseThrow();
    }
}
