package org.kundenportal.impl.documents;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.persistence.EntityManager;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.Money;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.impl.documents.Account.Cause;
import org.kundenportal.impl.documents.Account.Movement;

/** Reads what moved a customer's account. */
final class AccountRows {

    private final EntityManager em;
    private final ZoneId zone;

    /** @param zone in which days are counted */
    AccountRows(EntityManager em, ZoneId zone) {
        this.em = em;
        this.zone = zone;
    }

    private record Booking(Instant at, BigDecimal amount, Currency currency) {}

    /**
     * The movements of the customer's documents until a day, in no order.
     *
     * @param types of documents that the customer may see, not empty
     */
    List<Movement> movements(ActingCustomer customer, Set<DocumentType> types, LocalDate to) {
        Map<Long, List<Booking>> bookings = bookings(customer);
        List<Movement> movements = new ArrayList<>();
        for (Object[] row : VisibleTypes.query(customer, types)
                .and("d.status <> :canceled", "canceled", DocumentStatus.CANCELED)
                .and("d.total IS NOT NULL", null, null)
                .and("d.issueDate <= :to", "to", to)
                .query(
                        em,
                        "d.id, d.type, d.number, d.status, d.issueDate, d.currency, d.total, d.paid, d.updatedAt",
                        "",
                        "ORDER BY d.id")
                .getResultList()) {
            add(movements, row, bookings.getOrDefault((Long) row[0], List.of()));
        }
        return movements;
    }

    private Map<Long, List<Booking>> bookings(ActingCustomer customer) {
        Map<Long, List<Booking>> bookings = new HashMap<>();
        for (Object[] row : em.createQuery(
                        "SELECT s.documentId, s.bookedAt, s.amount, s.currency FROM Settlement s JOIN Document d"
                                + " ON d.id = s.documentId WHERE d.customerId = :customer AND s.amount <> 0 ORDER BY s.id",
                        Object[].class)
                .setParameter("customer", customer.customer().value())
                .getResultList()) {
            bookings.computeIfAbsent((Long) row[0], document -> new ArrayList<>())
                    .add(new Booking((Instant) row[1], (BigDecimal) row[2], (Currency) row[3]));
        }
        return bookings;
    }

    private void add(List<Movement> movements, Object[] row, List<Booking> bookings) {
        DocumentType type = (DocumentType) row[1];
        DocumentKey key = new DocumentKey(type, (String) row[2]);
        LocalDate issued = (LocalDate) row[4];
        Currency currency = (Currency) row[5];
        BigDecimal total = (BigDecimal) row[6];
        movements.add(movement(issued, key, Cause.ISSUED, Settlements.claim(type, total), currency));
        BigDecimal open = Settlements.settled(type, (DocumentStatus) row[3], total, (BigDecimal) row[7]);
        for (Booking booking : bookings) {
            if (booking.currency.equals(currency)) {
                movements.add(settlement(issued, booking.at, key, booking.amount, currency));
                open = open.subtract(booking.amount);
            }
        }
        if (open.signum() != 0) {
            // settled, but before anybody booked it: known since the document last changed
            movements.add(settlement(issued, (Instant) row[8], key, open, currency));
        }
    }

    private Movement settlement(LocalDate issued, Instant at, DocumentKey key, BigDecimal amount, Currency currency) {
        LocalDate day = at.atZone(zone).toLocalDate();
        return movement(day.isBefore(issued) ? issued : day, key, Cause.SETTLED, amount.negate(), currency);
    }

    /** What is owed the other way round, a credit note, moves the balance the other way. */
    private static Movement movement(
            LocalDate date, DocumentKey key, Cause cause, BigDecimal amount, Currency currency) {
        BigDecimal owed = key.type() == DocumentType.CREDIT_NOTE ? amount.negate() : amount;
        return new Movement(date, key, cause, Money.rounded(owed, currency).amount(), currency);
    }
}
