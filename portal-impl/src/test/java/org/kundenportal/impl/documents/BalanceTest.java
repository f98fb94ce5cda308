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

    @Test
    @DisplayName("a host that hears of a chargeback before the portal does not have it subtracted twice")
    void aChargebackThatTheHostKnewFirst() {
        Balance balance = told(paid(Balance.NONE, "119"), "119");
        Balance ahead = told(balance, "0");
        assertSettled(ahead, "0");

        Balance both = paid(ahead, "-119");

        assertThat(both)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(Balance.NONE);
        assertSettled(told(both, "0"), "0");
        assertSettled(paid(both, "119"), "119");
    }

    @Test
    @DisplayName("of a refund only what the host has said already is not subtracted again")
    void aRefundOfWhichTheHostKnewAPart() {
        Balance ahead = told(told(paid(Balance.NONE, "119"), "119"), "100");
        assertSettled(paid(ahead, "-10"), "100");
        assertSettled(paid(paid(ahead, "-10"), "-9"), "100");

        Balance more = paid(ahead, "-50");

        assertSettled(more, "69");
        assertSettled(told(more, "69"), "69");
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
                assertThat(balance.portal())
                        .isEqualByComparingTo(before.portal().add(amount));
                if (amount.signum() >= 0 || before.elsewhere().signum() >= 0) {
                    assertThat(balance.settled())
                            .as("in full, unless the host was quicker with what went back")
                            .isEqualByComparingTo(before.settled().add(amount));
                }
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
    @DisplayName("as long as no more goes back than was paid, no less than nothing is settled, whatever the host says")
    void neverLessThanNothing(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Balance balance = Balance.NONE;
        for (int step = 0; step < STEPS; step++) {
            BigDecimal amount = amount(random.nextInt(2_000));
            balance = switch (random.nextInt(3)) {
                case 0 -> balance.booked(amount);
                case 1 -> balance.booked(amount.min(balance.portal()).negate());
                default -> balance.told(amount);
            };
            assertThat(balance.settled()).isNotNegative();
        }
    }

    @RepeatedTest(300)
    @DisplayName("a host that is quicker with what goes back, and knows of no other money, ends with the truth")
    void aQuickHost(RepetitionInfo repetition) {
        Random random = new Random(-repetition.getCurrentRepetition());
        Balance balance = Balance.NONE;
        BigDecimal portal = BigDecimal.ZERO;
        BigDecimal unheard = BigDecimal.ZERO;
        for (int step = 0; step < STEPS; step++) {
            BigDecimal amount = amount(random.nextInt(2_000));
            switch (random.nextInt(4)) {
                case 0 -> {
                    portal = portal.add(amount);
                    balance = balance.booked(amount);
                }
                case 1 -> {
                    balance = balance.told(portal.subtract(unheard));
                    unheard = unheard.add(amount.min(portal.subtract(unheard)));
                    balance = balance.told(portal.subtract(unheard));
                }
                case 2 -> {
                    BigDecimal back = amount.min(unheard);
                    portal = portal.subtract(back);
                    unheard = unheard.subtract(back);
                    balance = balance.booked(back.negate());
                }
                default -> balance = balance.told(portal.subtract(unheard));
            }
            assertThat(balance.settled()).isEqualByComparingTo(portal.subtract(unheard));
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
                    // money that went back by another way than it came is the host's to say as such
                    elsewhere = elsewhere.add(amount).max(BigDecimal.ZERO);
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
