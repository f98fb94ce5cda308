package org.kundenportal.impl.payments;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Money;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.payments.AdministeredPayment;
import org.kundenportal.api.payments.AdministeredPayment.RefundState;
import org.kundenportal.api.payments.Payment;
import org.kundenportal.api.payments.PaymentAdministration.Resolution;
import org.kundenportal.api.payments.PaymentFilter;
import org.kundenportal.api.payments.PaymentStatus;
import org.kundenportal.api.payments.PaymentTransaction;
import org.kundenportal.api.payments.StartedPayment;
import org.kundenportal.impl.Parallel;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.SqlFailure;
import org.kundenportal.impl.persistence.TestDatabase;
import org.kundenportal.spi.payment.Capability;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Reason;
import org.kundenportal.spi.payment.ProviderPayment.State;
import org.kundenportal.spi.payment.ProviderTransaction.Kind;
import org.kundenportal.spi.payment.ProviderTransaction.Status;
import org.kundenportal.spi.payment.WebhookCall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.kundenportal.impl.TestPortal.STAFF;
import static org.kundenportal.impl.payments.PaymentScene.GERMAN;
import static org.kundenportal.impl.payments.PaymentScene.HOTEL;

/** What providers report, what is read back, what staff decide. */
@DatabaseTest
class SettlingDbTest {

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private PaymentScene scene;
    private DocumentKey invoice;

    SettlingDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void anInvoice() {
        scene = new PaymentScene(database, folder);
        invoice = scene.invoice("RE-1");
    }

    private void report(String... orders) {
        scene.portal.paymentWebhooks.receive(Long.toString(scene.connection), null, SimulatedProvider.report(orders));
    }

    private int check() {
        return scene.portal.paymentChecks.checkDue();
    }

    private void pass(Duration time) {
        scene.portal.clock.advance(time);
    }

    private AdministeredPayment administered(String id) {
        return scene.portal.paymentAdministration.get(id, GERMAN);
    }

    // reports

    @Test
    @DisplayName(
            "a report before the return takes the money; the return, and reports twice and out of order, change nothing")
    void reportsBeforeTheReturn() throws SQLException {
        StartedPayment started = scene.approved(invoice);
        String order = scene.order(started).id;

        report(order);
        assertThat(check()).isOne();
        assertThat(scene.payment(started.id()).status()).isEqualTo(PaymentStatus.PAID);
        assertThat(administered(started.id()).steps().get(1).cause()).isEqualTo("WEBHOOK");

        assertThat(scene.complete(started).status()).isEqualTo(PaymentStatus.PAID);
        report(order, order);
        report(order);
        scene.provider.stale = true;
        check();
        assertThat(scene.provider.only().captures).hasSize(1);
        assertThat(database.count("payment_transaction")).isOne();
        assertThat(scene.mails("PAYMENT_RECEIPT")).hasSize(1);
        assertThat(scene.standing(invoice)).isEqualTo("PAID 119.00");
    }

    @Test
    @DisplayName("a report after the return, and one a day late, change nothing")
    void reportsAfterTheReturn() throws SQLException {
        Payment paid = scene.paid(invoice);
        report(scene.provider.only().id);
        check();
        pass(Duration.ofDays(1));
        report(scene.provider.only().id);
        check();

        assertThat(scene.payment(paid.id())).isEqualTo(paid);
        assertThat(database.count("payment_transaction")).isOne();
        assertThat(scene.events()).containsOnlyOnce("PAYMENT_PAID");
    }

    @Test
    @DisplayName("a report at a payment's own address counts for it, whatever attempt it names")
    void reportsOfAttempts() {
        StartedPayment started = scene.approved(invoice);
        scene.portal.paymentWebhooks.receive(
                Long.toString(scene.connection), started.id(), SimulatedProvider.report("attempt-1"));

        assertThat(check()).isOne();
        assertThat(scene.payment(started.id()).status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    @DisplayName("a report before our own start was answered lets it be asked for again")
    void reportsBeforeTheStart() {
        scene.provider.fault = (operation, done) -> {
            if (operation == SimulatedProvider.Operation.START && done) {
                throw ProviderException.unknown(Reason.UNREACHABLE, null);
            }
        };
        assertThat(Refusal.code(() -> scene.start(invoice))).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
        scene.provider.fault = (operation, done) -> {};
        SimulatedProvider.Order order = scene.provider.only();

        scene.portal.paymentWebhooks.receive(
                Long.toString(scene.connection), order.request.paymentId(), SimulatedProvider.report(order.id));
        check();

        assertThat(scene.payment(order.request.paymentId()).status()).isEqualTo(PaymentStatus.OPEN);
        assertThat(scene.payment(order.request.paymentId()).page()).isEqualTo(order.page());
        assertThat(scene.provider.orders()).hasSize(1);
    }

    @Test
    @DisplayName("a forged report, an unknown payment, a foreign connection and an unknown one make nothing due")
    void passesOverWhatIsNotOurs() {
        StartedPayment started = scene.approved(invoice);
        String order = scene.order(started).id;
        long other = scene.connect("Zweites");
        WebhookCall forged = new WebhookCall(
                List.of(new WebhookCall.Header(SimulatedProvider.SIGNATURE, "bad")),
                SimulatedProvider.report(order).body());

        assertThat(Refusal.code(
                        () -> scene.portal.paymentWebhooks.receive(Long.toString(scene.connection), null, forged)))
                .isEqualTo(ErrorCode.FORGED_WEBHOOK);
        report("O-unknown");
        scene.portal.paymentWebhooks.receive(Long.toString(other), started.id(), SimulatedProvider.report(order));
        for (String wrong : List.of("0", "x", "999999", "")) {
            assertThat(Refusal.code(
                            () -> scene.portal.paymentWebhooks.receive(wrong, null, SimulatedProvider.report(order))))
                    .isEqualTo(ErrorCode.NOT_FOUND);
        }
        assertThat(check()).isZero();
        assertThat(scene.payment(started.id()).status()).isEqualTo(PaymentStatus.OPEN);
    }

    @Test
    @DisplayName("a report that cannot be verified now is to be sent again")
    void wantsReportsAgain() {
        scene.provider.fault = (operation, done) -> {
            throw ProviderException.unknown(Reason.UNREACHABLE, null);
        };
        assertThat(Refusal.code(() -> report("O-1"))).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
        scene.portal.paymentProviders.remove(scene.provider);
        assertThat(Refusal.code(() -> report("O-1"))).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
    }

    @Test
    @DisplayName("50 parallel returns and reports of one payment take the money once, book it once, tell it once")
    void settlesOnce() throws Exception {
        StartedPayment started = scene.approved(invoice);
        String order = scene.order(started).id;

        List<Parallel.Result<Integer>> results = Parallel.calls(50, number -> {
            if (number % 2 == 0) {
                scene.complete(started);
                return 0;
            }
            report(order);
            return check();
        });

        assertThat(results).allSatisfy(result -> assertThat(result.refusal()).isNull());
        check();
        assertThat(scene.payment(started.id()).status()).isEqualTo(PaymentStatus.PAID);
        assertThat(scene.provider.only().captures).hasSize(1);
        assertThat(database.count("payment_transaction")).isOne();
        assertThat(scene.mails("PAYMENT_RECEIPT")).hasSize(1);
        assertThat(scene.events()).containsExactly("PAYMENT_PAID", "PAYMENT_STARTED");
        assertThat(scene.standing(invoice)).isEqualTo("PAID 119.00");
    }

    // checks by the portal itself

    @Test
    @DisplayName("a customer who never comes back, and a report that never comes: the portal asks by itself")
    void asksByItself() {
        StartedPayment started = scene.approved(invoice);
        assertThat(check()).isZero();
        pass(Duration.ofMinutes(1));

        assertThat(check()).isOne();
        assertThat(scene.payment(started.id()).status()).isEqualTo(PaymentStatus.PAID);
        assertThat(administered(started.id()).steps().get(1).cause()).isEqualTo("CHECK");
    }

    @Test
    @DisplayName("a payment that its provider has dropped, and cannot take money for, has expired; another can begin")
    void expiresWhatWasDropped() {
        StartedPayment started = scene.start(invoice);
        scene.provider.fault = (operation, done) -> {
            throw ProviderException.notExecuted(Reason.NOT_FOUND, "INVALID_RESOURCE_ID");
        };
        pass(Duration.ofMinutes(1));
        check();
        scene.provider.fault = (operation, done) -> {};

        assertThat(scene.payment(started.id()).status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(scene.start(invoice).page()).isNotNull();
    }

    @Test
    @DisplayName("declined by the bank and then dropped by the provider, a payment has expired; another can begin")
    void expiresWhatWasDeclinedAndDropped() {
        StartedPayment started = scene.approved(invoice);
        scene.provider.declines = true;
        assertThat(scene.complete(started).status()).isEqualTo(PaymentStatus.OPEN);
        scene.provider.declines = false;
        scene.provider.fault = (operation, done) -> {
            throw ProviderException.notExecuted(Reason.NOT_FOUND, "INVALID_RESOURCE_ID");
        };
        pass(Duration.ofHours(6));
        check();
        scene.provider.fault = (operation, done) -> {};

        assertThat(scene.payment(started.id()).status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(scene.paid(invoice).status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    @DisplayName("where a customer may pay without the portal, a payment that is not found keeps its invoice")
    void keepsWhatMayBePaid() {
        scene = new PaymentScene(database, folder.resolve("other"), Capability.REFUND);
        invoice = scene.invoice("RE-2");
        StartedPayment started = scene.start(invoice);
        scene.provider.fault = (operation, done) -> {
            throw ProviderException.notExecuted(Reason.NOT_FOUND, null);
        };
        pass(Duration.ofMinutes(1));
        check();

        assertThat(scene.payment(started.id()).status()).isEqualTo(PaymentStatus.OPEN);
    }

    @Test
    @DisplayName("a provider that is unreachable for an hour only postpones")
    void waitsForAnHour() {
        StartedPayment started = scene.approved(invoice);
        AtomicInteger asked = new AtomicInteger();
        scene.provider.fault = (operation, done) -> {
            asked.incrementAndGet();
            throw ProviderException.unknown(Reason.UNREACHABLE, null);
        };
        for (int minute = 0; minute < 60; minute++) {
            pass(Duration.ofMinutes(1));
            check();
        }
        assertThat(asked.get()).isBetween(3, 5);
        assertThat(scene.payment(started.id()).status()).isEqualTo(PaymentStatus.OPEN);
        scene.provider.fault = (operation, done) -> {};
        pass(Duration.ofHours(1));
        check();
        assertThat(scene.payment(started.id()).status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    @DisplayName("DC-02 a payment waits while its provider is not installed, and is settled as soon as it comes back")
    void waitsForTheProvider() {
        StartedPayment started = scene.approved(invoice);
        scene.portal.paymentProviders.remove(scene.provider);
        assertThat(scene.complete(started).status()).isEqualTo(PaymentStatus.OPEN);
        assertThat(scene.payment(started.id()).label()).isNull();
        pass(Duration.ofMinutes(1));
        check();
        assertThat(check()).isZero();

        scene.portal.paymentProviders.add(scene.provider);
        assertThat(check()).isOne();
        assertThat(scene.payment(started.id()).status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    @DisplayName("after a fortnight without an answer somebody is called, once")
    void callsSomebody() {
        StartedPayment started = scene.start(invoice);
        for (int day = 0; day < 30; day++) {
            pass(Duration.ofDays(1));
            check();
        }
        assertThat(administered(started.id()).attention()).isEqualTo("UNANSWERED");
        assertThat(scene.mails("PAYMENT_PROBLEM")).hasSize(1);
        assertThat(scene.portal.paymentAdministration.attention()).isOne();
        assertThat(scene.portal
                        .paymentAdministration
                        .list(new PaymentFilter(Set.of(), null, null, true), PageRequest.first(), GERMAN)
                        .items())
                .hasSize(1);

        scene.portal.paymentAdministration.resolve(STAFF, started.id(), Resolution.BOOK, "Gesehen", GERMAN);
        assertThat(scene.portal.paymentAdministration.attention()).isZero();
        assertThat(scene.payment(started.id()).status()).isEqualTo(PaymentStatus.OPEN);
        assertThat(Refusal.code(() ->
                        scene.portal.paymentAdministration.resolve(STAFF, started.id(), Resolution.BOOK, null, GERMAN)))
                .isEqualTo(ErrorCode.ALREADY_RESOLVED);
    }

    @Test
    @DisplayName(
            "a payment without an answer is ended by staff: the invoice is free, and money that comes yet is booked")
    void endsWhatIsNotAnswered() {
        scene = new PaymentScene(database, folder.resolve("other"), Capability.REFUND);
        invoice = scene.invoice("RE-2");
        StartedPayment started = scene.start(invoice);
        scene.provider.fault = (operation, done) -> {
            throw ProviderException.notExecuted(Reason.NOT_FOUND, null);
        };
        pass(Schedule.PATIENCE);
        check();
        assertThat(administered(started.id()).attention()).isEqualTo("UNANSWERED");

        AdministeredPayment ended =
                scene.portal.paymentAdministration.resolve(STAFF, started.id(), Resolution.DISMISS, "Weg", GERMAN);
        scene.provider.fault = (operation, done) -> {};

        assertThat(ended.payment().status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(ended.problem()).isEqualTo("DISMISSED");
        assertThat(ended.attention()).isNull();
        assertThat(scene.start(invoice).page()).isNotNull();
        scene.provider.payLate(scene.order(started).id, Money.of("119.00", "EUR"));
        report(scene.order(started).id);
        check();
        assertThat(scene.payment(started.id()).status()).isEqualTo(PaymentStatus.PAID);
        assertThat(scene.standing(invoice)).isEqualTo("PAID 119.00");
    }

    @Test
    @DisplayName("each due payment is read by one of several nodes, and a lease that was not used up comes again")
    void readsOnce() throws Exception {
        StartedPayment started = scene.approved(invoice);
        pass(Duration.ofMinutes(1));
        AtomicInteger reads = new AtomicInteger();
        scene.provider.fault = (operation, done) -> {
            if (operation == SimulatedProvider.Operation.READ && !done) {
                reads.incrementAndGet();
            }
        };

        List<Parallel.Result<Integer>> results = Parallel.calls(8, node -> check());

        assertThat(results.stream().mapToInt(Parallel.Result::value).sum()).isOne();
        assertThat(reads).hasValue(1);
        assertThat(scene.payment(started.id()).status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    @DisplayName("a refund at the provider of which no report came is found a day later")
    void findsAForgottenRefund() {
        Payment paid = scene.paid(invoice);
        scene.provider.move(scene.provider.only().id, Kind.REFUND, "19.00", Status.DONE);
        pass(Duration.ofHours(23));
        assertThat(check()).isZero();
        pass(Duration.ofHours(1));
        check();

        assertThat(scene.payment(paid.id()).refunded()).isEqualTo(Money.of("19.00", "EUR"));
        assertThat(scene.standing(invoice)).isEqualTo("PARTIALLY_PAID 100.00");
        assertThat(scene.mails("PAYMENT_REFUNDED")).hasSize(1);
    }

    // what the provider says

    @Test
    @DisplayName("another amount, and another currency, are for staff to decide; nothing is booked until then")
    void reviewsWhatDiffers() {
        StartedPayment started = scene.approved(invoice);
        scene.order(started).amount = Money.of("19.00", "EUR");
        scene.provider.payLate(scene.order(started).id, Money.of("100.00", "EUR"));

        assertThat(scene.complete(started).status()).isEqualTo(PaymentStatus.PENDING);
        AdministeredPayment review = administered(started.id());
        assertThat(review.payment().status()).isEqualTo(PaymentStatus.REVIEW);
        assertThat(review.problem()).isEqualTo("AMOUNT_MISMATCH");
        assertThat(review.received()).isEqualTo(Money.of("100.00", "EUR"));
        assertThat(review.attention()).isEqualTo("REVIEW");
        assertThat(scene.standing(invoice)).isEqualTo("OPEN 0.00");
        assertThat(Refusal.code(() -> scene.start(invoice)))
                .as("who has paid is not asked to pay again")
                .isEqualTo(ErrorCode.PAYMENT_IN_PROGRESS);
        assertThat(scene.mails("PAYMENT_PROBLEM")).singleElement().satisfies(mail -> assertThat(mail.recipient())
                .isNull());

        AdministeredPayment booked =
                scene.portal.paymentAdministration.resolve(STAFF, started.id(), Resolution.BOOK, "Skonto", GERMAN);
        assertThat(booked.payment().status()).isEqualTo(PaymentStatus.PAID);
        assertThat(booked.attention()).isNull();
        assertThat(scene.standing(invoice)).isEqualTo("PARTIALLY_PAID 100.00");
        assertThat(scene.events())
                .containsExactlyInAnyOrder("PAYMENT_PAID", "PAYMENT_RESOLVED", "PAYMENT_REVIEW", "PAYMENT_STARTED");
        assertThat(scene.start(invoice).page()).isNotNull();
    }

    @Test
    @DisplayName("another currency cannot be booked; dismissed it stays so, whatever is read")
    void dismisses() {
        StartedPayment started = scene.start(invoice);
        scene.provider.payLate(scene.order(started).id, Money.of("119.00", "USD"));
        scene.complete(started);
        assertThat(administered(started.id()).problem()).isEqualTo("CURRENCY_MISMATCH");

        assertThat(Refusal.violations(() ->
                        scene.portal.paymentAdministration.resolve(STAFF, started.id(), Resolution.BOOK, null, GERMAN)))
                .containsExactly("resolution CURRENCY_MISMATCH");
        scene.portal.paymentAdministration.resolve(STAFF, started.id(), Resolution.DISMISS, null, GERMAN);
        scene.portal.paymentAdministration.check(STAFF, started.id(), GERMAN);

        assertThat(administered(started.id()).payment().status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(scene.portal.paymentAdministration.attention()).isZero();
        assertThat(scene.standing(invoice)).isEqualTo("OPEN 0.00");
        assertThat(scene.paid(invoice).status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    @DisplayName("money that comes after all is booked, and what is more than was open is reported")
    void booksLateMoney() {
        StartedPayment late = scene.start(invoice);
        scene.provider.end(scene.order(late).id, State.EXPIRED, "TIMEOUT");
        assertThat(scene.complete(late).status()).isEqualTo(PaymentStatus.EXPIRED);
        Payment other = scene.paid(invoice);
        assertThat(scene.standing(invoice)).isEqualTo("PAID 119.00");

        scene.provider.payLate(scene.order(late).id, Money.of("119.00", "EUR"));
        report(scene.order(late).id);
        check();

        AdministeredPayment paid = administered(late.id());
        assertThat(paid.payment().status()).isEqualTo(PaymentStatus.PAID);
        assertThat(paid.overpaid()).isEqualTo(Money.of("119.00", "EUR"));
        assertThat(paid.attention()).isEqualTo("OVERPAID");
        assertThat(scene.standing(invoice)).isEqualTo("PAID 238.00");
        assertThat(scene.mails("PAYMENT_PROBLEM")).hasSize(1);
        assertThat(scene.payment(other.id())).isEqualTo(other);

        scene.portal.paymentAdministration.refund(STAFF, late.id(), null, null, GERMAN);
        assertThat(scene.standing(invoice)).isEqualTo("PAID 119.00");
    }

    @Test
    @DisplayName(
            "documents are booked on the day on which the money moved, not on that on which the portal heard of it")
    void booksOnTheDayOfTheMoney() {
        StartedPayment started = scene.start(invoice);
        Instant moved = scene.portal.clock.instant();
        scene.provider.payLate(scene.order(started).id, Money.of("119.00", "EUR"));
        pass(Duration.ofDays(2));
        scene.complete(started);

        assertThat(scene.standing(invoice)).isEqualTo("PAID 119.00");
        assertThat(bookedAt()).containsExactly(moved);
    }

    @Test
    @DisplayName("money that comes when its invoice has another currency, and goes back when it has its own again, is"
            + " booked both times")
    void booksInTheCurrencyOfTheMoney() {
        StartedPayment started = scene.approved(invoice);
        scene.invoice("RE-1", "15000", "JPY");
        scene.provider.payLate(scene.order(started).id, Money.of("119.00", "EUR"));
        Payment paid = scene.complete(started);
        assertThat(administered(paid.id()).overpaid()).isEqualTo(Money.of("119.00", "EUR"));
        assertThat(scene.standing(invoice)).isEqualTo("OPEN 0");

        scene.invoice("RE-1");
        assertThat(scene.standing(invoice)).isEqualTo("PAID 119.00");
        scene.portal.paymentAdministration.refund(STAFF, paid.id(), null, null, GERMAN);
        assertThat(scene.standing(invoice)).isEqualTo("OPEN 0.00");
    }

    private List<Instant> bookedAt() {
        return scene.portal.tx.read(em -> em.createQuery("SELECT s.bookedAt FROM Settlement s", Instant.class)
                .getResultList());
    }

    @Test
    @DisplayName("refunded in part, then charged back: the invoice is open again, and nothing makes it paid but money")
    void refundsThenChargesBack() {
        Payment paid = scene.paid(invoice);
        String order = scene.provider.only().id;

        AdministeredPayment refunded =
                scene.portal.paymentAdministration.refund(STAFF, paid.id(), Money.of("19.00", "EUR"), "Kulanz", GERMAN);
        assertThat(refunded.refunds()).singleElement().satisfies(refund -> {
            assertThat(refund.state()).isEqualTo(RefundState.DONE);
            assertThat(refund.by()).isEqualTo("anna");
        });
        assertThat(refunded.refundable()).isEqualTo(Money.of("100.00", "EUR"));
        assertThat(scene.standing(invoice)).isEqualTo("PARTIALLY_PAID 100.00");

        String chargeback = scene.provider.move(order, Kind.CHARGEBACK, "100.00", Status.DONE);
        report(order);
        check();
        assertThat(scene.payment(paid.id()).chargedBack()).isEqualTo(Money.of("100.00", "EUR"));
        assertThat(administered(paid.id()).attention()).isEqualTo("CHARGED_BACK");
        assertThat(administered(paid.id()).refundable()).isEqualTo(Money.of("0.00", "EUR"));
        assertThat(scene.standing(invoice)).isEqualTo("OPEN 0.00");

        report(order);
        scene.provider.stale = true;
        check();
        scene.provider.stale = false;
        assertThat(scene.standing(invoice)).isEqualTo("OPEN 0.00");

        scene.provider.reverse(order, chargeback);
        report(order);
        check();
        assertThat(scene.standing(invoice)).isEqualTo("PARTIALLY_PAID 100.00");
        assertThat(scene.payment(paid.id()).transactions().stream().map(PaymentTransaction::kind))
                .containsExactly(
                        PaymentTransaction.Kind.CAPTURE,
                        PaymentTransaction.Kind.REFUND,
                        PaymentTransaction.Kind.CHARGEBACK,
                        PaymentTransaction.Kind.CHARGEBACK_REVERSAL);
    }

    @Test
    @DisplayName(
            "a refund of which the answer was lost is asked for with the same key until it is known, and given once")
    void followsALostRefund() {
        Payment paid = scene.paid(invoice);
        scene.provider.keepsRefundKeys = false;
        scene.provider.fault = (operation, done) -> {
            if (operation == SimulatedProvider.Operation.REFUND ? done : !done) {
                throw ProviderException.unknown(Reason.UNREACHABLE, null);
            }
        };
        AdministeredPayment asked =
                scene.portal.paymentAdministration.refund(STAFF, paid.id(), Money.of("19.00", "EUR"), null, GERMAN);
        assertThat(asked.refunds().get(0).state()).isEqualTo(RefundState.PENDING);
        assertThat(asked.refundable()).isEqualTo(Money.of("100.00", "EUR"));
        assertThat(Refusal.code(() -> scene.portal.paymentAdministration.refund(
                        STAFF, paid.id(), Money.of("1.00", "EUR"), null, GERMAN)))
                .isEqualTo(ErrorCode.REFUND_IN_PROGRESS);
        scene.provider.fault = (operation, done) -> {};
        pass(Duration.ofMinutes(10));
        check();

        assertThat(administered(paid.id()).refunds().get(0).state()).isEqualTo(RefundState.DONE);
        assertThat(scene.payment(paid.id()).refunded()).isEqualTo(Money.of("19.00", "EUR"));
        assertThat(scene.provider.only().refunds).hasSize(1);
        assertThat(scene.standing(invoice)).isEqualTo("PARTIALLY_PAID 100.00");
    }

    @Test
    @DisplayName("a refund was given and its answer lost; that asking again is refused does not let it be given twice")
    void keepsALostRefundThatIsRefused() {
        Payment paid = scene.paid(invoice);
        scene.provider.keepsRefundKeys = false;
        loseTheFirstRefund(true);
        AdministeredPayment asked =
                scene.portal.paymentAdministration.refund(STAFF, paid.id(), Money.of("19.00", "EUR"), null, GERMAN);

        assertThat(asked.refunds().get(0).state()).isEqualTo(RefundState.PENDING);
        assertThat(asked.payment().refunded()).as("what was read is booked").isEqualTo(Money.of("19.00", "EUR"));
        assertThat(Refusal.code(() -> scene.portal.paymentAdministration.refund(
                        STAFF, paid.id(), Money.of("19.00", "EUR"), null, GERMAN)))
                .isEqualTo(ErrorCode.REFUND_IN_PROGRESS);
        scene.provider.fault = (operation, done) -> {};
        pass(Duration.ofMinutes(10));
        check();

        assertThat(administered(paid.id()).refunds().get(0).state()).isEqualTo(RefundState.DONE);
        assertThat(scene.provider.only().refunds).hasSize(1);
        assertThat(scene.standing(invoice)).isEqualTo("PARTIALLY_PAID 100.00");
    }

    @Test
    @DisplayName("a refund of which nothing is found has failed after half an hour, and can be asked for again")
    void endsALostRefund() {
        Payment paid = scene.paid(invoice);
        loseTheFirstRefund(false);
        scene.portal.paymentAdministration.refund(STAFF, paid.id(), null, null, GERMAN);
        pass(Schedule.REPEATED);
        check();
        scene.provider.fault = (operation, done) -> {};

        assertThat(administered(paid.id()).refunds()).singleElement().satisfies(refund -> {
            assertThat(refund.state()).isEqualTo(RefundState.FAILED);
            assertThat(refund.problem()).isEqualTo("NOT_EXECUTED");
        });
        scene.portal.paymentAdministration.refund(STAFF, paid.id(), null, null, GERMAN);
        assertThat(scene.payment(paid.id()).refunded()).isEqualTo(Money.of("119.00", "EUR"));
    }

    /** Every other is refused. */
    private void loseTheFirstRefund(boolean given) {
        AtomicInteger calls = new AtomicInteger();
        scene.provider.fault = (operation, done) -> {
            if (operation != SimulatedProvider.Operation.REFUND) {
                return;
            }
            if (calls.get() > 0 && !done) {
                throw ProviderException.notExecuted(Reason.BUSY, null);
            }
            if (done == given) {
                calls.incrementAndGet();
                throw ProviderException.unknown(Reason.UNREACHABLE, null);
            }
        };
    }

    @Test
    @DisplayName("of a payment that was taken in parts each refund is of a part of which enough is left")
    void refundsPartByPart() {
        StartedPayment started = scene.start(invoice);
        String order = scene.order(started).id;
        scene.provider.payLate(order, Money.of("60.00", "EUR"));
        scene.provider.payLate(order, Money.of("59.00", "EUR"));
        assertThat(scene.complete(started).status()).isEqualTo(PaymentStatus.PAID);

        for (String amount : List.of("50.00", "50.00")) {
            scene.portal.paymentAdministration.refund(STAFF, started.id(), Money.of(amount, "EUR"), null, GERMAN);
        }
        assertThat(administered(started.id()).refundable()).isEqualTo(Money.of("19.00", "EUR"));
        scene.portal.paymentAdministration.refund(STAFF, started.id(), null, null, GERMAN);
        assertThat(scene.payment(started.id()).refunded()).isEqualTo(Money.of("110.00", "EUR"));
        AdministeredPayment all = scene.portal.paymentAdministration.refund(STAFF, started.id(), null, null, GERMAN);

        assertThat(all.refundable()).isEqualTo(Money.of("0.00", "EUR"));
        assertThat(all.refunds()).extracting(AdministeredPayment.Refund::state).containsOnly(RefundState.DONE);
        assertThat(scene.standing(invoice)).isEqualTo("OPEN 0.00");
    }

    @Test
    @DisplayName("a refund that comes back is turned round, and can be asked for again")
    void turnsARefundRound() {
        Payment paid = scene.paid(invoice);
        scene.provider.slow = true;
        AdministeredPayment pending = scene.portal.paymentAdministration.refund(STAFF, paid.id(), null, null, GERMAN);
        assertThat(pending.refunds().get(0).state()).isEqualTo(RefundState.PENDING);
        assertThat(scene.standing(invoice)).isEqualTo("PAID 119.00");
        String refund = scene.provider.only().transactions.get(1).id();

        scene.provider.change(refund, Status.DONE);
        scene.portal.paymentAdministration.check(STAFF, paid.id(), GERMAN);
        assertThat(scene.standing(invoice)).isEqualTo("OPEN 0.00");
        scene.provider.change(refund, Status.FAILED);
        AdministeredPayment back = scene.portal.paymentAdministration.check(STAFF, paid.id(), GERMAN);

        assertThat(scene.standing(invoice)).isEqualTo("PAID 119.00");
        assertThat(back.payment().refunded()).isEqualTo(Money.of("0.00", "EUR"));
        assertThat(back.refundable()).isEqualTo(Money.of("119.00", "EUR"));

        scene.provider.slow = false;
        scene.portal.paymentAdministration.refund(STAFF, paid.id(), null, null, GERMAN);
        assertThat(scene.payment(paid.id()).refunded()).isEqualTo(Money.of("119.00", "EUR"));
    }

    @Test
    @DisplayName("staff give back no more than there is, in its currency, and nothing that was not paid")
    void refusesRefunds() {
        DocumentKey next = scene.invoice("RE-2");
        StartedPayment open = scene.start(next);
        Payment paid = scene.paid(invoice);

        assertThat(Refusal.code(() -> scene.portal.paymentAdministration.refund(STAFF, open.id(), null, null, GERMAN)))
                .isEqualTo(ErrorCode.NOT_REFUNDABLE);
        assertThat(refusedRefund(paid, "119.01", "EUR")).containsExactly("amount MORE_THAN_REFUNDABLE");
        assertThat(refusedRefund(paid, "0.00", "EUR")).containsExactly("amount NOT_POSITIVE");
        assertThat(refusedRefund(paid, "1.00", "USD")).containsExactly("amount CURRENCY_MISMATCH");
        scene.provider.fault = (operation, done) -> {
            if (operation == SimulatedProvider.Operation.REFUND) {
                throw ProviderException.notExecuted(Reason.REFUSED, "REFUND_TIME_LIMIT_EXCEEDED");
            }
        };
        assertThat(Refusal.code(() -> scene.portal.paymentAdministration.refund(STAFF, paid.id(), null, null, GERMAN)))
                .isEqualTo(ErrorCode.PROVIDER_REFUSED);
        assertThat(administered(paid.id()).refunds()).singleElement().satisfies(refund -> {
            assertThat(refund.state()).isEqualTo(RefundState.FAILED);
            assertThat(refund.problem()).isEqualTo("REFUND_TIME_LIMIT_EXCEEDED");
        });
        assertThat(scene.standing(invoice)).isEqualTo("PAID 119.00");
    }

    private List<String> refusedRefund(Payment paid, String amount, String currency) {
        return Refusal.violations(() ->
                scene.portal.paymentAdministration.refund(STAFF, paid.id(), Money.of(amount, currency), null, GERMAN));
    }

    @Test
    @DisplayName("a refund of several invoices opens the last of them first, and credit notes stay used")
    void refundsTheLastFirst() {
        DocumentKey second = scene.invoice("RE-2", "81.00", "EUR");
        DocumentKey credit = scene.document(DocumentType.CREDIT_NOTE, "GU-1", "50.00", "EUR");
        Payment paid = scene.paid(invoice, second, credit);

        scene.portal.paymentAdministration.refund(STAFF, paid.id(), Money.of("100.00", "EUR"), null, GERMAN);
        assertThat(scene.standing(invoice)).isEqualTo("PARTIALLY_PAID 100.00");
        assertThat(scene.standing(second)).isEqualTo("OPEN 0.00");
        scene.portal.paymentAdministration.refund(STAFF, paid.id(), null, null, GERMAN);
        assertThat(scene.standing(invoice)).isEqualTo("PARTIALLY_PAID 50.00");
        assertThat(scene.standing(credit)).isEqualTo("PAID 50.00");
    }

    @Test
    @DisplayName("money that is on its way is pending until it arrives, and may fail yet")
    void waitsForMoneyOnItsWay() {
        scene.provider.slow = true;
        StartedPayment started = scene.approved(invoice);
        assertThat(scene.complete(started).status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(scene.standing(invoice)).isEqualTo("OPEN 0.00");
        assertThat(Refusal.code(() -> scene.start(invoice))).isEqualTo(ErrorCode.PAYMENT_IN_PROGRESS);

        scene.provider.arrive(scene.order(started).id);
        report(scene.order(started).id);
        check();
        assertThat(scene.standing(invoice)).isEqualTo("PAID 119.00");
    }

    @Test
    @DisplayName("staff see all payments with the provider's references, by status, customer and document")
    void lists() {
        Payment paid = scene.paid(invoice);
        DocumentKey next = scene.invoice("RE-2");
        StartedPayment open = scene.start(next);

        assertThat(ids(PaymentFilter.ALL)).containsExactly(open.id(), paid.id());
        assertThat(ids(new PaymentFilter(Set.of(PaymentStatus.PAID), null, null, false)))
                .containsExactly(paid.id());
        assertThat(ids(new PaymentFilter(Set.of(), new CustomerNumber(HOTEL), next, false)))
                .containsExactly(open.id());
        assertThat(ids(new PaymentFilter(Set.of(), new CustomerNumber("none"), null, false)))
                .isEmpty();
        assertThat(scene.portal
                        .paymentAdministration
                        .list(PaymentFilter.ALL, new PageRequest(1, null), GERMAN)
                        .next())
                .isNotNull();
        AdministeredPayment seen = administered(paid.id());
        assertThat(seen.reference()).isEqualTo("O-1");
        assertThat(seen.connection()).isEqualTo("Konto");
        assertThat(seen.method()).isEqualTo("wallet");
        assertThat(seen.steps().stream().map(AdministeredPayment.Step::status))
                .containsExactly(PaymentStatus.OPEN, PaymentStatus.PAID);
    }

    private List<String> ids(PaymentFilter filter) {
        return scene.portal.paymentAdministration.list(filter, PageRequest.first(), GERMAN).items().stream()
                .map(payment -> payment.payment().id())
                .toList();
    }

    @Test
    @DisplayName("payments without a provider's id do not collide, two with the same one do")
    void keepsReferencesUnique() throws SQLException {
        scene.provider.fault = (operation, done) -> {
            throw ProviderException.unknown(Reason.UNREACHABLE, null);
        };
        DocumentKey second = scene.invoice("RE-2");
        assertThat(Refusal.code(() -> scene.start(invoice))).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
        assertThat(Refusal.code(() -> scene.start(second))).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
        assertThat(database.count("payment")).isEqualTo(2);

        assertThat(catchThrowable(
                        () -> scene.portal.tx.run(em -> em.createNativeQuery("UPDATE payment SET provider_ref = 'O-1'")
                                .executeUpdate())))
                .satisfies(failure ->
                        assertThat(SqlFailure.isUniqueViolation(failure)).isTrue());
    }

    @Test
    @DisplayName("only of a provider that gives money back can staff give it back")
    void needsTheCapability() {
        scene.portal.paymentProviders.remove(scene.provider);
        SimulatedProvider plain = new SimulatedProvider(scene.portal.clock, Capability.CAPTURE);
        scene.portal.paymentProviders.add(plain);
        StartedPayment started = scene.start(invoice);
        plain.approve(plain.only().id);
        Payment paid = scene.complete(started);

        assertThat(paid.status()).isEqualTo(PaymentStatus.PAID);
        assertThat(administered(paid.id()).refundable()).isEqualTo(Money.of("0.00", "EUR"));
        assertThat(Refusal.code(() -> scene.portal.paymentAdministration.refund(STAFF, paid.id(), null, null, GERMAN)))
                .isEqualTo(ErrorCode.NOT_REFUNDABLE);
    }
}
