package org.kundenportal.impl.documents;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Money;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentData;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentSummary;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.timeline.TimelineFilter;
import org.kundenportal.impl.Parallel;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** What hosts push and what the portal's payments book, on one document. */
@DatabaseTest
class SettlementsDbTest {

    private static final DocumentKey INVOICE = new DocumentKey(DocumentType.INVOICE, "RE-1");

    private final TestDatabase database;
    private final AtomicLong transactions = new AtomicLong();

    @TempDir
    private Path folder;

    private TestPortal portal;
    private ActingCustomer customer;

    SettlementsDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aCustomer() {
        portal = new TestPortal(database, folder).releaseAll();
        customer = portal.customer("10001");
    }

    private void push(DocumentKey key, DocumentStatus status, String total, String paid, String currency) {
        portal.documentIntake.put(
                TestPortal.HOST,
                new DocumentData(
                        key,
                        new CustomerNumber("10001"),
                        LocalDate.parse("2026-11-21"),
                        LocalDate.parse("2026-12-05"),
                        null,
                        status,
                        total == null ? null : Money.of(total, currency),
                        paid == null ? null : Money.of(paid, currency),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    private void push(DocumentStatus status, String paid) {
        push(INVOICE, status, "119.00", paid, "EUR");
    }

    private void book(String amount) {
        book(INVOICE, amount, portal.clock.instant());
    }

    private void book(DocumentKey key, String amount, Instant at) {
        portal.tx.runRepeatably(em -> Settlements.book(
                em, DocumentRows.found(em, key), Money.of(amount, "EUR"), transactions.incrementAndGet(), at));
    }

    private DocumentSummary summary(DocumentKey key) {
        return portal.customerDocuments.get(customer, key).summary();
    }

    private void assertStands(DocumentStatus status, String paid, String open) {
        assertStands(INVOICE, status, paid);
        assertThat(summary(INVOICE).open()).isEqualTo(Money.of(open, "EUR"));
    }

    private void assertStands(DocumentKey key, DocumentStatus status, String paid) {
        assertThat(summary(key).status()).isEqualTo(status);
        assertThat(summary(key).paid()).isEqualTo(Money.of(paid, "EUR"));
    }

    private long rows() {
        return portal.tx.read(em ->
                em.createQuery("SELECT COUNT(s) FROM Settlement s", Long.class).getSingleResult());
    }

    @Test
    @DisplayName(
            "BB-48 a payment in the portal closes the invoice, and a host that has not heard of it does not open it")
    void aPaymentStays() {
        push(DocumentStatus.OPEN, null);
        book("119.00");
        assertStands(DocumentStatus.PAID, "119.00", "0.00");

        push(DocumentStatus.OPEN, null);
        push(DocumentStatus.OPEN, "0.00");

        assertStands(DocumentStatus.PAID, "119.00", "0.00");
        assertThat(portal.customerDocuments.get(customer, INVOICE).actions()).doesNotContain(DocumentAction.PAY);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    @DisplayName("a host that takes payments over, in parts and in full, counts none twice")
    void takenOver() {
        push(DocumentStatus.OPEN, null);
        book("19.00");
        book("50.00");
        push(DocumentStatus.PARTIALLY_PAID, "19.00");
        assertStands(DocumentStatus.PARTIALLY_PAID, "69.00", "50.00");
        push(DocumentStatus.PARTIALLY_PAID, "69.00");
        assertStands(DocumentStatus.PARTIALLY_PAID, "69.00", "50.00");

        push(DocumentStatus.PAID, null);

        assertStands(DocumentStatus.PAID, "119.00", "0.00");
        push(DocumentStatus.OPEN, "69.00");
        assertStands(DocumentStatus.PARTIALLY_PAID, "69.00", "50.00");
    }

    @Test
    @DisplayName("after a chargeback a host that still says PAID does not close the invoice; when it has heard, it may")
    void afterAChargeback() {
        push(DocumentStatus.OPEN, null);
        book("119.00");
        push(DocumentStatus.PAID, null);
        book("-119.00");
        assertStands(DocumentStatus.OPEN, "0.00", "119.00");

        push(DocumentStatus.PAID, null);
        assertStands(DocumentStatus.OPEN, "0.00", "119.00");

        push(DocumentStatus.OPEN, null);
        assertStands(DocumentStatus.OPEN, "0.00", "119.00");
        push(DocumentStatus.PAID, null);
        assertStands(DocumentStatus.PAID, "119.00", "0.00");
    }

    @Test
    @DisplayName(
            "a chargeback of which the host has heard before the portal opens the invoice once, and it can be paid")
    void aChargebackThatTheHostKnewFirst() {
        push(DocumentStatus.OPEN, null);
        book("119.00");
        push(DocumentStatus.PAID, null);
        push(DocumentStatus.OPEN, "0.00");
        assertStands(DocumentStatus.OPEN, "0.00", "119.00");

        book("-119.00");

        assertStands(DocumentStatus.OPEN, "0.00", "119.00");
        assertThat(payable(INVOICE)).isEqualTo(Money.of("119.00", "EUR"));
        push(DocumentStatus.OPEN, "0.00");
        assertStands(DocumentStatus.OPEN, "0.00", "119.00");
        book("119.00");
        assertStands(DocumentStatus.PAID, "119.00", "0.00");
        push(DocumentStatus.PAID, null);
        assertStands(DocumentStatus.PAID, "119.00", "0.00");
        push(DocumentStatus.OPEN, "0.00");
        book("-19.00");
        book("-100.00");
        assertStands(DocumentStatus.OPEN, "0.00", "119.00");
    }

    @Test
    @DisplayName("where more went back than was paid, no more is to be paid than the total")
    void neverMoreThanTheTotal() {
        DocumentKey plus = new DocumentKey(DocumentType.CREDIT_NOTE, "GS-1");
        DocumentKey minus = new DocumentKey(DocumentType.CREDIT_NOTE, "GS-2");
        push(DocumentStatus.OPEN, null);
        push(plus, DocumentStatus.OPEN, "30.00", null, "EUR");
        push(minus, DocumentStatus.OPEN, "-30.00", null, "EUR");
        book("-119.00");
        book(plus, "-30.00", portal.clock.instant());
        book(minus, "-30.00", portal.clock.instant());

        assertThat(payable(INVOICE)).isEqualTo(Money.of("119.00", "EUR"));
        assertThat(payable(plus)).isEqualTo(Money.of("30.00", "EUR"));
        assertThat(payable(minus)).isEqualTo(Money.of("30.00", "EUR"));
        book(minus, "40.00", portal.clock.instant());
        assertThat(payable(minus)).isEqualTo(Money.of("20.00", "EUR"));
    }

    private Money payable(DocumentKey key) {
        return portal.tx.call(em -> portal.receivables.lock(em, key).open());
    }

    @Test
    @DisplayName("a part that was paid and given back leaves the invoice open")
    void aRefundedPart() {
        push(DocumentStatus.OPEN, null);
        book("19.00");
        book("-19.00");

        assertStands(DocumentStatus.OPEN, "0.00", "119.00");
    }

    @Test
    @DisplayName("with another total the status follows from the sum, and PAID is the whole of the new claim")
    void anotherTotal() {
        push(DocumentStatus.OPEN, null);
        book("119.00");
        push(INVOICE, DocumentStatus.OPEN, "150.00", null, "EUR");
        assertStands(DocumentStatus.PARTIALLY_PAID, "119.00", "31.00");

        push(INVOICE, DocumentStatus.PAID, "150.00", null, "EUR");

        assertStands(DocumentStatus.PAID, "150.00", "0.00");
        push(INVOICE, DocumentStatus.PAID, "150.00", null, "EUR");
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    @DisplayName("what was paid in another currency counts when the document has that currency again, and never else")
    void anotherCurrency() {
        push(DocumentStatus.OPEN, null);
        book("19.00");
        push(INVOICE, DocumentStatus.OPEN, "15000", null, "JPY");
        assertThat(summary(INVOICE).status()).isEqualTo(DocumentStatus.OPEN);
        assertThat(summary(INVOICE).paid()).isEqualTo(Money.of("0", "JPY"));
        push(INVOICE, DocumentStatus.PAID, "15000", null, "JPY");
        assertThat(summary(INVOICE).paid()).isEqualTo(Money.of("15000", "JPY"));

        push(DocumentStatus.PARTIALLY_PAID, "19.00");

        assertStands(DocumentStatus.PARTIALLY_PAID, "19.00", "100.00");
    }

    @Test
    @DisplayName(
            "what is booked while the document has another currency, or no total, counts when it has its own again")
    void bookedInAnotherCurrency() {
        push(DocumentStatus.OPEN, null);
        push(INVOICE, DocumentStatus.OPEN, "15000", null, "JPY");
        book("119.00");
        assertThat(summary(INVOICE).status()).isEqualTo(DocumentStatus.OPEN);
        assertThat(summary(INVOICE).paid()).isEqualTo(Money.of("0", "JPY"));
        push(DocumentStatus.OPEN, null);
        assertStands(DocumentStatus.PAID, "119.00", "0.00");

        push(INVOICE, DocumentStatus.OPEN, null, null, "EUR");
        book("-19.00");
        assertThat(summary(INVOICE).paid()).isNull();
        push(DocumentStatus.OPEN, null);
        assertStands(DocumentStatus.PARTIALLY_PAID, "100.00", "19.00");
    }

    @Test
    @DisplayName("void is what the host calls void; money that comes for it is kept in the books all the same")
    void voidStaysVoid() {
        push(DocumentStatus.OPEN, null);
        push(DocumentStatus.CANCELED, null);
        book("119.00");
        assertThat(summary(INVOICE).status()).isEqualTo(DocumentStatus.CANCELED);
        assertThat(summary(INVOICE).open()).isEqualTo(Money.of("0.00", "EUR"));

        push(DocumentStatus.OPEN, null);

        assertStands(DocumentStatus.PAID, "119.00", "0.00");
    }

    @Test
    @DisplayName("a credit note is set off, whichever sign its host gives it")
    void creditNotes() {
        DocumentKey plus = new DocumentKey(DocumentType.CREDIT_NOTE, "GS-1");
        DocumentKey minus = new DocumentKey(DocumentType.CREDIT_NOTE, "GS-2");
        push(plus, DocumentStatus.OPEN, "30.00", null, "EUR");
        push(minus, DocumentStatus.OPEN, "-30.00", null, "EUR");
        book(plus, "10.00", portal.clock.instant());
        book(minus, "10.00", portal.clock.instant());
        assertStands(plus, DocumentStatus.PARTIALLY_PAID, "10.00");
        assertStands(minus, DocumentStatus.PARTIALLY_PAID, "-10.00");

        push(plus, DocumentStatus.PAID, "30.00", "30.00", "EUR");
        push(minus, DocumentStatus.PAID, "-30.00", null, "EUR");

        assertStands(plus, DocumentStatus.PAID, "30.00");
        assertStands(minus, DocumentStatus.PAID, "-30.00");
    }

    @Test
    @DisplayName("documents without a total, and reminders, are as their host says")
    void asTheHostSays() {
        push(INVOICE, DocumentStatus.PAID, null, null, "EUR");
        assertThat(summary(INVOICE).status()).isEqualTo(DocumentStatus.PAID);
        DocumentKey reminder = new DocumentKey(DocumentType.REMINDER, "MA-1");
        push(reminder, DocumentStatus.PAID, "119.00", "19.00", "EUR");

        assertStands(reminder, DocumentStatus.PAID, "19.00");
        assertThat(rows()).isZero();
    }

    @Test
    @DisplayName("the timeline tells of a push what came of it, and nothing of one that only takes a payment over")
    void timeline() {
        push(DocumentStatus.OPEN, null);
        book("119.00");
        long before = events();

        push(DocumentStatus.PAID, null);

        assertThat(events()).isEqualTo(before);
    }

    private long events() {
        return portal.timeline
                .list(new TimelineFilter(null, INVOICE, null, null, Set.of(), null), new PageRequest(100, null))
                .items()
                .size();
    }

    @Test
    @DisplayName("the statement of account dates a payment of the portal by the day on which it was paid")
    void statement() {
        push(DocumentStatus.OPEN, null);
        Instant paidAt = portal.clock.instant().plus(Duration.ofDays(2));
        portal.clock.advance(Duration.ofDays(5));
        book(INVOICE, "119.00", paidAt);
        portal.clock.advance(Duration.ofDays(5));
        push(DocumentStatus.PAID, null);

        List<Account.Movement> movements = portal.tx.read(em -> new AccountRows(em, ZoneOffset.UTC)
                .movements(customer, Set.of(DocumentType.INVOICE), LocalDate.parse("2026-12-31")));

        assertThat(movements)
                .extracting(movement -> movement.date() + " " + movement.cause() + " " + movement.amount())
                .containsExactly("2026-11-21 ISSUED 119.00", "2026-11-23 SETTLED -119.00");
    }

    @Test
    @DisplayName("the statement of account shows once what went back, of which the host has heard before the portal")
    void statementOfWhatTheHostKnewFirst() {
        push(DocumentStatus.OPEN, null);
        book("119.00");
        push(DocumentStatus.PAID, null);
        portal.clock.advance(Duration.ofDays(1));
        push(DocumentStatus.OPEN, "0.00");
        portal.clock.advance(Duration.ofDays(1));
        book("-119.00");

        List<Account.Movement> movements = portal.tx.read(em -> new AccountRows(em, ZoneOffset.UTC)
                .movements(customer, Set.of(DocumentType.INVOICE), LocalDate.parse("2026-12-31")));

        assertThat(Account.of(movements, LocalDate.parse("2026-11-21"), LocalDate.parse("2026-12-31")))
                .singleElement()
                .satisfies(account -> assertThat(account.closing()).isEqualByComparingTo("119"));
    }

    @Test
    @DisplayName("pushes and payments at the same moment lose none of each other")
    void atOnce() throws Exception {
        push(DocumentStatus.OPEN, null);

        Parallel.calls(8, i -> {
            untilDone(i % 2 == 0 ? () -> book("10.00") : () -> push(DocumentStatus.OPEN, "30.00"));
            return null;
        });
        push(DocumentStatus.PARTIALLY_PAID, "70.00");

        assertStands(DocumentStatus.PARTIALLY_PAID, "70.00", "49.00");
    }

    /** A host whose push was in the way of something sends it again. */
    private static void untilDone(Runnable work) {
        for (boolean done = false; !done; ) {
            try {
                work.run();
                done = true;
            } catch (PortalException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.CONCURRENT_CHANGE);
            }
        }
    }
}
