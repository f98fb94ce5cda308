package org.kundenportal.impl.rendering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/**
 * A statement of account, ready to be drawn. Immutable.
 *
 * @param letter issuer, recipient, language, looks and day of the statement; the rest of it is not printed
 * @param from first day
 * @param to last day
 * @param accounts one for each currency, may be none
 */
public record PrintedStatement(PrintedDocument letter, LocalDate from, LocalDate to, List<Account> accounts) {

    /** Refuses nulls. */
    public PrintedStatement {
        Objects.requireNonNull(letter, "letter");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        accounts = List.copyOf(accounts);
    }

    /** One currency's account; balances are what the recipient owes. */
    public record Account(Currency currency, BigDecimal opening, List<Row> rows, BigDecimal closing) {

        /** Copies the rows. */
        public Account {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A movement.
     *
     * @param type of the document, of which number
     * @param settled whether the document was settled rather than issued
     * @param amount by which the balance rose, negative where it fell
     * @param balance after it
     */
    public record Row(
            LocalDate date,
            PrintedDocument.Type type,
            String number,
            boolean settled,
            BigDecimal amount,
            BigDecimal balance) {}
}
