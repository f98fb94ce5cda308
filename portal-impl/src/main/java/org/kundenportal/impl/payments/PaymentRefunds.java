package org.kundenportal.impl.payments;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.persistence.EntityManager;
import org.kundenportal.api.payments.AdministeredPayment.RefundState;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderPayment;
import org.kundenportal.spi.payment.ProviderTransaction;
import org.kundenportal.spi.payment.Refunds;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks providers for the refunds that staff want, and finds out what became of them. The ledger books a refund only when it
 * is read back; here is known whose wish it was. Thread-safe.
 */
@Component(service = PaymentRefunds.class)
public final class PaymentRefunds {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentRefunds.class);

    private final Tx tx;
    private final Clock clock;

    /** Refunds of this portal. */
    @Activate
    public PaymentRefunds(@Reference Tx tx, @Reference PortalHome home) {
        this.tx = tx;
        this.clock = home.clock();
    }

    /**
     * Asks the provider, outside of any transaction, and remembers its answer.
     *
     * @throws ProviderException if there was none, or it was no; a refusal is remembered, too
     */
    void ask(OpenGateway gateway, String payment, PaymentRefundEntity refund) throws ProviderException {
        try {
            send(gateway, payment, refund);
        } catch (ProviderException e) {
            if (!Provided.isUnknown(e)) {
                refuse(refund, Provided.problem(e));
            }
            throw e;
        }
    }

    private void send(OpenGateway gateway, String payment, PaymentRefundEntity refund) throws ProviderException {
        Refunds refunds = gateway.as(Refunds.class)
                .orElseThrow(() -> ProviderException.notExecuted(ProviderException.Reason.UNSUPPORTED, null));
        ProviderTransaction transaction = Provided.by(() -> refunds.refund(refund.toRequest(payment)));
        change(refund, row -> row.refer(transaction.id()));
    }

    /** It surely did not happen, unless it was asked for again meanwhile, and that is known to have happened. */
    void refuse(PaymentRefundEntity refund, String problem) {
        change(refund, row -> {
            if (row.reference() == null) {
                row.end(RefundState.FAILED, problem);
            }
        });
    }

    private void change(PaymentRefundEntity refund, Consumer<PaymentRefundEntity> change) {
        tx.runRepeatably(em -> {
            PaymentRows.lock(em, refund.payment());
            PaymentRefundEntity row = em.find(PaymentRefundEntity.class, refund.id());
            if (row.isPending()) {
                change.accept(row);
            }
        });
    }

    /** Asks again, with the same request, for those of which the answer was lost and the reading says nothing. */
    boolean isAskedAgain(OpenGateway gateway, ProviderPayment read, List<PaymentRefundEntity> refunds) {
        boolean asked = false;
        for (PaymentRefundEntity refund : refunds) {
            boolean lost = refund.isPending()
                    && refund.reference() == null
                    && found(read, refund).isEmpty()
                    && !isTooOld(refund);
            asked |= lost && isSent(gateway, read.id(), refund);
        }
        return asked;
    }

    /** That this time it is refused says nothing of the first time: what became of it is read. */
    private boolean isSent(OpenGateway gateway, String payment, PaymentRefundEntity refund) {
        try {
            send(gateway, payment, refund);
            return true;
        } catch (ProviderException e) {
            LOG.info("Refund {} is in doubt still: {}", refund.requestKey(), e.getMessage());
            return false;
        }
    }

    /** Says of each refund that is under way what the reading says. The payment is locked. */
    void follow(EntityManager em, PaymentEntity payment, ProviderPayment read) {
        for (PaymentRefundEntity refund : PaymentRows.refunds(em, payment.id())) {
            if (refund.isPending()) {
                Optional<ProviderTransaction> found = found(read, refund);
                found.ifPresent(transaction -> follow(refund, transaction));
                if (found.isEmpty() && refund.reference() == null && isTooOld(refund)) {
                    refund.end(RefundState.FAILED, "NOT_EXECUTED");
                }
            }
        }
    }

    private static void follow(PaymentRefundEntity refund, ProviderTransaction transaction) {
        refund.refer(transaction.id());
        switch (transaction.status()) {
            case PENDING -> {
                // on its way
            }
            case DONE -> refund.end(RefundState.DONE, null);
            case FAILED -> refund.end(RefundState.FAILED, null);
        }
    }

    private static Optional<ProviderTransaction> found(ProviderPayment read, PaymentRefundEntity refund) {
        return read.transactions().stream()
                .filter(transaction -> transaction.kind() == ProviderTransaction.Kind.REFUND)
                .filter(transaction -> Objects.equals(transaction.requestKey(), refund.requestKey())
                        || transaction.id().equals(refund.reference()))
                .findFirst();
    }

    private boolean isTooOld(PaymentRefundEntity refund) {
        return !clock.instant().isBefore(refund.requestedAt().plus(Schedule.REPEATED));
    }
}
