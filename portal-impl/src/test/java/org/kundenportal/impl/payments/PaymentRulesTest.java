package org.kundenportal.impl.payments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kundenportal.api.Money;
import org.kundenportal.api.payments.PaymentAdministration.Resolution;
import org.kundenportal.api.payments.PaymentStatus;
import org.kundenportal.impl.payments.PaymentRules.Standing;
import org.kundenportal.impl.payments.PaymentRules.Verdict;
import org.kundenportal.spi.payment.ProviderPayment;
import org.kundenportal.spi.payment.ProviderPayment.State;
import org.kundenportal.spi.payment.ProviderTransaction;
import org.kundenportal.spi.payment.ProviderTransaction.Kind;
import org.kundenportal.spi.payment.ProviderTransaction.Status;

import static org.assertj.core.api.Assertions.assertThat;

class PaymentRulesTest {

    private static final Money AGREED = Money.of("100.00", "EUR");

    private final PaymentRules rules = new PaymentRules();

    /** Movements as {@code CAPTURE c1 DONE 100.00 EUR; REFUND r1 PENDING 10.00 EUR}. */
    private static List<ProviderTransaction> movements(String text) {
        return text == null
                ? List.of()
                : Stream.of(text.split("; "))
                        .map(line -> line.split(" "))
                        .map(words -> new ProviderTransaction(
                                Kind.valueOf(words[0]),
                                words[1],
                                Status.valueOf(words[2]),
                                Money.of(words[3], words[4]),
                                null,
                                null))
                        .toList();
    }

    private static ProviderPayment read(String state, String movements) {
        return read(State.valueOf(state), AGREED, movements);
    }

    private static ProviderPayment read(State state, Money amount, String movements) {
        return new ProviderPayment("O-1", state, amount, null, null, "REASON", movements(movements));
    }

    private static Standing known(String status, List<Entry> ledger) {
        return new Standing(PaymentStatus.valueOf(status), null, AGREED, ledger);
    }

    private static String text(List<Entry> entries) {
        return entries.isEmpty()
                ? null
                : String.join(
                        "; ",
                        entries.stream()
                                .map(entry -> entry.kind() + " " + entry.reference() + " "
                                        + entry.amount().amount())
                                .toList());
    }

    @ParameterizedTest(name = "{0} and read as {1} is {2}")
    @CsvSource({
        "UNKNOWN,OPEN,OPEN",
        "UNKNOWN,APPROVED,UNKNOWN",
        "UNKNOWN,PENDING,PENDING",
        "UNKNOWN,AUTHORIZED,AUTHORIZED",
        "UNKNOWN,FAILED,FAILED",
        "UNKNOWN,CANCELED,CANCELED",
        "UNKNOWN,EXPIRED,EXPIRED",
        "UNKNOWN,PAID,PENDING",
        "OPEN,OPEN,OPEN",
        "OPEN,APPROVED,UNKNOWN",
        "OPEN,PENDING,PENDING",
        "OPEN,PAID,PENDING",
        "OPEN,EXPIRED,EXPIRED",
        "PENDING,OPEN,PENDING",
        "PENDING,APPROVED,PENDING",
        "PENDING,PENDING,PENDING",
        "PENDING,AUTHORIZED,AUTHORIZED",
        "PENDING,FAILED,FAILED",
        "PENDING,CANCELED,CANCELED",
        "AUTHORIZED,OPEN,AUTHORIZED",
        "AUTHORIZED,PENDING,AUTHORIZED",
        "AUTHORIZED,EXPIRED,EXPIRED",
        "FAILED,OPEN,FAILED",
        "FAILED,APPROVED,FAILED",
        "FAILED,PENDING,FAILED",
        "FAILED,EXPIRED,FAILED",
        "CANCELED,OPEN,CANCELED",
        "CANCELED,APPROVED,CANCELED",
        "CANCELED,FAILED,CANCELED",
        "EXPIRED,AUTHORIZED,EXPIRED",
        "EXPIRED,CANCELED,EXPIRED",
        "PAID,OPEN,PAID",
        "PAID,APPROVED,PAID",
        "PAID,PENDING,PAID",
        "PAID,FAILED,PAID",
        "PAID,EXPIRED,PAID",
        "REVIEW,OPEN,REVIEW",
        "REVIEW,FAILED,REVIEW",
        "REVIEW,PAID,REVIEW"
    })
    @DisplayName("without money, a status follows what is read and never goes back")
    void followsWithoutMoney(String before, String read, String after) {
        Verdict verdict = rules.judge(known(before, List.of()), read(read, null));

        assertThat(verdict.status()).isEqualTo(PaymentStatus.valueOf(after));
        assertThat(verdict.entries()).isEmpty();
    }

    @ParameterizedTest(name = "{0}, then {1} with {2}")
    @CsvSource({
        "UNKNOWN,PAID,CAPTURE c1 DONE 100.00 EUR,PAID,,",
        "OPEN,PAID,CAPTURE c1 DONE 100.00 EUR,PAID,,",
        "PENDING,PAID,CAPTURE c1 DONE 100.00 EUR,PAID,,",
        "AUTHORIZED,PAID,CAPTURE c1 DONE 100.00 EUR,PAID,,",
        // late
        "CANCELED,PAID,CAPTURE c1 DONE 100.00 EUR,PAID,,",
        "EXPIRED,PAID,CAPTURE c1 DONE 100.00 EUR,PAID,,",
        "FAILED,PAID,CAPTURE c1 DONE 100.00 EUR,PAID,,",
        // in parts
        "OPEN,PAID,CAPTURE c1 DONE 60.00 EUR; CAPTURE c2 DONE 40.00 EUR,PAID,,",
        "OPEN,PENDING,CAPTURE c1 DONE 60.00 EUR; CAPTURE c2 PENDING 40.00 EUR,PENDING,,",
        // not there yet, or never
        "OPEN,PAID,CAPTURE c1 PENDING 100.00 EUR,PENDING,,",
        "OPEN,FAILED,CAPTURE c1 FAILED 100.00 EUR,FAILED,REASON,",
        // other than agreed
        "OPEN,PAID,CAPTURE c1 DONE 99.99 EUR,REVIEW,AMOUNT_MISMATCH,REVIEW",
        "OPEN,PAID,CAPTURE c1 DONE 100.01 EUR,REVIEW,AMOUNT_MISMATCH,REVIEW",
        "OPEN,PAID,CAPTURE c1 DONE 100.00 USD,REVIEW,CURRENCY_MISMATCH,REVIEW",
        "OPEN,PAID,CAPTURE c1 DONE 50.00 EUR; CAPTURE c2 DONE 50.00 USD,REVIEW,CURRENCY_MISMATCH,REVIEW",
        "EXPIRED,PAID,CAPTURE c1 DONE 1.00 EUR,REVIEW,AMOUNT_MISMATCH,REVIEW",
        "OPEN,FAILED,CAPTURE c1 DONE 100.00 EUR,PAID,,",
        // what came and went before anybody looked
        "OPEN,PAID,CAPTURE c1 DONE 100.00 EUR; REFUND r1 DONE 30.00 EUR,PAID,,",
        "OPEN,PAID,CAPTURE c1 DONE 100.00 EUR; CHARGEBACK b1 DONE 100.00 EUR,PAID,,CHARGED_BACK"
    })
    @DisplayName("a payment is paid by the money that came, and by nothing else")
    void followsTheMoney(
            String before, String state, String movements, String after, String problem, String attention) {
        Verdict verdict = rules.judge(known(before, List.of()), read(state, movements));

        assertThat(verdict.status()).isEqualTo(PaymentStatus.valueOf(after));
        assertThat(verdict.problem()).isEqualTo(problem);
        assertThat(verdict.attention()).isEqualTo(attention == null ? null : Attention.valueOf(attention));
        assertThat(verdict.received() != null).isEqualTo(after.equals("REVIEW"));
    }

    @ParameterizedTest(name = "{0}, then {1}")
    @CsvSource({
        "CAPTURE c1 DONE 100.00 EUR,CAPTURE c1 DONE 100.00 EUR,",
        "CAPTURE c1 DONE 100.00 EUR,CAPTURE c1 DONE 100.00 EUR; REFUND r1 PENDING 10.00 EUR,",
        "CAPTURE c1 DONE 100.00 EUR,CAPTURE c1 DONE 100.00 EUR; REFUND r1 DONE 10.00 EUR,REFUND r1 -10.00",
        "CAPTURE c1 DONE 100.00 EUR; REFUND r1 DONE 10.00 EUR,CAPTURE c1 DONE 100.00 EUR,",
        "CAPTURE c1 DONE 100.00 EUR; REFUND r1 DONE 10.00 EUR,REFUND r1 FAILED 10.00 EUR,REFUND_REVERSAL r1 10.00",
        "CAPTURE c1 DONE 100.00 EUR,REFUND r1 FAILED 10.00 EUR,",
        "CAPTURE c1 DONE 100.00 EUR,CHARGEBACK b1 DONE 100.00 EUR,CHARGEBACK b1 -100.00",
        "CAPTURE c1 DONE 100.00 EUR; CHARGEBACK b1 DONE 100.00 EUR,CHARGEBACK b1 DONE 100.00 EUR; CHARGEBACK_REVERSAL b1 DONE 100.00 EUR,CHARGEBACK_REVERSAL b1 100.00",
        "CAPTURE c1 DONE 100.00 EUR; CHARGEBACK b1 DONE 100.00 EUR,CHARGEBACK b1 FAILED 100.00 EUR,CHARGEBACK_REVERSAL b1 100.00",
        "CAPTURE c1 DONE 100.00 EUR,CHARGEBACK b1 DONE 7.00 EUR; CHARGEBACK_REVERSAL b1 DONE 7.00 EUR,CHARGEBACK b1 -7.00; CHARGEBACK_REVERSAL b1 7.00",
        "CAPTURE c1 DONE 100.00 EUR,CHARGEBACK_REVERSAL b1 DONE 7.00 EUR,",
        "CAPTURE c1 DONE 100.00 EUR,CAPTURE c1 FAILED 100.00 EUR,CHARGEBACK c1 -100.00",
        "CAPTURE c1 DONE 100.00 EUR,REFUND r1 DONE 5.00 EUR; REFUND r1 DONE 5.00 EUR,REFUND r1 -5.00"
    })
    @DisplayName("a movement is booked once, and what came back is turned round")
    void booksOnce(String before, String after, String booked) {
        List<Entry> ledger = new ArrayList<>(
                rules.judge(known("OPEN", List.of()), read("PAID", before)).entries());

        Verdict verdict = rules.judge(known("PAID", ledger), read("PAID", after));

        assertThat(text(verdict.entries())).isEqualTo(booked);
        assertThat(verdict.status()).isEqualTo(PaymentStatus.PAID);
        ledger.addAll(verdict.entries());
        assertThat(rules.judge(known("PAID", ledger), read("PAID", after)).entries())
                .isEmpty();
    }

    @Test
    @DisplayName("in review the ledger follows the money, and the status waits for staff")
    void waitsInReview() {
        List<Entry> ledger = rules.judge(known("OPEN", List.of()), read("PAID", "CAPTURE c1 DONE 90.00 EUR"))
                .entries();

        Verdict verdict = rules.judge(
                known("REVIEW", ledger), read("PAID", "CAPTURE c1 DONE 90.00 EUR; REFUND r1 DONE 90.00 EUR"));

        assertThat(verdict.status()).isEqualTo(PaymentStatus.REVIEW);
        assertThat(text(verdict.entries())).isEqualTo("REFUND r1 -90.00");
    }

    @Test
    @DisplayName("what staff have dismissed no reading brings back")
    void leavesWhatWasDismissed() {
        Standing dismissed = new Standing(PaymentStatus.FAILED, Resolution.DISMISS, AGREED, List.of());

        Verdict verdict = rules.judge(dismissed, read("PAID", "CAPTURE c1 DONE 90.00 EUR"));

        assertThat(verdict.status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(verdict.attention()).isNull();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "OPEN,APPROVED,100.00,true",
        "UNKNOWN,APPROVED,100.00,true",
        "OPEN,APPROVED,,true",
        "OPEN,APPROVED,99.00,false",
        "OPEN,OPEN,100.00,false",
        "OPEN,PAID,100.00,false",
        "PENDING,APPROVED,100.00,false",
        "PAID,APPROVED,100.00,false",
        "REVIEW,APPROVED,100.00,false",
        "CANCELED,APPROVED,100.00,false",
        "EXPIRED,APPROVED,100.00,false",
        "FAILED,APPROVED,100.00,false"
    })
    @DisplayName("the money is taken only where the customer agreed to what was asked, and it was not given up")
    void completesWhatWasAgreed(String status, State state, String amount, boolean completes) {
        Money agreed = amount == null ? null : Money.of(amount, "EUR");

        assertThat(rules.isToComplete(known(status, List.of()), read(state, agreed, null)))
                .isEqualTo(completes);
    }

    @Test
    @DisplayName("an agreement on another amount comes to nothing, and somebody is told")
    void refusesAnotherAmount() {
        Verdict less = rules.judge(known("OPEN", List.of()), read(State.APPROVED, Money.of("1.00", "EUR"), null));
        Verdict other = rules.judge(known("OPEN", List.of()), read(State.APPROVED, Money.of("100.00", "USD"), null));

        assertThat(less.status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(less.problem()).isEqualTo("AMOUNT_MISMATCH");
        assertThat(less.attention()).isEqualTo(Attention.OTHER_AMOUNT);
        assertThat(other.problem()).isEqualTo("CURRENCY_MISMATCH");
    }

    @Test
    @DisplayName("a refund in another currency is in the ledger, and somebody is told")
    void noticesAnotherCurrency() {
        Verdict verdict = rules.judge(known("PAID", List.of()), read("PAID", "REFUND r1 DONE 5.00 USD"));

        assertThat(text(verdict.entries())).isEqualTo("REFUND r1 -5.00");
        assertThat(verdict.attention()).isEqualTo(Attention.OTHER_CURRENCY);
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN,UNKNOWN",
        "UNKNOWN,UNKNOWN",
        "PENDING,PENDING",
        "AUTHORIZED,AUTHORIZED",
        "PAID,PAID",
        "FAILED,FAILED"
    })
    @DisplayName("a lost answer leaves in doubt what was open, and nothing else")
    void doubts(PaymentStatus before, PaymentStatus after) {
        assertThat(rules.unanswered(before)).isEqualTo(after);
    }

    @Test
    @DisplayName("in whichever order all readings of a payment come, the ledger ends the same")
    void endsTheSameInAnyOrder() {
        List<ProviderPayment> readings = List.of(
                read("OPEN", null),
                read("PENDING", "CAPTURE c1 PENDING 100.00 EUR"),
                read("PAID", "CAPTURE c1 DONE 100.00 EUR"),
                read("PAID", "CAPTURE c1 DONE 100.00 EUR; REFUND r1 DONE 30.00 EUR"));
        for (int order = 0; order < 24; order++) {
            List<ProviderPayment> left = new ArrayList<>(readings);
            Standing known = known("OPEN", List.of());
            for (int n = 4, code = order; n > 0; code /= n, n--) {
                known = after(known, left.remove(code % n));
            }
            Standing last = after(known, readings.get(3));
            assertThat(last.status()).isEqualTo(PaymentStatus.PAID);
            assertThat(text(last.ledger())).isEqualTo("CAPTURE c1 100.00; REFUND r1 -30.00");
        }
    }

    private Standing after(Standing known, ProviderPayment read) {
        Verdict verdict = rules.judge(known, read);
        List<Entry> ledger = new ArrayList<>(known.ledger());
        ledger.addAll(verdict.entries());
        return new Standing(verdict.status(), null, AGREED, ledger);
    }
}
