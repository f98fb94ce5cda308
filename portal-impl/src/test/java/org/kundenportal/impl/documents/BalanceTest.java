package org.kundenportal.impl.documents;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kundenportal.api.documents.DocumentStatus;

import static org.assertj.core.api.Assertions.assertThat;

class BalanceTest {

    private static final int STEPS = 60;

    private static BigDecimal amount(int cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private static Balance paid(Balance balance, String amount) {
        return balance.booked(new BigDecimal(amount));
    }

    private static Balance told(Balance balance, String total) {
        return balance.told(new BigDecimal(total));
    }

    private static void assertSettled(Balance balance, String settled) {
        assertThat(balance.settled()).isEqualByComparingTo(settled);
    }

    @Test
    @DisplayName("a host that has not heard of a payment does not undo it, however often it says so")
    void ignoranceUndoesNothing() {
        Balance balance = told(told(paid(told(Balance.NONE, "0"), "119"), "0"), "0");

        assertSettled(balance, "119");
    }

    @Test
    @DisplayName("a host that takes a payment over does not count it twice")
    void takenOverIsNotTwice() {
        Balance balance = told(told(paid(Balance.NONE, "119"), "119"), "119");

        assertSettled(balance, "119");
        assertThat(balance.unacknowledged()).isZero();
    }

    @Test
    @DisplayName("what a host says beyond the portal's payments is money that came another way")
    void theRestIsMoney() {
        assertSettled(told(paid(Balance.NONE, "50"), "119"), "119");
        assertSettled(paid(told(Balance.NONE, "69"), "50"), "119");
    }

    @Test
    @DisplayName("after a chargeback a host that still says that all is paid does not close the invoice")
    void aChargebackStays() {
        Balance balance = told(paid(told(paid(Balance.NONE, "119"), "119"), "-119"), "119");

        assertSettled(balance, "0");
        assertSettled(told(balance, "0"), "0");
        assertSettled(told(told(balance, "0"), "119"), "119");
    }

    @Test
    @DisplayName("a host that takes back what it said takes back its own, not the portal's payment")
    void correctionsAreTheHosts() {
        assertSettled(told(paid(told(Balance.NONE, "69"), "50"), "0"), "50");
    }

    @RepeatedTest(300)
    @DisplayName("in any order of payments, refunds and words: repeating changes nothing, payments count in full, the"
            + " sum is what the host said and what it has not heard of")
    void anyOrder(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Balance balance = Balance.NONE;
        BigDecimal said = BigDecimal.ZERO;
        for (int step = 0; step < STEPS; step++) {
            Balance before = balance;
            BigDecimal amount = amount(random.nextInt(2_000) - 700);
            if (random.nextBoolean()) {
                balance = before.booked(amount);
                assertThat(balance.settled())
                        .isEqualByComparingTo(before.settled().add(amount));
                assertThat(balance.told(said).settled()).as("not heard of").isEqualByComparingTo(balance.settled());
            } else {
                said = amount;
                balance = before.told(said);
                assertThat(balance.told(said))
                        .as("the same again")
                        .usingRecursiveComparison()
                        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                        .isEqualTo(balance);
                assertThat(balance.portal()).isEqualByComparingTo(before.portal());
                assertThat(balance.unacknowledged().abs())
                        .as("taken over")
                        .isLessThanOrEqualTo(before.unacknowledged().abs());
                assertThat(balance.unacknowledged().signum()
                                * before.unacknowledged().signum())
                        .as("no more than there was")
                        .isNotNegative();
            }
            assertThat(balance.said()).isEqualByComparingTo(said);
            assertThat(balance.settled()).isEqualByComparingTo(said.add(balance.unacknowledged()));
        }
    }

    @RepeatedTest(300)
    @DisplayName(
            "a host that takes over what the portal did before it says what else came ends with the truth, whenever"
                    + " and however often it speaks")
    void aTidyHost(RepetitionInfo repetition) {
        Random random = new Random(-repetition.getCurrentRepetition());
        Balance balance = Balance.NONE;
        BigDecimal elsewhere = BigDecimal.ZERO;
        BigDecimal portal = BigDecimal.ZERO;
        BigDecimal heard = BigDecimal.ZERO;
        for (int step = 0; step < STEPS; step++) {
            BigDecimal amount = amount(random.nextInt(2_000) - 700);
            switch (random.nextInt(4)) {
                case 0 -> {
                    portal = portal.add(amount);
                    balance = balance.booked(amount);
                }
                case 1 -> {
                    heard = portal;
                    balance = balance.told(elsewhere.add(heard));
                }
                case 2 -> {
                    heard = portal;
                    balance = balance.told(elsewhere.add(heard));
                    elsewhere = elsewhere.add(amount);
                    balance = balance.told(elsewhere.add(heard));
                }
                default -> balance = balance.told(elsewhere.add(heard));
            }
            assertThat(balance.settled()).isEqualByComparingTo(elsewhere.add(portal));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, 119, 0, OPEN",
        "OPEN, 119, 0.01, PARTIALLY_PAID",
        "OPEN, 119, 119, PAID",
        "PAID, 119, 0, OPEN",
        "PAID, 119, 118.99, PARTIALLY_PAID",
        "PAID, 119, 120, PAID",
        "PARTIALLY_PAID, 119, 0, PARTIALLY_PAID",
        "PAID, 119, -1, OPEN",
        "OPEN, -10, -10, PAID",
        "OPEN, -10, -3, PARTIALLY_PAID",
        "OPEN, 0, 0, OPEN",
        "PAID, 0, 0, PAID",
        "CANCELED, 119, 119, CANCELED",
        "DRAFT, 119, 50, DRAFT"
    })
    @DisplayName("the status follows from the sum, but for what is void or not issued")
    void status(DocumentStatus said, BigDecimal claim, BigDecimal settled, DocumentStatus status) {
        assertThat(Settlements.status(said, claim, settled)).isEqualTo(status);
    }
}
