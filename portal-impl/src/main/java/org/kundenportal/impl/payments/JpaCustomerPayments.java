package org.kundenportal.impl.payments;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.payments.CustomerPayments;
import org.kundenportal.api.payments.OpenItem;
import org.kundenportal.api.payments.Payment;
import org.kundenportal.api.payments.PaymentOffer;
import org.kundenportal.api.payments.PaymentOption;
import org.kundenportal.api.payments.PaymentPolicy;
import org.kundenportal.api.payments.PaymentStatus;
import org.kundenportal.api.payments.PaymentWish;
import org.kundenportal.api.payments.StartedPayment;
import org.kundenportal.api.settings.Release;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.ViewOnly;
import org.kundenportal.impl.documents.Receivables;
import org.kundenportal.impl.documents.Receivables.Receivable;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How customers pay, on the rows of the database. */
@Component(service = CustomerPayments.class)
public final class JpaCustomerPayments implements CustomerPayments {

    private final Tx tx;
    private final Connections connections;
    private final Receivables receivables;
    private final PaymentStarts starts;
    private final Settler settler;
    private final Ledger ledger;
    private final PaymentViews views;
    private final SettingRows settings;
    private final Clock clock;

    /** Payments of this portal. */
    @Activate
    public JpaCustomerPayments(
            @Reference Tx tx,
            @Reference Connections connections,
            @Reference Receivables receivables,
            @Reference PaymentStarts starts,
            @Reference Settler settler,
            @Reference Ledger ledger,
            @Reference PaymentViews views,
            @Reference SettingRows settings,
            @Reference PortalHome home) {
        this.tx = tx;
        this.connections = connections;
        this.receivables = receivables;
        this.starts = starts;
        this.settler = settler;
        this.ledger = ledger;
        this.views = views;
        this.settings = settings;
        this.clock = home.clock();
    }

    @Override
    public PaymentOffer offer(ActingCustomer customer, DocumentKey invoice, Locale language) {
        if (invoice.type() != DocumentType.INVOICE) {
            throw PortalException.notFound();
        }
        Release release = settings.get(Setting.RELEASE);
        PaymentPolicy policy = settings.get(Setting.PAYMENTS);
        return tx.read(em -> {
            Receivable receivable = receivables.open(em, customer, invoice, release, DocumentAction.PAY);
            boolean payable = receivable.open() != null && receivable.open().isPositive();
            return new PaymentOffer(
                    payable ? options(em, language) : List.of(),
                    receivable.open(),
                    payable ? PaymentPlan.minimum(receivable.open(), policy) : null,
                    PaymentRows.running(em, receivable.id())
                            .map(id -> em.find(PaymentEntity.class, id))
                            .filter(payment -> isWithin(em, customer, payment))
                            .map(payment -> shown(em, customer, views.ofCustomer(em, payment, language), release))
                            .orElse(null));
        });
    }

    @Override
    public List<OpenItem> openItems(ActingCustomer customer) {
        Release release = settings.get(Setting.RELEASE);
        return tx.read(em -> {
            List<Receivable> open = receivables.all(em, customer, release);
            Set<Long> running = running(em, open);
            return open.stream()
                    .map(document -> new OpenItem(
                            document.key(),
                            document.issueDate(),
                            document.dueDate(),
                            document.open(),
                            running.contains(document.id().value())))
                    .toList();
        });
    }

    private static Set<Long> running(EntityManager em, List<Receivable> documents) {
        if (documents.isEmpty()) {
            return Set.of();
        }
        return em.createQuery("SELECT c.documentId FROM PaymentClaim c WHERE c.documentId IN :documents", Long.class)
                .setParameter(
                        "documents",
                        documents.stream()
                                .map(document -> document.id().value())
                                .toList())
                .getResultStream()
                .collect(Collectors.toSet());
    }

    @Override
    public List<PaymentOption> options(ActingCustomer customer, Locale language) {
        Release release = settings.get(Setting.RELEASE);
        if (!release.actions().contains(DocumentAction.PAY)) {
            throw PortalException.of(ErrorCode.ACTION_NOT_RELEASED);
        }
        return tx.read(em -> options(em, language));
    }

    private List<PaymentOption> options(EntityManager em, Locale language) {
        return connections.active(em).stream()
                .map(connection ->
                        new PaymentOption(Long.toString(connection.id()), connection.type(), connection.name(language)))
                .toList();
    }

    @Override
    public StartedPayment start(ActingCustomer customer, PaymentWish wish, Locale language) {
        return starts.start(customer, wish, language);
    }

    @Override
    public Payment get(ActingCustomer customer, String id, Locale language) {
        Release release = settings.get(Setting.RELEASE);
        return tx.read(em -> shown(em, customer, views.ofCustomer(em, found(em, customer, id), language), release));
    }

    @Override
    public List<Payment> ofDocument(ActingCustomer customer, DocumentKey document, Locale language) {
        Release release = settings.get(Setting.RELEASE);
        return tx.read(em -> {
            Receivable receivable = receivables.open(em, customer, document, release, DocumentAction.VIEW);
            List<PaymentEntity> payments = em.createQuery(
                            "SELECT p FROM Payment p WHERE p.customerId = :customer AND p.id IN (SELECT s.paymentId"
                                    + " FROM PaymentShare s WHERE s.documentId = :document) ORDER BY p.id DESC",
                            PaymentEntity.class)
                    .setParameter("customer", customer.customer().value())
                    .setParameter("document", receivable.id().value())
                    .getResultStream()
                    .filter(payment -> isWithin(em, customer, payment))
                    .toList();
            return views.ofCustomer(em, payments, language).stream()
                    .map(payment -> shown(em, customer, payment, release))
                    .toList();
        });
    }

    @Override
    public Payment complete(ActingCustomer customer, String id, Locale language) {
        ViewOnly.refuse(customer);
        PaymentEntity payment = tx.read(em -> found(em, customer, id));
        if (PaymentRules.isUnderWay(payment.status())) {
            settler.settle(payment.id(), Cause.CUSTOMER);
        }
        return get(customer, id, language);
    }

    @Override
    public Payment cancel(ActingCustomer customer, String id, Locale language) {
        ViewOnly.refuse(customer);
        PaymentEntity payment = tx.read(em -> found(em, customer, id));
        // where the portal takes the money, asking would take it; elsewhere the provider may have ended it already
        if (!tx.callRepeatably(em -> isCanceled(em, payment.id()))) {
            settler.settle(payment.id(), Cause.CUSTOMER);
        }
        Payment after = get(customer, id, language);
        if (after.status() != PaymentStatus.CANCELED
                && after.status() != PaymentStatus.EXPIRED
                && after.status() != PaymentStatus.FAILED) {
            throw PortalException.of(ErrorCode.NOT_CANCELABLE);
        }
        return after;
    }

    private boolean isCanceled(EntityManager em, long id) {
        PaymentEntity payment = PaymentRows.lock(em, id);
        boolean cancelable = PaymentViews.isCancelable(payment, views.connection(em, payment));
        if (cancelable) {
            ledger.turn(em, payment, PaymentStatus.CANCELED, null, Cause.CUSTOMER);
            payment.check(Schedule.next(payment, false, clock.instant()));
        }
        return cancelable;
    }

    private PaymentEntity found(EntityManager em, ActingCustomer customer, String id) {
        PaymentEntity payment = PaymentRows.get(em, id);
        if (!isWithin(em, customer, payment)) {
            throw PortalException.notFound();
        }
        return payment;
    }

    /** A session that is confined to one document or order is shown nothing of others that were paid with it. */
    private boolean isWithin(EntityManager em, ActingCustomer customer, PaymentEntity payment) {
        return payment.customer().equals(customer.customer())
                && PaymentRows.shares(em, payment).stream()
                        .allMatch(share -> receivables.isWithin(em, customer, share.document()));
    }

    /**
     * Of its documents those that are released now, and its page only while paying is.
     *
     * @throws PortalException NOT_FOUND if none of them is
     */
    private Payment shown(EntityManager em, ActingCustomer customer, Payment payment, Release release) {
        List<Payment.Share> shares = payment.shares().stream()
                .filter(share -> receivables.isVisible(em, customer, share.document(), release))
                .toList();
        if (shares.isEmpty()) {
            throw PortalException.notFound();
        }
        return new Payment(
                payment.id(),
                payment.status(),
                payment.amount(),
                payment.refunded(),
                payment.chargedBack(),
                payment.startedAt(),
                payment.label(),
                release.actions().contains(DocumentAction.PAY) ? payment.page() : null,
                payment.cancelable(),
                shares,
                payment.transactions());
    }
}
