package org.kundenportal.payment.paypal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kundenportal.api.Money;
import org.kundenportal.payment.paypal.fake.FakePayPal.CaptureResult;
import org.kundenportal.payment.paypal.fake.FakePayPal.Exchange;
import org.kundenportal.payment.paypal.fake.FakePayPal.Fault;
import org.kundenportal.payment.paypal.fake.FakePayPal.Operation;
import org.kundenportal.payment.paypal.fake.FakePayPal.Order;
import org.kundenportal.spi.payment.CheckoutRequest;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Outcome;
import org.kundenportal.spi.payment.ProviderException.Reason;
import org.kundenportal.spi.payment.ProviderPayment;
import org.kundenportal.spi.payment.ProviderPayment.State;
import org.kundenportal.spi.payment.ProviderTransaction;
import org.kundenportal.spi.payment.ProviderTransaction.Kind;
import org.kundenportal.spi.payment.ProviderTransaction.Status;
import org.kundenportal.spi.payment.RefundRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

/** What went wrong in other shops that take money by PayPal must not go wrong here. */
class PayPalIncidentsTest {

    private final Connection connection;

    PayPalIncidentsTest() throws Exception {
        connection = new Connection();
    }

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    @DisplayName(
            "A report that comes before the customer does names the order, and the money is taken once all the same")
    void webhookBeatsBrowser() throws Exception {
        String id = connection.approved();
        assertThat(connection.gateway.receive(
                        PayPalContract.call(connection.fake.webhook("CHECKOUT.ORDER.APPROVED", id, Instant.now()))))
                .containsExactly(id);
        connection.gateway.complete(id, "key");
        connection.open().complete(id, "key");
        assertThat(connection.fake.captures()).hasSize(1);
    }

    @Test
    @DisplayName("An order that turns out to be captured is read again and is paid")
    void alreadyCaptured() throws Exception {
        String id = connection.approved();
        connection.fake.fail(Operation.CAPTURE, Fault.DONE_BEFORE, 1);
        assertThat(connection.gateway.complete(id, "key").state()).isEqualTo(State.PAID);
        assertThat(connection.fake.captures()).hasSize(1);
    }

    @Test
    @DisplayName("An order that turns out to be captured, and cannot be read then, may be paid")
    void alreadyCapturedAndGone() throws Exception {
        String id = connection.approved();
        connection.fake.fail(Operation.CAPTURE, Fault.DONE_BEFORE, 1);
        ProviderPayment before = connection.gateway.read(id);
        // the first read of completing works, the one after the capture does not
        connection.fake.failAfter(Operation.READ, Fault.ERROR_BEFORE, 1);
        ProviderException failure = failure(() -> connection.gateway.complete(id, "key"));
        assertThat(before.state()).isEqualTo(State.APPROVED);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    @DisplayName("A paid order is not captured again: it is read, and no capture is even asked for")
    void readsBeforeCapture() throws Exception {
        String id = connection.paid();
        connection.gateway.complete(id, UUID.randomUUID().toString());
        assertThat(connection.fake.exchanges())
                .filteredOn(exchange -> exchange.operation() == Operation.CAPTURE)
                .hasSize(1);
    }

    @Test
    @DisplayName("A capture that is under way elsewhere may have happened")
    void captureInProgress() throws Exception {
        String id = connection.approved();
        connection.fake.fail(Operation.CAPTURE, Fault.IN_PROGRESS, 1);
        ProviderException failure = failure(() -> connection.gateway.complete(id, "key"));
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.reason()).isEqualTo(Reason.BUSY);
        assertThat(failure.code()).isEqualTo("ORDER_COMPLETION_IN_PROGRESS");
    }

    @Test
    @DisplayName("A declined card sends the customer back to the page, and the next agreement is captured")
    void instrumentDeclined() throws Exception {
        String id = connection.start();
        connection.fake.approveDeclined(id);
        ProviderException declined = failure(() -> connection.gateway.complete(id, "key"));
        assertThat(declined.reason()).isEqualTo(Reason.CUSTOMER_ACTION);
        assertThat(declined.outcome()).isEqualTo(Outcome.NOT_EXECUTED);
        assertThat(declined.code()).isEqualTo("INSTRUMENT_DECLINED");
        assertThat(connection.gateway.read(id).page()).isNotNull();

        connection.fake.approve(id);
        assertThat(connection.gateway.complete(id, "key").state()).isEqualTo(State.PAID);
        assertThat(connection.fake.captures()).hasSize(1);
    }

    @Test
    @DisplayName("Two attempts to pay one invoice have two invoice numbers, the same attempt has one")
    void duplicateInvoiceId() throws Exception {
        connection.paid();
        connection.paid();
        CheckoutRequest request = Connection.request("5.00", "EUR");
        connection.gateway.start(request);
        connection.open().start(request);

        assertThat(connection.fake.captures()).hasSize(2);
        assertThat(connection.fake.orders())
                .hasSize(3)
                .extracting(Order::invoiceId)
                .doesNotHaveDuplicates()
                .allSatisfy(invoice -> assertThat(invoice).matches("RE-2026-0001-[0-9a-f]{10}"));
        assertThat(connection.fake.orders()).extracting(Order::customId).contains(request.paymentId());
    }

    @Test
    @DisplayName("A number that PayPal has seen before is a refusal, unless the order itself turns out to be paid")
    void duplicateInvoiceRefused() throws Exception {
        String id = connection.approved();
        connection.fake.fail(Operation.CAPTURE, Fault.DUPLICATE, 1);
        ProviderException refused = failure(() -> connection.gateway.complete(id, "key"));
        assertThat(refused.reason()).isEqualTo(Reason.REFUSED);
        assertThat(refused.code()).isEqualTo("DUPLICATE_INVOICE_ID");
        assertThat(connection.fake.captures()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = CaptureResult.class,
            names = {"OTHER_AMOUNT", "OTHER_CURRENCY"})
    @DisplayName("What was taken is shown as it was taken, beside what was asked for")
    void otherAmount(CaptureResult result) throws Exception {
        connection.fake.capturesAs(result);
        String id = connection.approved();
        ProviderPayment payment = connection.gateway.complete(id, "key");
        assertThat(payment.amount()).isEqualTo(Money.of("119.00", "EUR"));
        assertThat(payment.transactions())
                .extracting(ProviderTransaction::amount)
                .containsExactly(
                        result == CaptureResult.OTHER_AMOUNT ? Money.of("1", "EUR") : Money.of("119.00", "USD"));
    }

    @Test
    @DisplayName("A completed order whose capture is pending is not paid, until it is")
    void completedIsNotPaid() throws Exception {
        connection.fake.capturesAs(CaptureResult.PENDING);
        String id = connection.approved();
        ProviderPayment pending = connection.gateway.complete(id, "key");
        assertThat(pending.state()).isEqualTo(State.PENDING);
        assertThat(pending.reason()).isEqualTo("PENDING_REVIEW");
        assertThat(pending.transactions())
                .extracting(ProviderTransaction::status)
                .containsExactly(Status.PENDING);
        assertThat(connection.fake.orders()).extracting(Order::status).containsExactly("COMPLETED");

        connection.fake.settle(id, "COMPLETED");
        assertThat(connection.gateway.read(id).state()).isEqualTo(State.PAID);
    }

    @Test
    @DisplayName("A completed order whose capture was declined has failed")
    void completedMayHaveFailed() throws Exception {
        connection.fake.capturesAs(CaptureResult.DECLINED);
        String id = connection.approved();
        assertThat(connection.gateway.complete(id, "key").state()).isEqualTo(State.FAILED);
        assertThat(connection.gateway.complete(id, "key").state()).isEqualTo(State.FAILED);
    }

    @Test
    @DisplayName("An order that PayPal has voided is canceled and cannot be completed")
    void voided() throws Exception {
        String id = connection.approved();
        connection.fake.discard(id);
        assertThat(connection.gateway.complete(id, "key").state()).isEqualTo(State.CANCELED);
        assertThat(connection.fake.captures()).isEmpty();
    }

    @Test
    @DisplayName("A chargeback after a refund takes what was left, and the payment stays paid")
    void chargebackAfterRefund() throws Exception {
        String id = connection.paid();
        String capture = connection.gateway.read(id).transactions().get(0).id();
        connection.gateway.refund(new RefundRequest(id, capture, "r1", Money.of("19.00", "EUR"), "Thank\nyou"));
        connection.fake.chargeBack(id);

        ProviderPayment payment = connection.gateway.read(id);
        assertThat(payment.state()).isEqualTo(State.PAID);
        assertThat(payment.transactions())
                .extracting(
                        ProviderTransaction::kind,
                        transaction -> transaction.amount().amount().toPlainString())
                .containsExactly(
                        tuple(Kind.CAPTURE, "119.00"), tuple(Kind.REFUND, "19.00"), tuple(Kind.CHARGEBACK, "100.00"));
        ProviderException refused = failure(
                () -> connection.gateway.refund(new RefundRequest(id, capture, "r2", Money.of("1.00", "EUR"), null)));
        assertThat(refused.code()).isEqualTo("REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK");
    }

    @Test
    @DisplayName("A dispute holds the money: a chargeback on its way")
    void dispute() throws Exception {
        String id = connection.paid();
        connection.fake.dispute(id);
        ProviderPayment payment = connection.gateway.read(id);
        assertThat(payment.state()).isEqualTo(State.PAID);
        assertThat(payment.reason()).isEqualTo("BUYER_COMPLAINT");
        assertThat(payment.transactions())
                .extracting(ProviderTransaction::kind, ProviderTransaction::status)
                .containsExactly(tuple(Kind.CAPTURE, Status.DONE), tuple(Kind.CHARGEBACK, Status.PENDING));
    }

    @Test
    @DisplayName("A refund comes back with the key that the portal gave it")
    void refundKey() throws Exception {
        String id = connection.paid();
        String capture = connection.gateway.read(id).transactions().get(0).id();
        connection.gateway.refund(new RefundRequest(id, capture, "refund-7", Money.of("19.00", "EUR"), null));
        assertThat(connection.gateway.read(id).transactions())
                .filteredOn(transaction -> transaction.kind() == Kind.REFUND)
                .extracting(ProviderTransaction::requestKey)
                .containsExactly("refund-7");
    }

    @Test
    @DisplayName("No items are sent, so that no sum of items can differ from the total")
    void noItems() throws Exception {
        connection.start();
        assertThat(requests(Operation.CREATE)).singleElement().satisfies(body -> assertThat(body)
                .contains("\"value\":\"119.00\"", "\"locale\":\"de-DE\"")
                .doesNotContain("items", "breakdown", "tax"));
    }

    @Test
    @DisplayName("PayPal's trace of a call is kept for its support, and what it says of waiting")
    void trace() throws Exception {
        connection.fake.fail(Operation.CREATE, Fault.REFUSED, 1);
        ProviderException refused = failure(connection::start);
        assertThat(refused.trace()).startsWith("f4ke");
        assertThat(refused.code()).isEqualTo("TRANSACTION_REFUSED");
        assertThat(refused).hasMessageContaining(refused.trace());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"REDIRECT", "FOREIGN_404", "HUGE"})
    @DisplayName("An answer that is not PayPal's says nothing about the order, and nobody follows it")
    void foreignAnswers(Fault fault) throws Exception {
        String id = connection.approved();
        int tokens = connection.fake.tokenCalls();
        connection.fake.fail(Operation.READ, fault, 1);
        assertThat(failure(() -> connection.gateway.read(id)).reason()).isEqualTo(Reason.UNREADABLE);
        connection.fake.fail(Operation.CAPTURE, fault, 1);
        assertThat(failure(() -> connection.gateway.complete(id, "key")).outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(connection.fake.tokenCalls()).isEqualTo(tokens);
    }

    @Test
    @DisplayName("An old kind of link to the page is taken, too")
    void approveLink() throws Exception {
        connection.fake.linkAs("approve");
        assertThat(connection.gateway.start(Connection.request("1.00", "EUR")).page())
                .hasPath("/checkoutnow");
        connection.fake.linkAs("something-else");
        ProviderException failure = failure(() -> connection.gateway.start(Connection.request("1.00", "EUR")));
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    @DisplayName("A gateway whose bundle was stopped surely does nothing, and says so in the words of the contract")
    void stopped() throws Exception {
        String id = connection.approved();
        connection.provider.stop();
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                connection::start, () -> connection.gateway.complete(id, "key"), () -> connection.gateway.check())) {
            ProviderException stopped = failure(call);
            assertThat(stopped.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(stopped.outcome()).isEqualTo(Outcome.NOT_EXECUTED);
        }
        assertThat(connection.fake.captures()).isEmpty();
    }

    private List<String> requests(Operation operation) {
        return connection.fake.exchanges().stream()
                .filter(exchange -> exchange.operation() == operation)
                .map(Exchange::request)
                .toList();
    }

    private static ProviderException failure(ThrowingCallable call) {
        return catchThrowableOfType(ProviderException.class, call);
    }
}
