package org.kundenportal.payment.mollie;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.api.Money;
import org.kundenportal.payment.mollie.fake.Exchange;
import org.kundenportal.payment.mollie.fake.FakePayment;
import org.kundenportal.payment.mollie.fake.Fault;
import org.kundenportal.payment.mollie.fake.Operation;
import org.kundenportal.spi.payment.Checkout;
import org.kundenportal.spi.payment.CheckoutRequest;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Outcome;
import org.kundenportal.spi.payment.ProviderException.Reason;
import org.kundenportal.spi.payment.ProviderPayment;
import org.kundenportal.spi.payment.ProviderPayment.State;
import org.kundenportal.spi.payment.ProviderTransaction;
import org.kundenportal.spi.payment.ProviderTransaction.Kind;
import org.kundenportal.spi.payment.WebhookCall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@DisplayName("Payments by Mollie")
class PaymentsTest extends OnFakeMollie {

    @Test
    @DisplayName("The customer chooses the method on Mollie's page; the request says what is paid and names no method")
    void asksForWhatIsNeeded() throws Exception {
        CheckoutRequest request = request();
        Checkout checkout = gateway.start(request);

        assertThat(checkout.page().toString())
                .isEqualTo(mollie.payment(checkout.id()).page());
        JsonNode sent = new ObjectMapper().readTree(exchanges.get(0).request());
        assertThat(sent.path("locale").asText()).isEqualTo("de_DE");
        assertThat(sent.path("description").asText()).isEqualTo("Rechnung RE-2026-0001");
        assertThat(sent.path("metadata").path("paymentId").asText()).isEqualTo(request.paymentId());
        assertThat(sent.has("method")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "pending,PENDING",
        "authorized,AUTHORIZED",
        "paid,PAID",
        "failed,FAILED",
        "canceled,CANCELED",
        "expired,EXPIRED"
    })
    @DisplayName("Mollie's status is the payment's state, and money has moved when it is paid alone")
    void readsStates(String status, State state) throws Exception {
        String id = gateway.start(request()).id();
        assertThat(gateway.read(id).state()).isEqualTo(State.OPEN);
        mollie.move(id, status);
        ProviderPayment payment = gateway.complete(id, "any");
        assertThat(payment.state()).isEqualTo(state);
        assertThat(payment.page()).isNull();
        assertThat(payment.transactions()).hasSize(state == State.PAID ? 1 : 0);
        assertThat(payment.reason()).isEqualTo(state == State.FAILED ? "insufficient_funds" : null);
    }

    @Test
    @DisplayName("A chargeback weeks later leaves the payment paid and is no second payment, nor is its reversal")
    void chargesBack() throws Exception {
        String id = gateway.start(request()).id();
        mollie.pay(id);
        ProviderPayment paid = gateway.read(id);
        mollie.advance(Duration.ofDays(20));
        String chargeback = mollie.chargeBack(id, AMOUNT);

        ProviderPayment back = gateway.read(id);
        assertThat(back.state()).isEqualTo(State.PAID);
        assertThat(texts(back)).containsExactly("CAPTURE DONE 119.00", "CHARGEBACK DONE 119.00");
        assertThat(back.transactions().get(0)).isEqualTo(paid.transactions().get(0));

        mollie.advance(Duration.ofDays(10));
        mollie.reverse(id, chargeback);
        assertThat(gateway.read(id).transactions())
                .extracting(ProviderTransaction::kind, ProviderTransaction::id)
                .containsExactly(
                        tuple(Kind.CAPTURE, id),
                        tuple(Kind.CHARGEBACK, chargeback),
                        tuple(Kind.CHARGEBACK_REVERSAL, chargeback));
        assertThat(gateway.read(id).state()).isEqualTo(State.PAID);
    }

    @Test
    @DisplayName("A refund in part, then a chargeback of the rest: three movements, oldest first")
    void refundsThenChargesBack() throws Exception {
        String id = gateway.start(request()).id();
        mollie.pay(id);
        mollie.advance(Duration.ofDays(1));
        gateway.refund(refund(id, "r1", "19.00"));
        mollie.completeRefunds(id);
        mollie.advance(Duration.ofDays(1));
        mollie.chargeBack(id, Money.of("100.00", "EUR"));
        assertThat(texts(gateway.read(id)))
                .containsExactly("CAPTURE DONE 119.00", "REFUND DONE 19.00", "CHARGEBACK DONE 100.00");
    }

    @ParameterizedTest
    @CsvSource({"100.50,HUF,100.50", "100.00,TWD,100.00", "500,JPY,500", "500,ISK,500", "0.01,EUR,0.01"})
    @DisplayName("Amounts have Mollie's decimals: two for HUF and TWD, none for JPY and ISK")
    void writesDecimals(String amount, String currency, String value) throws Exception {
        String id = gateway.start(request(Money.of(amount, currency))).id();
        mollie.pay(id);
        JsonNode sent = new ObjectMapper().readTree(exchanges.get(0).request());
        assertThat(sent.path("amount").path("value").asText()).isEqualTo(value);
        assertThat(gateway.read(id).transactions().get(0).amount()).isEqualTo(Money.of(amount, currency));
    }

    @Test
    @DisplayName("Three decimals are refused, not rounded, and currencies that Mollie has not are refused by it")
    void refusesOtherCurrencies() {
        ProviderException dinars = failure(() -> gateway.start(request(Money.of("1.234", "KWD"))));
        assertThat(dinars).hasMessage("NOT_EXECUTED UNSUPPORTED DECIMALS");
        assertThat(exchanges).isEmpty();
        ProviderException pesos = failure(() -> gateway.start(request(Money.of("10.00", "ARS"))));
        assertThat(pesos).hasMessage("NOT_EXECUTED UNSUPPORTED AMOUNT");
    }

    @Test
    @DisplayName("Another amount or currency is read as Mollie has it, for the portal to compare")
    void readsWhatMollieHas() throws Exception {
        String id = gateway.start(request()).id();
        mollie.pay(id);
        mollie.fail(Fault.WRONG_AMOUNT, 1, Operation.READ_PAYMENT);
        assertThat(texts(gateway.read(id))).containsExactly("CAPTURE DONE 120.00");
        mollie.fail(Fault.WRONG_CURRENCY, 1, Operation.READ_PAYMENT);
        assertThat(gateway.read(id).amount()).isEqualTo(Money.of("119.00", "USD"));
    }

    // what has been begun before

    @Test
    @DisplayName("A payment whose answer was lost is found hours later, when Mollie has forgotten its key")
    void findsPaymentsAgain() throws Exception {
        CheckoutRequest request = request();
        Instant begun = mollie.clock().instant();
        mollie.fail(Fault.LOST_ANSWER, 1, Operation.CREATE_PAYMENT);
        assertThat(failure(() -> gateway.start(request)).outcome()).isEqualTo(Outcome.UNKNOWN);
        for (int others = 0; others < 300; others++) {
            gateway.start(request());
        }
        mollie.advance(Duration.ofHours(3));

        Checkout found = open().start(begun(request, begun));
        assertThat(mollie.payments()).hasSize(301);
        FakePayment first = mollie.payments().get(0);
        assertThat(first.paymentId()).isEqualTo(request.paymentId());
        assertThat(found).isEqualTo(new Checkout(first.id(), URI.create(first.page())));
    }

    @Test
    @DisplayName("Of a payment that was over when it was found, the customer goes back to the portal")
    void findsPaymentsThatAreOver() throws Exception {
        CheckoutRequest request = request();
        Instant begun = mollie.clock().instant();
        String id = gateway.start(request).id();
        mollie.advance(Duration.ofDays(4));
        assertThat(gateway.start(begun(request, begun))).isEqualTo(new Checkout(id, RETURN));
        assertThat(gateway.read(id).state()).isEqualTo(State.EXPIRED);
    }

    @Test
    @DisplayName("What is looked for and not there begins; older payments are not looked through")
    void beginsWhatIsNotThere() throws Exception {
        for (int others = 0; others < 3; others++) {
            gateway.start(request());
        }
        mollie.advance(Duration.ofDays(1));
        Instant begun = mollie.clock().instant();
        mollie.advance(Duration.ofHours(2));
        String id = gateway.start(begun(request(), begun)).id();
        assertThat(mollie.payments())
                .hasSize(4)
                .last()
                .extracting(FakePayment::id)
                .isEqualTo(id);
        assertThat(exchanges)
                .extracting(Exchange::operation)
                .filteredOn(Operation.LIST_PAYMENTS::equals)
                .hasSize(1);
    }

    @Test
    @DisplayName("Whoever cannot look begins nothing, and does not say that nothing was begun")
    void beginsNothingBlindly() {
        Instant begun = mollie.clock().instant();
        mollie.advance(Duration.ofHours(2));
        mollie.fail(Fault.BUSY, 1, Operation.LIST_PAYMENTS);
        ProviderException failure = failure(() -> gateway.start(begun(request(), begun)));
        assertThat(failure).hasMessage("UNKNOWN BUSY 429");
        assertThat(failure.retryAfter()).hasSeconds(7);
        assertThat(mollie.payments()).isEmpty();
    }

    @Test
    @DisplayName("A key that was used for another request does not count as not executed")
    void usesKeysOnce() throws Exception {
        CheckoutRequest request = request();
        gateway.start(request);
        CheckoutRequest other = request(request.paymentId(), Money.of("120.00", "EUR"), NOTIFY, null);
        assertThat(failure(() -> gateway.start(other))).hasMessage("UNKNOWN REFUSED 400");
        assertThat(mollie.payments()).hasSize(1);
    }

    @Test
    @DisplayName("Within the hour Mollie repeats its answer, and nothing is searched")
    void repeatsWithinTheHour() throws Exception {
        CheckoutRequest request = request();
        Instant begun = mollie.clock().instant();
        Checkout first = gateway.start(request);
        mollie.advance(Duration.ofMinutes(45));
        assertThat(gateway.start(begun(request, begun))).isEqualTo(first);
        assertThat(exchanges).extracting(Exchange::replayed).containsExactly(false, true);
    }

    // where Mollie reports to

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/hooks",
                "http://127.0.0.1:8181/hooks",
                "https://10.1.2.3/hooks",
                "https://192.168.0.7/hooks",
                "https://172.20.0.1/hooks",
                "https://[::1]/hooks",
                "https://[fd00::1]/hooks",
                "https://portal/hooks",
                "https://portal.local/hooks"
            })
    @DisplayName("Mollie is not given addresses that it cannot reach, which it would refuse")
    void leavesLocalAddressesOut(String address) throws Exception {
        Requests far = new Requests(new Account(URI.create("https://api.mollie.com/v2"), "test_0123456789"));
        CheckoutRequest request = request("p1", AMOUNT, URI.create(address), null);
        assertThat(far.payment(request).has("webhookUrl")).isFalse();
        assertThat(far.payment(request("p1", AMOUNT, null, null)).has("webhookUrl"))
                .isFalse();
        assertThat(far.payment(request("p1", AMOUNT, NOTIFY, null))
                        .path("webhookUrl")
                        .asText())
                .isEqualTo(NOTIFY.toString());
    }

    @Test
    @DisplayName("Mollie's form names a payment, which need not be ours; about anything else there is nothing to do")
    void receivesForms() throws Exception {
        assertThat(gateway.receive(form("id=tr_WDqYK6vllg"))).containsExactly("tr_WDqYK6vllg");
        assertThat(gateway.receive(form("other=1&id=tr_7"))).containsExactly("tr_7");
        assertThat(gateway.receive(form("id=sub_rVKGtNd6s3"))).isEmpty();
        assertThat(exchanges).as("a report alone leads to no call").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id=tr_1&id=tr_2",
                "id=../payments",
                "id=tr_1%2F..%2Fmethods",
                "id=%zz",
                "tr_1",
                "{\"id\":\"tr_1\"}",
                "id=tr_ä"
            })
    @DisplayName("What is no such form is not Mollie's")
    void refusesOtherForms(String body) {
        assertThat(failure(() -> gateway.receive(form(body))).reason()).isEqualTo(Reason.FORGED);
    }

    private static WebhookCall form(String body) {
        return new WebhookCall(List.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    // when Mollie is ill

    @ParameterizedTest
    @CsvSource({
        "ERROR_BEFORE,UNKNOWN UNREACHABLE 500",
        "UNAVAILABLE,UNKNOWN UNREACHABLE 503",
        "BUSY,NOT_EXECUTED BUSY 429",
        "IN_PROGRESS,UNKNOWN BUSY 409",
        "REFUSED,NOT_EXECUTED REFUSED DESCRIPTION",
        "UNREADABLE,UNKNOWN UNREADABLE"
    })
    @DisplayName("A failure says why, and whether it may have happened")
    void saysWhy(Fault fault, String message) {
        mollie.fail(fault, 1, Operation.CREATE_PAYMENT);
        assertThat(failure(() -> gateway.start(request()))).hasMessage(message);
    }

    @Test
    @DisplayName("Ten answers of 500 after the effect, then success: one payment")
    void survivesTenErrors() throws Exception {
        CheckoutRequest request = request();
        mollie.fail(Fault.ERROR_AFTER, 10, Operation.CREATE_PAYMENT);
        for (int i = 0; i < 10; i++) {
            assertThat(failure(() -> gateway.start(request)).outcome()).isEqualTo(Outcome.UNKNOWN);
        }
        String id = gateway.start(request).id();
        assertThat(mollie.payments()).extracting(FakePayment::id).containsExactly(id);
    }

    @Test
    @DisplayName("While Mollie cannot be reached nothing happens; when it comes back, everything goes on")
    void survivesOutages() throws Exception {
        String id = gateway.start(request()).id();
        mollie.disconnect();
        assertThat(failure(() -> gateway.start(request()))).hasMessage("NOT_EXECUTED UNREACHABLE");
        mollie.reconnect();
        mollie.pay(id);
        assertThat(gateway.read(id).state()).isEqualTo(State.PAID);
    }

    @Test
    @DisplayName("BM-38 an account in which no payment method is switched on is found by the check")
    void checks() throws Exception {
        gateway.check();
        mollie.deactivateMethods();
        assertThat(failure(gateway::check)).hasMessage("NOT_EXECUTED REFUSED NO_METHODS");
        assertThat(exchanges).extracting(Exchange::operation).containsOnly(Operation.LIST_METHODS);
    }
}
