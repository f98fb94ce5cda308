package org.kundenportal.impl.documents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kundenportal.api.documents.DocumentKey;

/**
 * A customer's account in one currency and one period. Balances are what the customer owes; a negative one is in the
 * customer's favour. The amounts of the entries add up to the difference of the two balances.
 *
 * @param opening at the beginning of the first day
 * @param entries in the order of their days
 * @param closing at the end of the last day
 */
record Account(Currency currency, BigDecimal opening, List<Entry> entries, BigDecimal closing) {

    /** Why a balance moved. */
    enum Cause {
        /** The document was issued. */
        ISSUED,
        /** The document was paid, credited or set off. */
        SETTLED
    }

    /**
     * What moves a balance.
     *
     * @param amount by which the customer owes more; less where it is negative
     */
    record Movement(LocalDate date, DocumentKey document, Cause cause, BigDecimal amount, Currency currency) {}

    /**
     * A movement within the period.
     *
     * @param balance after it
     */
    record Entry(Movement movement, BigDecimal balance) {}

    private static final Comparator<Movement> ORDER = Comparator.comparing(Movement::date)
            .thenComparing(Movement::cause)
            .thenComparing(movement -> movement.document().type())
            .thenComparing(movement -> movement.document().number());

    Account {
        entries = List.copyOf(entries);
    }

    /**
     * The accounts, one for each currency in which something moved in the period or was owed before, by currency code.
     *
     * @param movements in any order, those before the period included
     * @param from first day
     * @param to last day
     */
    static List<Account> of(List<Movement> movements, LocalDate from, LocalDate to) {
        return movements.stream()
                .collect(Collectors.groupingBy(
                        movement -> movement.currency().getCurrencyCode(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(own -> account(own, from, to))
                .filter(account -> !account.entries.isEmpty() || account.opening.signum() != 0)
                .toList();
    }

    private static Account account(List<Movement> movements, LocalDate from, LocalDate to) {
        Currency currency = movements.get(0).currency();
        BigDecimal opening = BigDecimal.ZERO.setScale(Math.max(0, currency.getDefaultFractionDigits()));
        List<Movement> within = new ArrayList<>();
        for (Movement movement : movements) {
            if (movement.date().isBefore(from)) {
                opening = opening.add(movement.amount());
            } else if (!movement.date().isAfter(to)) {
                within.add(movement);
            }
        }
        within.sort(ORDER);
        BigDecimal balance = opening;
        List<Entry> entries = new ArrayList<>();
        for (Movement movement : within) {
            balance = balance.add(movement.amount());
            entries.add(new Entry(movement, balance));
        }
        return new Account(currency, opening, entries, balance);
    }
}
