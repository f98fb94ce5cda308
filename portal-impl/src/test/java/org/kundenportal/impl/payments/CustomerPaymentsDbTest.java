package org.kundenportal.impl.payments;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Money;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.payments.Payment;
import org.kundenportal.api.payments.PaymentOffer;
import org.kundenportal.api.payments.PaymentStatus;
import org.kundenportal.api.payments.PaymentTransaction;
import org.kundenportal.api.payments.PaymentWish;
import org.kundenportal.api.payments.StartedPayment;
import org.kundenportal.api.settings.Release;
import org.kundenportal.impl.Parallel;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;
import org.kundenportal.spi.payment.Capability;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Reason;
import org.kundenportal.spi.payment.ProviderPayment.State;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.impl.TestPortal.STAFF;
import static org.kundenportal.impl.payments.PaymentScene.GERMAN;

@DatabaseTest
class CustomerPaymentsDbTest {

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private PaymentScene scene;
    private DocumentKey invoice;

    CustomerPaymentsDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void anInvoice() {
        scene = new PaymentScene(database, folder);
        invoice = scene.invoice("RE-1");
    }

    @Test
    @DisplayName("BM-25 BB-47 an invoice is paid: on offer, begun, agreed to, booked once, with a receipt")
    void pays() {
        PaymentOffer offer = scene.portal.payments.offer(scene.customer, invoice, GERMAN);
        assertThat(offer.options()).hasSize(1);
        assertThat(offer.options().get(0).label()).isEqualTo("Simulated");
        assertThat(offer.open()).isEqualTo(Money.of("119.00", "EUR"));
        assertThat(offer.minimum()).isEqualTo(offer.open());

        StartedPayment started = scene.start(invoice);
        SimulatedProvider.Order order = scene.provider.only();
        assertThat(started.page()).isEqualTo(order.page());
        assertThat(started.id()).matches("[a-z0-9]{20}");
        assertThat(order.request.amount()).isEqualTo(Money.of("119.00", "EUR"));
        assertThat(order.request.reference()).isEqualTo("RE-1");
        assertThat(order.request.description()).isEqualTo("Rechnung RE-1");
        assertThat(order.request.returnUrl()).hasToString("https://portal.example/portal/payments/" + started.id());
        assertThat(order.request.cancelUrl())
                .hasToString("https://portal.example/portal/payments/" + started.id() + "?canceled");
        assertThat(order.request.notifyUrl())
                .hasToString(
                        "https://portal.example/portal/api/webhooks/" + scene.connection + "?payment=" + started.id());
        assertThat(scene.payment(started.id()).status()).isEqualTo(PaymentStatus.OPEN);
        assertThat(scene.portal
                        .payments
                        .offer(scene.customer, invoice, GERMAN)
                        .running()
                        .page())
                .isEqualTo(order.page());

        scene.provider.approve(order.id);
        Payment paid = scene.complete(started);

        assertThat(paid.status()).isEqualTo(PaymentStatus.PAID);
        assertThat(paid.transactions()).singleElement().satisfies(transaction -> {
            assertThat(transaction.kind()).isEqualTo(PaymentTransaction.Kind.CAPTURE);
            assertThat(transaction.amount()).isEqualTo(Money.of("119.00", "EUR"));
            assertThat(transaction.reference())
                    .isEqualTo(order.transactions.get(0).id());
        });
        assertThat(scene.standing(invoice)).isEqualTo("PAID 119.00");
        assertThat(order.captures).containsOnlyKeys("x-" + started.id());
        assertThat(scene.mails("PAYMENT_RECEIPT")).singleElement().satisfies(mail -> assertThat(mail.recipient())
                .isEqualTo("k.petersen@hotel.example"));
        assertThat(scene.events()).containsExactly("PAYMENT_PAID", "PAYMENT_STARTED");
        assertThat(scene.portal.payments.ofDocument(scene.customer, invoice, GERMAN))
                .containsExactly(scene.payment(started.id()));
    }

    @Test
    @DisplayName("BB-48 a paid invoice offers nothing and cannot be paid again")
    void offersNothingOncePaid() {
        scene.paid(invoice);

        assertThat(scene.portal.payments.offer(scene.customer, invoice, GERMAN).options())
                .isEmpty();
        assertThat(Refusal.code(() -> scene.start(invoice))).isEqualTo(ErrorCode.NOTHING_TO_PAY);
        assertThat(scene.portal.payments.openItems(scene.customer)).isEmpty();
    }

    @Test
    @DisplayName("BM-36 while paying is not released nothing can be paid, and what was paid can be read")
    void refusesWhatIsNotReleased() {
        Payment paid = scene.paid(invoice);
        DocumentKey next = scene.invoice("RE-2");
        String begun = scene.start(next).id();
        assertThat(scene.payment(begun).page()).isNotNull();
        scene.portal.settings.saveRelease(
                STAFF, new Release(Set.of(DocumentType.INVOICE), Set.of(DocumentAction.VIEW)));
        scene.portal.clock.advance(Duration.ofSeconds(2));

        assertThat(Refusal.code(() -> scene.start(next))).isEqualTo(ErrorCode.ACTION_NOT_RELEASED);
        assertThat(Refusal.code(() -> scene.portal.payments.offer(scene.customer, next, GERMAN)))
                .isEqualTo(ErrorCode.ACTION_NOT_RELEASED);
        assertThat(Refusal.code(() -> scene.portal.payments.openItems(scene.customer)))
                .isEqualTo(ErrorCode.ACTION_NOT_RELEASED);
        assertThat(scene.payment(paid.id())).isEqualTo(paid);
        assertThat(scene.portal.payments.ofDocument(scene.customer, invoice, GERMAN))
                .containsExactly(paid);
        assertThat(scene.payment(begun).page()).isNull();
    }

    @Test
    @DisplayName("BM-07 of a payment only those documents are shown that are released")
    void showsWhatIsReleased() {
        DocumentKey credit = scene.document(DocumentType.CREDIT_NOTE, "GS-1", "19.00", "EUR");
        StartedPayment started = scene.start(invoice, credit);
        scene.portal.settings.saveRelease(
                STAFF, new Release(Set.of(DocumentType.INVOICE), Set.of(DocumentAction.VIEW)));
        scene.portal.clock.advance(Duration.ofSeconds(2));

        assertThat(scene.payment(started.id()).shares())
                .extracting(Payment.Share::document)
                .containsExactly(invoice);

        scene.portal.settings.saveRelease(
                STAFF, new Release(Set.of(DocumentType.ESTIMATE), Set.of(DocumentAction.VIEW)));
        scene.portal.clock.advance(Duration.ofSeconds(2));
        assertThat(Refusal.code(() -> scene.payment(started.id()))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    @DisplayName("another customer's payments and invoices are not there")
    void hidesWhatIsForeign() {
        Payment paid = scene.paid(invoice);
        DocumentKey next = scene.invoice("RE-2");
        var other = scene.signedIn("10002", "m@other.example");

        assertThat(Refusal.code(() -> scene.portal.payments.get(other, paid.id(), GERMAN)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> scene.portal.payments.complete(other, paid.id(), GERMAN)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> scene.portal.payments.cancel(other, paid.id(), GERMAN)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> scene.portal.payments.start(other, scene.wish(next), GERMAN)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> scene.portal.payments.ofDocument(other, invoice, GERMAN)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> scene.portal.payments.get(scene.customer, "none", GERMAN)))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    @DisplayName("while a payment of an invoice is under way no other begins, also by another connection")
    void keepsASecondFromBeginning() {
        StartedPayment first = scene.start(invoice);
        long other = scene.connect("Zweites");

        assertThat(Refusal.code(() -> scene.start(invoice))).isEqualTo(ErrorCode.PAYMENT_IN_PROGRESS);
        assertThat(Refusal.code(() -> scene.portal.payments.start(
                        scene.customer, PaymentWish.of(Long.toString(other), invoice, null), GERMAN)))
                .isEqualTo(ErrorCode.PAYMENT_IN_PROGRESS);
        assertThat(scene.portal.payments.openItems(scene.customer))
                .singleElement()
                .satisfies(item -> assertThat(item.running()).isTrue());

        assertThat(scene.portal
                        .payments
                        .cancel(scene.customer, first.id(), GERMAN)
                        .status())
                .isEqualTo(PaymentStatus.CANCELED);
        assertThat(scene.start(invoice).id()).isNotEqualTo(first.id());
    }

    @Test
    @DisplayName("a payment that was given up is not taken, though the customer agrees to it later")
    void leavesWhatWasCanceled() {
        StartedPayment started = scene.start(invoice);
        scene.portal.payments.cancel(scene.customer, started.id(), GERMAN);
        scene.provider.approve(scene.order(started).id);
        scene.settle(started.id());

        assertThat(scene.order(started).captures).isEmpty();
        assertThat(scene.payment(started.id()).status()).isEqualTo(PaymentStatus.CANCELED);
        assertThat(scene.standing(invoice)).isEqualTo("OPEN 0.00");
    }

    @Test
    @DisplayName("what the provider may take by itself cannot be given up, unless the provider says so")
    void refusesToCancelWhatMayBePaid() {
        scene.portal.paymentProviders.remove(scene.provider);
        SimulatedProvider mollieLike = new SimulatedProvider(scene.portal.clock, Capability.REFUND);
        mollieLike.immediate = true;
        scene.portal.paymentProviders.add(mollieLike);
        StartedPayment started = scene.start(invoice);

        assertThat(Refusal.code(() -> scene.portal.payments.cancel(scene.customer, started.id(), GERMAN)))
                .isEqualTo(ErrorCode.NOT_CANCELABLE);
        mollieLike.end(mollieLike.only().id, State.CANCELED, null);
        assertThat(scene.portal
                        .payments
                        .cancel(scene.customer, started.id(), GERMAN)
                        .status())
                .isEqualTo(PaymentStatus.CANCELED);
    }

    @Test
    @DisplayName("200 races of two starts on one invoice: one order each, and one capture")
    void startsOnce() throws Exception {
        for (int race = 0; race < 200; race++) {
            DocumentKey contested = scene.invoice("R-" + race);
            List<Parallel.Result<StartedPayment>> results = Parallel.calls(2, number -> scene.start(contested));
            List<StartedPayment> begun = results.stream()
                    .map(Parallel.Result::value)
                    .filter(value -> value != null)
                    .toList();

            assertThat(begun).isNotEmpty();
            assertThat(begun.stream().distinct()).hasSize(1);
            assertThat(results.stream()
                            .map(Parallel.Result::refusal)
                            .filter(refusal -> refusal != null)
                            .map(refusal -> refusal.code()))
                    .allMatch(code -> code == ErrorCode.PAYMENT_IN_PROGRESS);
            scene.provider.approve(scene.order(begun.get(0)).id);
            Parallel.calls(2, number -> scene.complete(begun.get(0)));
        }
        assertThat(scene.provider.orders()).hasSize(200).allSatisfy(order -> assertThat(order.captures)
                .hasSize(1));
        assertThat(database.count("payment_transaction")).isEqualTo(200);
    }

    @Test
    @DisplayName("50 parallel returns of one payment take the money once, book it once and send one receipt")
    void settlesOnce() throws Exception {
        StartedPayment started = scene.approved(invoice);

        List<Parallel.Result<Payment>> results = Parallel.calls(50, number -> scene.complete(started));

        assertThat(results).allSatisfy(result -> assertThat(result.refusal()).isNull());
        assertThat(scene.payment(started.id()).status()).isEqualTo(PaymentStatus.PAID);
        assertThat(scene.provider.only().captures).hasSize(1);
        assertThat(scene.standing(invoice)).isEqualTo("PAID 119.00");
        assertThat(database.count("payment_transaction")).isOne();
        assertThat(scene.mails("PAYMENT_RECEIPT")).hasSize(1);
        assertThat(scene.events()).containsOnlyOnce("PAYMENT_PAID");
    }

    @Test
    @DisplayName("a start of which the answer was lost goes on with the same payment when it is asked for again")
    void repeatsAStart() throws SQLException {
        losing(SimulatedProvider.Operation.START, 1);
        assertThat(Refusal.code(() -> scene.start(invoice))).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);

        StartedPayment again = scene.start(invoice);

        assertThat(scene.provider.only().request.paymentId()).isEqualTo(again.id());
        assertThat(database.count("payment")).isOne();
    }

    @Test
    @DisplayName("a start that is surely not executed ends, and the next one begins anew")
    void endsWhatWasRefused() {
        scene.provider.fault = (operation, done) -> {
            throw ProviderException.notExecuted(Reason.REFUSED, "PAYEE_RESTRICTED");
        };
        assertThat(Refusal.code(() -> scene.start(invoice))).isEqualTo(ErrorCode.PROVIDER_REFUSED);
        scene.provider.fault = (operation, done) -> {};

        scene.start(invoice);
        assertThat(scene.portal.payments.ofDocument(scene.customer, invoice, GERMAN).stream()
                        .map(Payment::status))
                .containsExactly(PaymentStatus.OPEN, PaymentStatus.FAILED);
    }

    @Test
    @DisplayName("a start of which nobody ever got the page ends after half an hour")
    void expiresWhatWasNeverOpened() {
        losing(SimulatedProvider.Operation.START, 100);
        assertThat(Refusal.code(() -> scene.start(invoice))).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
        scene.portal.clock.advance(Duration.ofMinutes(29));
        assertThat(Refusal.code(() -> scene.start(invoice))).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
        scene.portal.clock.advance(Duration.ofMinutes(1));
        scene.provider.fault = (operation, done) -> {};

        scene.start(invoice);

        assertThat(scene.portal.payments.ofDocument(scene.customer, invoice, GERMAN).stream()
                        .map(Payment::status))
                .containsExactly(PaymentStatus.OPEN, PaymentStatus.EXPIRED);
    }

    @Test
    @DisplayName("a provider that times out after it has taken the money is asked again, and takes nothing more")
    void survivesALostCapture() {
        StartedPayment started = scene.approved(invoice);
        losing(SimulatedProvider.Operation.COMPLETE, 1);

        assertThat(scene.complete(started).status()).isEqualTo(PaymentStatus.UNKNOWN);
        assertThat(Refusal.code(() -> scene.start(invoice))).isEqualTo(ErrorCode.PAYMENT_IN_PROGRESS);
        assertThat(Refusal.code(() -> scene.portal.payments.cancel(scene.customer, started.id(), GERMAN)))
                .isEqualTo(ErrorCode.NOT_CANCELABLE);

        assertThat(scene.payment(started.id()).status()).isEqualTo(PaymentStatus.PAID);
        assertThat(scene.provider.only().captures).hasSize(1);
    }

    @Test
    @DisplayName("a provider that answers 500 ten times leaves the payment in doubt until it answers")
    void survivesTenFailures() {
        StartedPayment started = scene.approved(invoice);
        AtomicInteger left = new AtomicInteger(10);
        scene.provider.fault = (operation, done) -> {
            if (!done && left.getAndDecrement() > 0) {
                throw ProviderException.unknown(Reason.UNREACHABLE, null);
            }
        };
        for (int i = 0; i < 10; i++) {
            assertThat(scene.complete(started).status()).isEqualTo(PaymentStatus.UNKNOWN);
        }
        assertThat(scene.complete(started).status()).isEqualTo(PaymentStatus.PAID);
        assertThat(scene.provider.only().captures).hasSize(1);
    }

    @Test
    @DisplayName("declined by the bank, the customer can agree anew, or let it be")
    void goesOnAfterADecline() {
        StartedPayment started = scene.approved(invoice);
        scene.provider.declines = true;
        Payment declined = scene.complete(started);
        assertThat(declined.status()).isEqualTo(PaymentStatus.OPEN);
        assertThat(declined.cancelable()).isTrue();

        scene.provider.declines = false;
        scene.provider.approve(scene.provider.only().id);
        assertThat(scene.complete(started).status()).isEqualTo(PaymentStatus.PAID);
        assertThat(scene.provider.only().captures).hasSize(1);
        assertThat(scene.standing(invoice)).isEqualTo("PAID 119.00");
    }

    @Test
    @DisplayName("declined, paid to the host in another way, and then agreed to after all: nothing is taken")
    void doesNotTakeWhatIsPaidAfterADecline() {
        StartedPayment started = scene.approved(invoice);
        scene.provider.declines = true;
        scene.complete(started);
        scene.provider.declines = false;
        scene.paidElsewhere(invoice);
        scene.provider.approve(scene.provider.only().id);

        assertThat(scene.complete(started).status()).isEqualTo(PaymentStatus.CANCELED);
        assertThat(scene.provider.only().captures).isEmpty();
    }

    @Test
    @DisplayName("the answer to a completion was lost, and another one is declined: the money may have been taken")
    void keepsTheDoubtAfterALostCompletion() {
        StartedPayment started = scene.approved(invoice);
        scene.provider.fault = (operation, done) -> {
            if (operation == SimulatedProvider.Operation.COMPLETE) {
                throw ProviderException.unknown(Reason.UNREACHABLE, null);
            }
        };
        assertThat(scene.complete(started).status()).isEqualTo(PaymentStatus.UNKNOWN);
        scene.provider.fault = (operation, done) -> {};
        scene.provider.declines = true;
        Payment declined = scene.complete(started);

        assertThat(declined.cancelable()).isFalse();
        assertThat(scene.row(started.id()).isCaptureBegun()).isTrue();
    }

    @Test
    @DisplayName("what the host was paid in another way meanwhile is not taken once more")
    void doesNotTakeWhatIsPaid() {
        StartedPayment started = scene.approved(invoice);
        scene.paidElsewhere(invoice);

        assertThat(scene.complete(started).status()).isEqualTo(PaymentStatus.CANCELED);
        assertThat(scene.provider.only().captures).isEmpty();
        assertThat(scene.row(started.id()).problem()).isEqualTo("NOTHING_TO_PAY");
    }

    @Test
    @DisplayName("parts are paid down to the minimum, and the rest whole")
    void paysParts() {
        assertThat(Refusal.violations(() -> startPart("50.00"))).containsExactly("amount BELOW_MINIMUM");
        scene.allowParts("50");
        scene.portal.clock.advance(Duration.ofSeconds(2));
        assertThat(Refusal.violations(() -> startPart("49.99"))).containsExactly("amount BELOW_MINIMUM");
        assertThat(Refusal.violations(() -> startPart("119.01"))).containsExactly("amount MORE_THAN_OPEN");
        assertThat(Refusal.violations(() -> scene.portal.payments.start(
                        scene.customer,
                        PaymentWish.of(Long.toString(scene.connection), invoice, Money.of("60.00", "USD")),
                        GERMAN)))
                .containsExactly("amount CURRENCY_MISMATCH");

        payPart("80.00");
        assertThat(scene.standing(invoice)).isEqualTo("PARTIALLY_PAID 80.00");
        assertThat(scene.portal.payments.offer(scene.customer, invoice, GERMAN).minimum())
                .isEqualTo(Money.of("39.00", "EUR"));
        payPart("39.00");
        assertThat(scene.standing(invoice)).isEqualTo("PAID 119.00");
    }

    private StartedPayment startPart(String amount) {
        return scene.portal.payments.start(
                scene.customer,
                PaymentWish.of(Long.toString(scene.connection), invoice, Money.of(amount, "EUR")),
                GERMAN);
    }

    private void payPart(String amount) {
        StartedPayment started = startPart(amount);
        scene.provider.approve(scene.order(started).id);
        assertThat(scene.complete(started).status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    @DisplayName("several invoices are paid at once, credit notes set off against them")
    void paysSeveral() {
        DocumentKey second = scene.invoice("RE-2", "81.00", "EUR");
        DocumentKey credit = scene.document(DocumentType.CREDIT_NOTE, "GU-1", "50.00", "EUR");

        Payment paid = scene.paid(invoice, credit, second);

        assertThat(paid.amount()).isEqualTo(Money.of("150.00", "EUR"));
        assertThat(scene.provider.only().request.reference()).isEqualTo("RE-1 +1");
        assertThat(scene.standing(invoice)).isEqualTo("PAID 119.00");
        assertThat(scene.standing(second)).isEqualTo("PAID 81.00");
        assertThat(scene.standing(credit)).isEqualTo("PAID 50.00");
        assertThat(paid.transactions().stream().map(PaymentTransaction::kind))
                .containsExactlyInAnyOrder(PaymentTransaction.Kind.SET_OFF, PaymentTransaction.Kind.CAPTURE);
        assertThat(paid.transactions().stream().map(PaymentTransaction::amount).reduce(Money::plus))
                .hasValue(Money.of("200.00", "EUR"));
    }

    @Test
    @DisplayName(
            "credit notes that leave nothing are booked at once, without a provider, and only as far as they are used")
    void setsOff() {
        DocumentKey credit = scene.document(DocumentType.CREDIT_NOTE, "GU-1", "150.00", "EUR");

        StartedPayment started = scene.portal.payments.start(
                scene.customer,
                new PaymentWish(null, List.of(new PaymentWish.Part(invoice, null), new PaymentWish.Part(credit, null))),
                GERMAN);

        assertThat(started.page()).isNull();
        assertThat(scene.payment(started.id()).status()).isEqualTo(PaymentStatus.PAID);
        assertThat(scene.standing(invoice)).isEqualTo("PAID 119.00");
        assertThat(scene.standing(credit)).isEqualTo("PARTIALLY_PAID 119.00");
        assertThat(scene.provider.orders()).isEmpty();
        assertThat(claims()).isZero();
        assertThat(scene.portal.payments.openItems(scene.customer))
                .singleElement()
                .satisfies(item -> assertThat(item.open()).isEqualTo(Money.of("31.00", "EUR")));
    }

    private long claims() {
        try {
            return database.count("payment_claim");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("a wish that makes no sense is refused")
    void refusesNonsense() {
        DocumentKey dollars = scene.invoice("RE-USD", "10.00", "USD");
        DocumentKey credit = scene.document(DocumentType.CREDIT_NOTE, "GU-1", "50.00", "EUR");
        DocumentKey estimate = new DocumentKey(DocumentType.ESTIMATE, "AN-1");

        assertThat(Refusal.violations(() -> scene.start(invoice, invoice))).containsExactly("documents DUPLICATE");
        assertThat(Refusal.violations(() -> scene.start(invoice, dollars)))
                .containsExactly("documents CURRENCY_MISMATCH");
        assertThat(Refusal.violations(() -> scene.start(credit))).containsExactly("documents NOT_OF_THIS_TYPE");
        assertThat(Refusal.violations(() -> scene.start(estimate))).containsExactly("documents NOT_OF_THIS_TYPE");
        assertThat(Refusal.violations(
                        () -> scene.portal.payments.start(scene.customer, PaymentWish.of("x", invoice, null), GERMAN)))
                .containsExactly("connectionId UNKNOWN");
        assertThat(Refusal.violations(
                        () -> scene.portal.payments.start(scene.customer, PaymentWish.of(null, invoice, null), GERMAN)))
                .containsExactly("connectionId REQUIRED");
        assertThat(claims()).isZero();
    }

    @Test
    @DisplayName("DC-01 without its provider a connection is not on offer and cannot be chosen")
    void needsTheProvider() {
        scene.portal.paymentProviders.remove(scene.provider);

        assertThat(scene.portal.payments.offer(scene.customer, invoice, GERMAN).options())
                .isEmpty();
        assertThat(Refusal.code(() -> scene.start(invoice))).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
    }

    @Test
    @DisplayName("yen without and dinars with three decimals are paid exactly")
    void paysInEveryCurrency() {
        DocumentKey yen = scene.invoice("RE-JPY", "1190", "JPY");
        DocumentKey dinars = scene.invoice("RE-KWD", "11.905", "KWD");

        assertThat(scene.paid(yen).amount()).isEqualTo(Money.of("1190", "JPY"));
        assertThat(scene.paid(dinars).amount()).isEqualTo(Money.of("11.905", "KWD"));
        assertThat(scene.standing(yen)).isEqualTo("PAID 1190");
        assertThat(scene.standing(dinars)).isEqualTo("PAID 11.905");
    }

    private void losing(SimulatedProvider.Operation what, int times) {
        AtomicInteger left = new AtomicInteger(times);
        scene.provider.fault = (operation, done) -> {
            if (operation == what && done && left.getAndDecrement() > 0) {
                throw ProviderException.unknown(Reason.UNREACHABLE, null);
            }
        };
    }
}
