package org.kundenportal.impl.documents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.impl.documents.Account.Cause;
import org.kundenportal.impl.documents.Account.Movement;

import static org.assertj.core.api.Assertions.assertThat;

class AccountTest {

    private static final LocalDate FROM = LocalDate.parse("2026-01-01");
    private static final LocalDate TO = LocalDate.parse("2026-12-31");

    private static Movement movement(String date, String number, Cause cause, String amount, String currency) {
        return new Movement(
                LocalDate.parse(date),
                new DocumentKey(DocumentType.INVOICE, number),
                cause,
                new BigDecimal(amount),
                Currency.getInstance(currency));
    }

    private static List<String> lines(Account account) {
        return account.entries().stream()
                .map(entry -> entry.movement().date() + " "
                        + entry.movement().document().number() + " "
                        + entry.movement().cause() + " " + entry.movement().amount() + " = " + entry.balance())
                .toList();
    }

    @Test
    @DisplayName("the balance runs from what was owed before the period to what is owed at its end")
    void runs() {
        List<Account> accounts = Account.of(
                List.of(
                        movement("2026-03-01", "RE-2", Cause.SETTLED, "-50.00", "EUR"),
                        movement("2026-02-01", "RE-2", Cause.ISSUED, "119.00", "EUR"),
                        movement("2027-01-01", "RE-3", Cause.ISSUED, "1.00", "EUR"),
                        movement("2025-12-31", "RE-1", Cause.ISSUED, "20.00", "EUR"),
                        movement("2026-03-01", "RE-4", Cause.ISSUED, "5.00", "EUR"),
                        movement("2026-01-01", "RE-1", Cause.SETTLED, "-20.00", "EUR")),
                FROM,
                TO);

        assertThat(accounts).hasSize(1);
        assertThat(accounts.get(0).opening()).isEqualTo("20.00");
        assertThat(accounts.get(0).closing()).isEqualTo("74.00");
        assertThat(lines(accounts.get(0)))
                .containsExactly(
                        "2026-01-01 RE-1 SETTLED -20.00 = 0.00",
                        "2026-02-01 RE-2 ISSUED 119.00 = 119.00",
                        "2026-03-01 RE-4 ISSUED 5.00 = 124.00",
                        "2026-03-01 RE-2 SETTLED -50.00 = 74.00");
    }

    @Test
    @DisplayName("currencies are never added up, and one in which nothing is owed or moved is left out")
    void currencies() {
        List<Account> accounts = Account.of(
                List.of(
                        movement("2026-02-01", "RE-1", Cause.ISSUED, "10.00", "USD"),
                        movement("2025-02-01", "RE-2", Cause.ISSUED, "500", "JPY"),
                        movement("2025-02-01", "RE-3", Cause.ISSUED, "1.00", "CHF"),
                        movement("2025-02-02", "RE-3", Cause.SETTLED, "-1.00", "CHF")),
                FROM,
                TO);

        assertThat(accounts)
                .extracting(account ->
                        account.currency().getCurrencyCode() + " " + account.opening() + " " + account.closing())
                .containsExactly("JPY 500 500", "USD 0.00 10.00");
        assertThat(Account.of(List.of(), FROM, TO)).isEmpty();
    }

    @RepeatedTest(50)
    @DisplayName("for any movements the entries add up to the difference of the balances, and periods join")
    void addsUp(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Movement> movements = new ArrayList<>();
        for (int i = 0; i < random.nextInt(60); i++) {
            movements.add(movement(
                    FROM.plusDays(random.nextInt(900) - 300).toString(),
                    "RE-" + random.nextInt(9),
                    random.nextBoolean() ? Cause.ISSUED : Cause.SETTLED,
                    BigDecimal.valueOf(random.nextInt(20_000_000) - 10_000_000, 2)
                            .toPlainString(),
                    "EUR"));
        }
        LocalDate middle = FROM.plusDays(random.nextInt(365));

        for (Account account : Account.of(movements, FROM, TO)) {
            BigDecimal sum = account.entries().stream()
                    .map(entry -> entry.movement().amount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).isEqualByComparingTo(account.closing().subtract(account.opening()));
        }
        assertThat(closing(movements, FROM, middle.minusDays(1))).isEqualByComparingTo(opening(movements, middle, TO));
        List<Movement> shuffled = new ArrayList<>(movements);
        Collections.shuffle(shuffled, random);
        assertThat(closing(shuffled, FROM, TO)).isEqualByComparingTo(closing(movements, FROM, TO));
    }

    private static BigDecimal opening(List<Movement> movements, LocalDate from, LocalDate to) {
        return Account.of(movements, from, to).stream()
                .map(Account::opening)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private static BigDecimal closing(List<Movement> movements, LocalDate from, LocalDate to) {
        return Account.of(movements, from, to).stream()
                .map(Account::closing)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "INVOICE, OPEN, 119.00, , 0",
        "INVOICE, PARTIALLY_PAID, 119.00, 19.00, 19.00",
        "INVOICE, PAID, 119.00, , 119.00",
        "INVOICE, PAID, 119.00, 100.00, 119.00",
        "INVOICE, PAID, 119.00, 120.00, 120.00",
        "INVOICE, PAID, -10.00, , -10.00",
        "INVOICE, OPEN, , , 0",
        "CREDIT_NOTE, PAID, -30.00, , 30.00",
        "CREDIT_NOTE, OPEN, 30.00, , 0"
    })
    @DisplayName("what is settled follows from status, total and paid amount")
    void settled(DocumentType type, DocumentStatus status, BigDecimal total, BigDecimal paid, BigDecimal settled) {
        assertThat(Settlements.settled(type, status, total, paid)).isEqualByComparingTo(settled);
    }
}
