package org.kundenportal.impl.documents;

import java.math.BigDecimal;

/**
 * What is settled of a document, by whom. The portal knows its own payments to the cent. The host says again and again
 * how much is paid in total, sooner or later with the portal's payments in it; which part of its total they are, it does
 * not say.
 *
 * <p>What the host says is therefore compared with what it said before. As far as it moves the way in which the portal's
 * payments have moved that the host had not taken over yet, it takes them over; the rest is money, or a correction, that
 * reached the host another way. Thus a host that repeats itself changes nothing, one that has not heard of a payment does
 * not undo it, and one that has heard of it does not count it twice.
 *
 * <p>A host may be quicker than the portal to hear of a refund or a chargeback. It then says less than the portal's payments
 * that it has taken over, which looks as if less than nothing had come another way, until the portal books the same.
 *
 * @param elsewhere what was settled other than by the portal's payments; below zero only while the host says less than it
 *     has taken over
 * @param portal the sum of the portal's payments, refunds and chargebacks
 * @param acknowledged how much of {@code portal} the host has taken over
 */
record Balance(BigDecimal elsewhere, BigDecimal portal, BigDecimal acknowledged) {

    /** Of a document of which nothing was ever settled. */
    static final Balance NONE = new Balance(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** What is settled. */
    BigDecimal settled() {
        return elsewhere.add(portal);
    }

    /** The total that the host said last. */
    BigDecimal said() {
        return elsewhere.add(acknowledged);
    }

    /** What the portal has booked and the host does not say yet; negative after a refund of which it has not heard. */
    BigDecimal unacknowledged() {
        return portal.subtract(acknowledged);
    }

    /** After a payment of the portal; negative for a refund, of which the host may have said a part already. */
    Balance booked(BigDecimal amount) {
        BigDecimal known =
                amount.signum() < 0 && elsewhere.signum() < 0 ? nearerToZero(amount, elsewhere) : BigDecimal.ZERO;
        return new Balance(elsewhere.subtract(known), portal.add(amount), acknowledged.add(known));
    }

    /** After the host said that this much is paid in total. */
    Balance told(BigDecimal total) {
        BigDecimal news = total.subtract(said());
        BigDecimal waiting = unacknowledged();
        BigDecimal taken = news.signum() == waiting.signum() ? nearerToZero(news, waiting) : BigDecimal.ZERO;
        return new Balance(elsewhere.add(news).subtract(taken), portal, acknowledged.add(taken));
    }

    private static BigDecimal nearerToZero(BigDecimal one, BigDecimal other) {
        return one.abs().compareTo(other.abs()) <= 0 ? one : other;
    }
}
