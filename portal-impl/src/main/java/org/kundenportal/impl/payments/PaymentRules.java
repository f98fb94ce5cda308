package org.kundenportal.impl.payments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kundenportal.api.Money;
import org.kundenportal.api.payments.PaymentAdministration.Resolution;
import org.kundenportal.api.payments.PaymentStatus;
import org.kundenportal.api.payments.PaymentTransaction.Kind;
import org.kundenportal.spi.payment.ProviderPayment;
import org.kundenportal.spi.payment.ProviderTransaction;
import org.kundenportal.spi.payment.ProviderTransaction.Status;

/**
 * What becomes of a payment by what its provider says of it. Without any effect, and the same whenever, however often and
 * in whichever order readings come: money that is known already is not known again, and what has been reached is not left
 * for what comes before it. A payment is paid by the money that came, never by a word.
 */
class PaymentRules {

    /** What came is not what was agreed. */
    static final String AMOUNT_MISMATCH = "AMOUNT_MISMATCH";
    /** What came is not in the currency that was agreed. */
    static final String CURRENCY_MISMATCH = "CURRENCY_MISMATCH";

    /** Nobody knows yet what these come to. */
    static final Set<PaymentStatus> UNDER_WAY =
            Set.of(PaymentStatus.UNKNOWN, PaymentStatus.OPEN, PaymentStatus.PENDING, PaymentStatus.AUTHORIZED);

    private static final Set<PaymentStatus> WITH_MONEY = Set.of(PaymentStatus.PAID, PaymentStatus.REVIEW);

    /**
     * A payment as the portal knows it.
     *
     * @param resolution what staff have decided on it, null if nothing
     * @param amount what was agreed
     * @param ledger its movements so far
     */
    record Standing(PaymentStatus status, Resolution resolution, Money amount, List<Entry> ledger) {}

    /**
     * What becomes of it.
     *
     * @param problem a code, null if there is nothing to say
     * @param received what came, where it is not what was agreed; null otherwise
     * @param entries the movements that are new
     * @param attention why somebody is needed, null if nobody is
     */
    record Verdict(PaymentStatus status, String problem, Money received, List<Entry> entries, Attention attention) {}

    /** Whether nobody knows yet what it comes to. */
    static boolean isUnderWay(PaymentStatus status) {
        return UNDER_WAY.contains(status);
    }

    /** Whether it keeps its documents from being paid in another way: money may come for them, or has come and waits. */
    static boolean holdsDocuments(PaymentStatus status) {
        return isUnderWay(status) || status == PaymentStatus.REVIEW;
    }

    /** Whether the portal has to take the money that the customer agreed to. */
    boolean isToComplete(Standing known, ProviderPayment read) {
        return read.state() == ProviderPayment.State.APPROVED
                && next(known.status(), PaymentStatus.UNKNOWN) == PaymentStatus.UNKNOWN
                && isAgreed(known, read.amount());
    }

    /** What it is after an answer was lost. */
    PaymentStatus unanswered(PaymentStatus status) {
        return status == PaymentStatus.OPEN ? PaymentStatus.UNKNOWN : status;
    }

    /** What becomes of it by this reading. */
    Verdict judge(Standing known, ProviderPayment read) {
        Optional<Money> received = received(read);
        PaymentStatus status = known.resolution() == Resolution.DISMISS
                ? known.status()
                : next(known.status(), wanted(known, read, received));
        boolean turned = status != known.status();
        List<Entry> entries =
                WITH_MONEY.contains(status) || known.resolution() != null ? fresh(known.ledger(), read) : List.of();
        return new Verdict(
                status,
                turned ? problem(known, read, status, received) : null,
                turned && status == PaymentStatus.REVIEW ? received.orElse(null) : null,
                entries,
                attention(known, read, turned ? status : null, entries));
    }

    private static PaymentStatus wanted(Standing known, ProviderPayment read, Optional<Money> received) {
        if (received.isPresent()) {
            return received.get().equals(known.amount()) ? PaymentStatus.PAID : PaymentStatus.REVIEW;
        }
        return switch (read.state()) {
            case OPEN -> PaymentStatus.OPEN;
            case APPROVED -> isAgreed(known, read.amount()) ? PaymentStatus.UNKNOWN : PaymentStatus.FAILED;
            case PENDING, PAID -> PaymentStatus.PENDING;
            case AUTHORIZED -> PaymentStatus.AUTHORIZED;
            case FAILED -> PaymentStatus.FAILED;
            case CANCELED -> PaymentStatus.CANCELED;
            case EXPIRED -> PaymentStatus.EXPIRED;
        };
    }

    /** The status after, unless a reading that is older, or too late, is to change nothing. */
    PaymentStatus next(PaymentStatus now, PaymentStatus wanted) {
        if (WITH_MONEY.contains(now)) {
            return now;
        }
        if (isUnderWay(now)) {
            return rank(wanted) >= rank(now) ? wanted : now;
        }
        return WITH_MONEY.contains(wanted) ? wanted : now;
    }

    private static int rank(PaymentStatus status) {
        return switch (status) {
            case UNKNOWN, OPEN -> 0;
            case PENDING -> 1;
            case AUTHORIZED -> 2;
            case FAILED, CANCELED, EXPIRED -> 3;
            case PAID, REVIEW -> 4;
        };
    }

    /** All that came, once no more is under way; empty if nothing did. */
    private static Optional<Money> received(ProviderPayment read) {
        boolean underWay =
                switch (read.state()) {
                    case OPEN, APPROVED, PENDING, AUTHORIZED -> true;
                    case PAID, FAILED, CANCELED, EXPIRED -> false;
                };
        return underWay
                ? Optional.empty()
                : read.transactions().stream()
                        .filter(PaymentRules::isCaptured)
                        .map(ProviderTransaction::amount)
                        .reduce(PaymentRules::sum);
    }

    /** Whatever has come back since, it came. */
    private static boolean isCaptured(ProviderTransaction transaction) {
        return transaction.kind() == ProviderTransaction.Kind.CAPTURE && transaction.status() == Status.DONE;
    }

    /** Of two currencies the other one, so that it does not look like what was agreed. */
    private static Money sum(Money one, Money other) {
        return one.currency().equals(other.currency()) ? one.plus(other) : other;
    }

    private static boolean isAgreed(Standing known, Money amount) {
        return amount == null || amount.equals(known.amount());
    }

    private static String problem(
            Standing known, ProviderPayment read, PaymentStatus status, Optional<Money> received) {
        if (status == PaymentStatus.REVIEW || (isFailed(status) && !isAgreed(known, read.amount()))) {
            Money other = received.orElse(read.amount());
            return other.currency().equals(known.amount().currency()) ? AMOUNT_MISMATCH : CURRENCY_MISMATCH;
        }
        return isUnderWay(status) || status == PaymentStatus.PAID ? null : read.reason();
    }

    private static boolean isFailed(PaymentStatus status) {
        return status == PaymentStatus.FAILED;
    }

    /** @param turned what it has become just now, null if it is what it was */
    private static Attention attention(
            Standing known, ProviderPayment read, PaymentStatus turned, List<Entry> entries) {
        if (turned == PaymentStatus.REVIEW) {
            return Attention.REVIEW;
        }
        if (turned == PaymentStatus.FAILED && read.state() == ProviderPayment.State.APPROVED) {
            return Attention.OTHER_AMOUNT;
        }
        if (entries.stream().anyMatch(entry -> entry.kind() == Kind.CHARGEBACK)) {
            return Attention.CHARGED_BACK;
        }
        boolean foreign = entries.stream()
                .anyMatch(entry ->
                        !entry.amount().currency().equals(known.amount().currency()));
        return foreign ? Attention.OTHER_CURRENCY : null;
    }

    /** The movements that the ledger does not have. */
    private static List<Entry> fresh(List<Entry> ledger, ProviderPayment read) {
        List<Entry> all = new ArrayList<>(ledger);
        for (ProviderTransaction transaction : read.transactions()) {
            entry(all, transaction)
                    .filter(entry -> !has(all, entry.kind(), entry.reference()))
                    .ifPresent(all::add);
        }
        return all.subList(ledger.size(), all.size());
    }

    private static Optional<Entry> entry(List<Entry> ledger, ProviderTransaction transaction) {
        return switch (transaction.status()) {
            case PENDING -> Optional.empty();
            case DONE -> done(ledger, transaction);
            case FAILED -> cameBack(ledger, transaction);
        };
    }

    private static Optional<Entry> done(List<Entry> ledger, ProviderTransaction transaction) {
        return switch (transaction.kind()) {
            case CAPTURE -> in(Kind.CAPTURE, transaction);
            case REFUND -> out(Kind.REFUND, transaction);
            case CHARGEBACK -> out(Kind.CHARGEBACK, transaction);
            case CHARGEBACK_REVERSAL -> undone(ledger, Kind.CHARGEBACK, Kind.CHARGEBACK_REVERSAL, transaction);
        };
    }

    /** What never moved is nothing; what the ledger has as moved, and did not, is turned round. */
    private static Optional<Entry> cameBack(List<Entry> ledger, ProviderTransaction transaction) {
        return switch (transaction.kind()) {
            case CAPTURE ->
                has(ledger, Kind.CAPTURE, transaction.id()) ? out(Kind.CHARGEBACK, transaction) : Optional.empty();
            case REFUND -> undone(ledger, Kind.REFUND, Kind.REFUND_REVERSAL, transaction);
            case CHARGEBACK -> undone(ledger, Kind.CHARGEBACK, Kind.CHARGEBACK_REVERSAL, transaction);
            case CHARGEBACK_REVERSAL -> Optional.empty();
        };
    }

    private static Optional<Entry> undone(List<Entry> ledger, Kind what, Kind by, ProviderTransaction transaction) {
        return has(ledger, what, transaction.id()) ? in(by, transaction) : Optional.empty();
    }

    private static boolean has(List<Entry> ledger, Kind kind, String reference) {
        return ledger.stream().anyMatch(entry -> entry.isSame(kind, reference));
    }

    private static Optional<Entry> in(Kind kind, ProviderTransaction transaction) {
        return Optional.of(new Entry(kind, transaction.id(), transaction.amount(), transaction.at()));
    }

    private static Optional<Entry> out(Kind kind, ProviderTransaction transaction) {
        Money amount = transaction.amount();
        return Optional.of(
                new Entry(kind, transaction.id(), Money.zero(amount.currency()).minus(amount), transaction.at()));
    }
}
