package org.kundenportal.impl.payments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.persistence.EntityManager;
import org.kundenportal.api.payments.PaymentStatus;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.connections.NotOpenException;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.spi.payment.Capability;
import org.kundenportal.spi.payment.PaymentGateway;
import org.kundenportal.spi.payment.PaymentLinks;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Reason;
import org.kundenportal.spi.payment.ProviderPayment;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles payments: reads back what the provider knows of one, takes the money if the customer has agreed, and writes down
 * what came of it. Whatever gives the occasion, the customer who comes back, the provider's report, or the portal's own
 * check, ends in {@link #settle}, as often as it likes and from as many threads and nodes at once; nothing of what the
 * occasion says is believed.
 *
 * <p>The provider is asked outside of transactions, and before its answer can matter it is committed that it was asked. So
 * a crash at any point leaves a payment that the next call brings on.
 */
@Component(service = Settler.class)
public final class Settler {

    private static final Logger LOG = LoggerFactory.getLogger(Settler.class);

    private final Tx tx;
    private final Connections connections;
    private final PaymentStarts starts;
    private final PaymentRefunds refunds;
    private final Ledger ledger;
    private final PaymentRules rules;
    private final Clock clock;

    /** Settles by the given connections. */
    @Activate
    public Settler(
            @Reference Tx tx,
            @Reference Connections connections,
            @Reference PaymentStarts starts,
            @Reference PaymentRefunds refunds,
            @Reference Ledger ledger,
            @Reference PortalHome home) {
        this(tx, connections, starts, refunds, ledger, home, new PaymentRules());
    }

    Settler(
            Tx tx,
            Connections connections,
            PaymentStarts starts,
            PaymentRefunds refunds,
            Ledger ledger,
            PortalHome home,
            PaymentRules rules) {
        this.tx = tx;
        this.connections = connections;
        this.starts = starts;
        this.refunds = refunds;
        this.ledger = ledger;
        this.rules = rules;
        this.clock = home.clock();
    }

    /** What is known of a payment before the provider is asked. */
    private record Known(
            long id,
            String publicId,
            Long connection,
            String reference,
            boolean link,
            PaymentRules.Standing standing,
            List<PaymentRefundEntity> refunds,
            Instant nextCheckAt) {}

    private static Known known(EntityManager em, long id) {
        PaymentEntity payment = em.find(PaymentEntity.class, id);
        return new Known(
                id,
                payment.publicId(),
                payment.connection(),
                payment.reference(),
                payment.linkExpires() != null,
                PaymentRows.standing(em, payment),
                PaymentRows.refunds(em, id),
                payment.nextCheckAt());
    }

    /**
     * Brings a payment up to date; says whether its provider answered.
     *
     * @param cause what gave the occasion
     */
    boolean settle(long id, Cause cause) {
        Known known = tx.read(em -> known(em, id));
        if (known.connection() == null) {
            return true;
        }
        if (known.reference() == null) {
            return starts.resume(id);
        }
        try (OpenGateway gateway = connections.open(known.connection())) {
            ProviderPayment read = Provided.by(() -> gateway.gateway().read(known.reference()));
            if (isVain(gateway, known, read)) {
                read = closed(gateway, known);
            } else if (rules.isToComplete(known.standing(), read)) {
                read = completed(gateway.gateway(), known, read, tx.callRepeatably(em -> begin(em, id)));
            }
            ProviderPayment last = afterRefunds(gateway, known, read);
            tx.runRepeatably(em -> book(em, known, last, cause));
            return true;
        } catch (NotOpenException e) {
            tx.runRepeatably(em -> reschedule(em, PaymentRows.lock(em, id), known, null));
            return false;
        } catch (ProviderException e) {
            LOG.info("Payment {} cannot be settled now: {}", known.publicId(), e.getMessage());
            tx.runRepeatably(em -> unanswered(em, known, cause, e));
            return false;
        }
    }

    /** Whether there is a page in somebody's mail on which could be paid what is not open any more. */
    private boolean isVain(OpenGateway gateway, Known known, ProviderPayment read) {
        return known.link()
                && read.state() == ProviderPayment.State.OPEN
                && PaymentRules.isUnderWay(known.standing().status())
                && gateway.as(PaymentLinks.class).isPresent()
                && !tx.callRepeatably(em -> ledger.isOpenStill(em, PaymentRows.lock(em, known.id())));
    }

    /** What the provider knows once nobody can begin to pay any more; who has begun may pay yet. */
    private static ProviderPayment closed(OpenGateway gateway, Known known) throws ProviderException {
        PaymentLinks links = gateway.as(PaymentLinks.class).orElseThrow();
        return Provided.by(() -> {
            links.closeLink(known.reference());
            return gateway.gateway().read(known.reference());
        });
    }

    /** Whether the money is taken. */
    private enum Capture {
        /** It is not to be. */
        NONE,
        /** It surely was not before. */
        FIRST,
        /** It may have been before, or is just being taken by somebody else. */
        AGAIN
    }

    /**
     * Commits that the money is about to be taken, unless it is not to be: the payment has ended, or what it was to pay is
     * not open any more. What was begun once is gone on with, since it may have been taken.
     */
    private Capture begin(EntityManager em, long id) {
        PaymentEntity payment = PaymentRows.lock(em, id);
        if (payment.status() != PaymentStatus.OPEN && payment.status() != PaymentStatus.UNKNOWN) {
            return Capture.NONE;
        }
        if (payment.isCaptureBegun()) {
            return Capture.AGAIN;
        }
        if (!ledger.isOpenStill(em, payment)) {
            ledger.turn(em, payment, PaymentStatus.CANCELED, "NOTHING_TO_PAY", Cause.PORTAL);
            return Capture.NONE;
        }
        payment.beginCapture(clock.instant());
        return Capture.FIRST;
    }

    /** What the provider knows once it was told to take the money. Where it says no, it is asked why. */
    private ProviderPayment completed(PaymentGateway gateway, Known known, ProviderPayment approved, Capture capture)
            throws ProviderException {
        if (capture == Capture.NONE) {
            return approved;
        }
        try {
            return Provided.by(() -> gateway.complete(known.reference(), "x-" + known.publicId()));
        } catch (ProviderException e) {
            if (Provided.isUnknown(e)) {
                // who had begun it may have been refused meanwhile
                tx.runRepeatably(em -> PaymentRows.lock(em, known.id()).beginCapture(clock.instant()));
                throw e;
            }
            LOG.info("Payment {} was not completed: {}", known.publicId(), e.getMessage());
            if (capture == Capture.FIRST) {
                tx.runRepeatably(em -> PaymentRows.lock(em, known.id()).dropCapture());
            }
            return e.reason() == Reason.CUSTOMER_ACTION
                    ? reopened(approved)
                    : Provided.by(() -> gateway.read(known.reference()));
        }
    }

    /** The customer has to choose another way on the same page. */
    private static ProviderPayment reopened(ProviderPayment approved) {
        return new ProviderPayment(
                approved.id(),
                ProviderPayment.State.OPEN,
                approved.amount(),
                approved.page(),
                approved.method(),
                approved.reason(),
                approved.transactions());
    }

    /** What the provider knows once it was asked again for refunds; what it knew before, if it does not say. */
    private ProviderPayment afterRefunds(OpenGateway gateway, Known known, ProviderPayment read) {
        if (!refunds.isAskedAgain(gateway, read, known.refunds())) {
            return read;
        }
        try {
            return Provided.by(() -> gateway.gateway().read(known.reference()));
        } catch (ProviderException e) {
            LOG.info("Payment {} cannot be read after its refund: {}", known.publicId(), e.getMessage());
            return read;
        }
    }

    private void book(EntityManager em, Known known, ProviderPayment read, Cause cause) {
        PaymentEntity payment = PaymentRows.lock(em, known.id());
        payment.pay(read.method());
        ledger.book(em, payment, rules.judge(PaymentRows.standing(em, payment), read), cause);
        refunds.follow(em, payment, read);
        reschedule(em, payment, known, null);
    }

    /** What the customer may have agreed to, or the portal has begun to take, is in doubt until the provider answers. */
    private void unanswered(EntityManager em, Known known, Cause cause, ProviderException failure) {
        PaymentEntity payment = PaymentRows.lock(em, known.id());
        if (isForgotten(em, payment, failure)) {
            ledger.turn(em, payment, PaymentStatus.EXPIRED, Reason.NOT_FOUND.name(), cause);
        } else if (cause == Cause.CUSTOMER || payment.isCaptureBegun()) {
            ledger.turn(em, payment, rules.unanswered(payment.status()), null, cause);
        }
        reschedule(em, payment, known, failure.retryAfter());
    }

    /**
     * Whether the provider has dropped what the customer did not pay in time, as PayPal does. Only where no money moves
     * without the portal, which has not asked for it: elsewhere a customer might pay what these settings do not find.
     */
    private boolean isForgotten(EntityManager em, PaymentEntity payment, ProviderException failure) {
        return failure.reason() == Reason.NOT_FOUND
                && PaymentRules.isUnderWay(payment.status())
                && !payment.isCaptureBegun()
                && connections
                        .find(em, payment.connection())
                        .filter(connection -> connection.capabilities().contains(Capability.CAPTURE))
                        .isPresent();
    }

    /** Unless somebody wants it read back again since this began. */
    private void reschedule(EntityManager em, PaymentEntity payment, Known known, Duration pause) {
        Instant now = clock.instant();
        if (Schedule.isOverdue(payment, now)) {
            ledger.call(em, payment, Attention.UNANSWERED);
        }
        if (Objects.equals(payment.nextCheckAt(), known.nextCheckAt())) {
            boolean refunding = PaymentRows.refunds(em, payment.id()).stream().anyMatch(PaymentRefundEntity::isPending);
            Instant next = Schedule.next(payment, refunding, now);
            Instant earliest = pause == null ? now : now.plus(pause);
            payment.check(next == null || next.isAfter(earliest) ? next : earliest);
        }
    }
}
