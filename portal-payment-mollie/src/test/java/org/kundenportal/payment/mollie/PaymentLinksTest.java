package org.kundenportal.payment.mollie;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kundenportal.api.Money;
import org.kundenportal.payment.mollie.fake.FakeLink;
import org.kundenportal.payment.mollie.fake.Fault;
import org.kundenportal.payment.mollie.fake.Operation;
import org.kundenportal.spi.payment.Checkout;
import org.kundenportal.spi.payment.CheckoutRequest;
import org.kundenportal.spi.payment.ProviderException.Outcome;
import org.kundenportal.spi.payment.ProviderException.Reason;
import org.kundenportal.spi.payment.ProviderPayment;
import org.kundenportal.spi.payment.ProviderPayment.State;
import org.kundenportal.spi.payment.RefundRequest;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Payment links by Mollie")
class PaymentLinksTest extends OnFakeMollie {

    private static final Duration WEEK = Duration.ofDays(7);

    private Instant expires() {
        return mollie.clock().instant().plus(WEEK);
    }

    @Test
    @DisplayName("BM-35 BM-37 a link opens a page of Mollie's until it is paid, however often the customer tries")
    void paysByLink() throws Exception {
        Checkout link = gateway.startLink(request(), expires());
        assertThat(link.id()).startsWith("pl_");
        assertThat(link.page().toString()).isEqualTo(mollie.links().get(0).page());
        assertThat(gateway.read(link.id()))
                .extracting(ProviderPayment::state, ProviderPayment::amount, ProviderPayment::page)
                .containsExactly(State.OPEN, AMOUNT, link.page());

        mollie.move(mollie.openLink(link.id()), "failed");
        assertThat(gateway.read(link.id()).state()).isEqualTo(State.OPEN);
        String attempt = mollie.openLink(link.id());
        mollie.pay(attempt);

        ProviderPayment paid = gateway.read(link.id());
        assertThat(paid.id()).isEqualTo(link.id());
        assertThat(paid.state()).isEqualTo(State.PAID);
        assertThat(paid.page()).isNull();
        assertThat(paid.transactions()).singleElement().satisfies(capture -> assertThat(capture.id())
                .isEqualTo(attempt));
        assertThat(mollie.openLink(link.id())).as("nobody pays twice").isNull();
        assertThat(gateway.complete(link.id(), "any")).isEqualTo(paid);
    }

    @Test
    @DisplayName("A payment by link is given back and charged back as any other")
    void refundsLinks() throws Exception {
        String link = gateway.startLink(request(), expires()).id();
        String attempt = mollie.openLink(link);
        mollie.pay(attempt);
        gateway.refund(new RefundRequest(link, attempt, "r1", Money.of("19.00", "EUR"), null));
        mollie.advance(Duration.ofDays(1));
        mollie.chargeBack(attempt, Money.of("100.00", "EUR"));

        ProviderPayment payment = gateway.read(link);
        assertThat(payment.state()).isEqualTo(State.PAID);
        assertThat(texts(payment)).contains("CAPTURE DONE 119.00", "REFUND PENDING 19.00", "CHARGEBACK DONE 100.00");
    }

    @ParameterizedTest
    @CsvSource({"pending,PENDING", "authorized,AUTHORIZED", "canceled,OPEN", "expired,OPEN"})
    @DisplayName("The attempt that came furthest decides; one that ended leaves the link open")
    void folds(String status, State state) throws Exception {
        String link = gateway.startLink(request(), expires()).id();
        mollie.move(mollie.openLink(link), status);
        assertThat(gateway.read(link).state()).isEqualTo(state);
    }

    @Test
    @DisplayName("Two attempts that were paid at once are two captures")
    void paidTwice() throws Exception {
        String link = gateway.startLink(request(), expires()).id();
        String one = mollie.openLink(link);
        String two = mollie.openLink(link);
        mollie.pay(one);
        mollie.pay(two);
        assertThat(texts(gateway.read(link))).containsExactly("CAPTURE DONE 119.00", "CAPTURE DONE 119.00");
    }

    @Test
    @DisplayName("A link expires with its page, but not while an attempt is under way")
    void closesWithItsPage() throws Exception {
        String link = gateway.startLink(request(), expires()).id();
        mollie.advance(WEEK.minusHours(1));
        String attempt = mollie.openLink(link);
        mollie.advance(Duration.ofHours(2));
        ProviderPayment closing = gateway.read(link);
        assertThat(closing.state()).isEqualTo(State.OPEN);
        assertThat(closing.page()).as("nobody can begin any more").isNull();
        mollie.move(attempt, "expired");
        assertThat(gateway.read(link).state()).isEqualTo(State.EXPIRED);
    }

    @Test
    @DisplayName("BM-36 a closed link takes no payment, and closing it again is fine")
    void closes() throws Exception {
        String link = gateway.startLink(request(), expires()).id();
        gateway.closeLink(link);
        gateway.closeLink(link);
        assertThat(mollie.links()).singleElement().matches(FakeLink::archived);
        assertThat(mollie.openLink(link)).isNull();
        assertThat(gateway.read(link))
                .extracting(ProviderPayment::state, ProviderPayment::page)
                .containsExactly(State.CANCELED, null);
    }

    @Test
    @DisplayName("A link that never was cannot be read or closed")
    void missesLinks() {
        assertThat(failure(() -> gateway.read("pl_unknown")).reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(failure(() -> gateway.closeLink("pl_unknown")).reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(failure(() -> gateway.closeLink("tr_unknown")).reason()).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    @DisplayName("A link whose answer was lost is found a day later and not made again")
    void findsLinksAgain() throws Exception {
        CheckoutRequest request = request();
        Instant begun = mollie.clock().instant();
        Instant expires = expires();
        mollie.fail(Fault.LOST_ANSWER, 1, Operation.CREATE_LINK);
        assertThat(failure(() -> gateway.startLink(request, expires)).outcome()).isEqualTo(Outcome.UNKNOWN);
        gateway.startLink(request(), expires);
        mollie.advance(Duration.ofDays(1));
        String id = open().startLink(begun(request, begun), expires).id();
        assertThat(mollie.links()).extracting(FakeLink::id).hasSize(2).first().isEqualTo(id);
    }

    @Test
    @DisplayName("The same link asked for twice is one link; a payment of the same name is another")
    void startsOnce() throws Exception {
        CheckoutRequest request = request();
        Instant expires = expires();
        Checkout first = gateway.startLink(request, expires);
        assertThat(gateway.startLink(request, expires)).isEqualTo(first);
        assertThat(gateway.start(request).id()).startsWith("tr_");
        assertThat(mollie.links()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "https://p.example/paid,https://p.example/paid?payment=42",
        "https://p.example/paid?a=b,https://p.example/paid?a=b&payment=42",
        "https://p.example/paid#end,https://p.example/paid?payment=42#end",
        "https://p.example/paid/42,https://p.example/paid/42",
        "https://p.example:8442/paid/142,https://p.example:8442/paid/142?payment=42"
    })
    @DisplayName("The address to which a link returns always names the payment, by which the link is found")
    void marksReturns(String returns, String sent) {
        CheckoutRequest request = new CheckoutRequest(
                "42", AMOUNT, "RE-1", "Rechnung RE-1", null, Locale.GERMAN, URI.create(returns), RETURN, null);
        assertThat(Requests.linkReturn(request)).isEqualTo(sent);
    }
}
