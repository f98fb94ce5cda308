package org.kundenportal.impl.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.kundenportal.api.payments.PaymentStatus;

/**
 * When a payment is read back by itself. What is under way, soon and then more and more seldom; what is paid, and what came
 * to nothing, now and then, for the refund, the chargeback or the late payment of which the provider's report was lost.
 */
final class Schedule {

    /** So long a start, or a refund, of which the answer was lost is asked for again; providers forget keys after an hour. */
    static final Duration REPEATED = Duration.ofMinutes(30);
    /** So long after its start a payment that is still under way needs somebody. */
    static final Duration PATIENCE = Duration.ofDays(14);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1));
    private static final Duration LONGEST_PAUSE = Duration.ofDays(7);
    private static final List<Duration> AFTER_PAYMENT = days(1, 7, 30, 90, 180);
    private static final List<Duration> AFTER_NOTHING = days(1, 7);

    private Schedule() {}

    /**
     * The next time, null if there is none.
     *
     * @param refunding whether a refund is under way
     */
    static Instant next(PaymentEntity payment, boolean refunding, Instant now) {
        if (payment.connection() == null) {
            return null;
        }
        if (PaymentRules.isUnderWay(payment.status()) || refunding) {
            return underWay(payment, now);
        }
        if (payment.reference() == null) {
            return null;
        }
        List<Duration> looks = payment.status() == PaymentStatus.PAID || payment.status() == PaymentStatus.REVIEW
                ? AFTER_PAYMENT
                : AFTER_NOTHING;
        return looks.stream()
                .map(payment.statusAt()::plus)
                .filter(now::isBefore)
                .findFirst()
                .orElse(null);
    }

    private static Instant underWay(PaymentEntity payment, Instant now) {
        if (isOverdue(payment, now)) {
            return now.plus(LONGEST_PAUSE);
        }
        Instant next = now.plus(PAUSES.get(Math.min(payment.checks(), PAUSES.size() - 1)));
        Instant last = payment.startedAt().plus(REPEATED);
        return payment.reference() == null && now.isBefore(last) && last.isBefore(next) ? last : next;
    }

    /** Whether it has been under way for so long that somebody has to look. */
    static boolean isOverdue(PaymentEntity payment, Instant now) {
        return PaymentRules.isUnderWay(payment.status())
                && !now.isBefore(payment.startedAt().plus(PATIENCE));
    }

    private static List<Duration> days(int... counts) {
        return Arrays.stream(counts).mapToObj(Duration::ofDays).toList();
    }
}
