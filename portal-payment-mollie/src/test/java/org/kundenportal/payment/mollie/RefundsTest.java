package org.kundenportal.payment.mollie;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kundenportal.payment.mollie.fake.FakeRefund;
import org.kundenportal.payment.mollie.fake.Fault;
import org.kundenportal.payment.mollie.fake.Operation;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderPayment;
import org.kundenportal.spi.payment.ProviderPayment.State;
import org.kundenportal.spi.payment.ProviderTransaction;
import org.kundenportal.spi.payment.ProviderTransaction.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@DisplayName("Refunds by Mollie")
class RefundsTest extends OnFakeMollie {

    private String id;

    @BeforeEach
    void paid() throws ProviderException {
        id = gateway.start(request()).id();
        mollie.pay(id);
    }

    @Test
    @DisplayName("A refund is on its way, then done, or it comes back; the payment stays paid")
    void followsRefunds() throws Exception {
        ProviderTransaction first = gateway.refund(refund(id, "r1", "19.00"));
        assertThat(first.status()).isEqualTo(Status.PENDING);
        assertThat(first.requestKey()).isEqualTo("r1");
        mollie.completeRefunds(id);
        gateway.refund(refund(id, "r2", "100.00"));
        mollie.failRefunds(id);

        ProviderPayment payment = gateway.read(id);
        assertThat(payment.state()).isEqualTo(State.PAID);
        assertThat(payment.transactions())
                .filteredOn(transaction -> transaction.requestKey() != null)
                .extracting(ProviderTransaction::requestKey, ProviderTransaction::status)
                .containsExactly(tuple("r1", Status.DONE), tuple("r2", Status.FAILED));
    }

    @Test
    @DisplayName("A refund whose answer was lost is found a day later and not made again")
    void findsRefundsAgain() throws Exception {
        mollie.fail(Fault.LOST_ANSWER, 1, Operation.CREATE_REFUND);
        assertThat(failure(() -> gateway.refund(refund(id, "r1", "19.00")))).hasMessage("UNKNOWN UNREACHABLE");
        mollie.advance(Duration.ofDays(1));
        ProviderTransaction found = open().refund(refund(id, "r1", "19.00"));
        assertThat(mollie.payment(id).refunds()).extracting(FakeRefund::id).containsExactly(found.id());
    }

    @Test
    @DisplayName("Whoever cannot look for a refund makes none, and does not say that none was made")
    void refundsNothingBlindly() {
        mollie.fail(Fault.BUSY, 1, Operation.LIST_REFUNDS);
        assertThat(failure(() -> gateway.refund(refund(id, "r1", "19.00")))).hasMessage("UNKNOWN BUSY 429");
        assertThat(mollie.payment(id).refunds()).isEmpty();
    }

    @Test
    @DisplayName("What Mollie takes for a duplicate is refused, unless it is the very refund that was asked for")
    void meetsDuplicates() throws Exception {
        mollie.detectDuplicateRefunds();
        gateway.refund(refund(id, "r1", "19.00"));
        assertThat(failure(() -> gateway.refund(refund(id, "r2", "19.00"))))
                .hasMessage("NOT_EXECUTED REFUSED DUPLICATE");
        assertThat(mollie.payment(id).refunds()).hasSize(1);
    }

    @Test
    @DisplayName("More than is left is refused, with the field that Mollie names")
    void refusesTooMuch() throws Exception {
        gateway.refund(refund(id, "r1", "100.00"));
        assertThat(failure(() -> gateway.refund(refund(id, "r2", "19.01")))).hasMessage("NOT_EXECUTED REFUSED AMOUNT");
        gateway.refund(refund(id, "r3", "19.00"));
        assertThat(mollie.payment(id).refunds()).hasSize(2);
    }

    @Test
    @DisplayName("A refund and a payment with the same name of ours have different keys")
    void keepsKeysApart() {
        assertThat(MollieApi.key("payment 42"))
                .isEqualTo(MollieApi.key("payment 42"))
                .isNotEqualTo(MollieApi.key("refund 42"))
                .isNotEqualTo(MollieApi.key("link 42"));
    }
}
