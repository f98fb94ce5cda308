package org.kundenportal.impl.overview;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Money;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentData;
import org.kundenportal.api.documents.DocumentFilter;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.orders.OrderData;
import org.kundenportal.api.orders.OrderStatus;
import org.kundenportal.api.overview.AdministrationOverview;
import org.kundenportal.api.overview.CustomerOverview;
import org.kundenportal.api.overview.CustomerOverview.Attention;
import org.kundenportal.api.settings.Release;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.impl.TestPortal.HOST;
import static org.kundenportal.impl.TestPortal.STAFF;

@DatabaseTest
class OverviewsDbTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;
    private ActingCustomer acting;

    OverviewsDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void twoCustomers() {
        portal = new TestPortal(database, folder).releaseAll();
        acting = portal.customer("10001");
        portal.customer("10002");
        put("10002", DocumentType.INVOICE, "F-1", DocumentStatus.OPEN, "999.00", null, TODAY.minusDays(50));
        put("10002", DocumentType.ESTIMATE, "F-2", DocumentStatus.OPEN, "999.00", null, null);
        put("10002", DocumentType.SERVICE_REPORT, "F-3", DocumentStatus.OPEN, null, null, null);
    }

    @Test
    @DisplayName("MF-10 overdue and soon due invoices come first, then open estimates and new service reports")
    void whatWaitsForTheCustomer() {
        invoice("due", TODAY, DocumentStatus.OPEN, null);
        invoice("overdue", TODAY.minusDays(1), DocumentStatus.OPEN, null);
        invoice("soon", TODAY.plusDays(7), DocumentStatus.PARTIALLY_PAID, "1.00");
        invoice("later", TODAY.plusDays(8), DocumentStatus.OPEN, null);
        invoice("paid", TODAY.minusDays(9), DocumentStatus.PAID, "119.00");
        invoice("settled", TODAY.minusDays(9), DocumentStatus.OPEN, "119.00");
        invoice("void", TODAY.minusDays(9), DocumentStatus.CANCELED, null);
        invoice("draft", TODAY.minusDays(9), DocumentStatus.DRAFT, null);
        estimate("valid", TODAY, DocumentStatus.OPEN);
        estimate("endless", null, DocumentStatus.OPEN);
        estimate("expired", TODAY.minusDays(1), DocumentStatus.OPEN);
        estimate("accepted", TODAY, DocumentStatus.ACCEPTED);
        put("10001", DocumentType.SERVICE_REPORT, "report", DocumentStatus.OPEN, null, null, null);
        put("10001", DocumentType.SERVICE_REPORT, "seen", DocumentStatus.OPEN, null, null, null);
        portal.customerDocuments.recordView(acting, new DocumentKey(DocumentType.SERVICE_REPORT, "seen"));

        CustomerOverview overview = portal.overviews.of(acting);

        assertThat(overview.attention())
                .extracting(attention ->
                        attention.kind() + " " + attention.document().key().number())
                .containsExactly(
                        "INVOICE_OVERDUE overdue",
                        "INVOICE_DUE due",
                        "INVOICE_DUE soon",
                        "ESTIMATE_OPEN valid",
                        "ESTIMATE_OPEN endless",
                        "SERVICE_REPORT_NEW report");
        assertThat(overview.openInvoices())
                .extracting(invoice -> invoice.key().number())
                .containsExactly("overdue", "due", "soon", "later");
        assertThat(overview.counts())
                .isEqualTo(
                        Map.of(DocumentType.INVOICE, 7L, DocumentType.ESTIMATE, 4L, DocumentType.SERVICE_REPORT, 2L));
        assertThat(overview.unseen()).isEqualTo(12);
        assertThat(overview.today()).isEqualTo(TODAY);
        assertThat(portal.customerDocuments
                        .list(acting, new DocumentFilter(Set.of(), null, true, null), PageRequest.first())
                        .items())
                .extracting(invoice -> invoice.key().number())
                .containsExactly("overdue");
    }

    @Test
    @DisplayName("BM-08 estimates are not put forward while deciding is not released")
    void estimatesWaitOnlyIfTheyCanBeDecided() {
        estimate("valid", TODAY, DocumentStatus.OPEN);

        portal.settings.saveRelease(
                STAFF, new Release(EnumSet.allOf(DocumentType.class), EnumSet.of(DocumentAction.VIEW)));

        assertThat(portal.overviews.of(acting).attention())
                .extracting(Attention::kind)
                .doesNotContain(Attention.Kind.ESTIMATE_OPEN);
    }

    @Test
    @DisplayName("open totals are one amount a currency, over all invoices")
    void openTotalsByCurrency() {
        for (int i = 0; i < 7; i++) {
            invoice("E-" + i, TODAY, DocumentStatus.OPEN, "19.50");
        }
        put("10001", DocumentType.INVOICE, "Y", DocumentStatus.OPEN, null, null, null);
        putMoney("J-1", Money.of("1000", "JPY"));
        putMoney("C-1", Money.of("9999999999999.99", "CHF"));
        putMoney("C-2", Money.of("9999999999999.99", "CHF"));
        putMoney("K-1", Money.of("1.234", "KWD"));

        CustomerOverview overview = portal.overviews.of(acting);

        assertThat(overview.openTotals())
                .containsExactly(Money.of("696.50", "EUR"), Money.of("1000", "JPY"), Money.of("1.234", "KWD"));
        assertThat(overview.openInvoiceCount()).isEqualTo(11);
        assertThat(overview.openInvoices()).hasSize(5);
        assertThat(overview.latest())
                .extracting(document -> document.key().number())
                .containsExactly("K-1", "C-2", "C-1", "J-1", "Y");
    }

    @Test
    @DisplayName("days are counted in the merchant's zone")
    void daysAreTheMerchants() {
        invoice("yesterday", TODAY, DocumentStatus.OPEN, null);
        portal.clock.set(Instant.parse("2026-11-21T22:59:59Z"));
        assertThat(portal.overviews.of(acting).today()).isEqualTo(TODAY);
        assertThat(portal.overviews.of(acting).openInvoices().get(0).overdue()).isFalse();

        portal.clock.set(Instant.parse("2026-11-21T23:00:00Z"));

        assertThat(portal.overviews.of(acting).today()).isEqualTo(TODAY.plusDays(1));
        assertThat(portal.overviews.of(acting).openInvoices().get(0).overdue()).isTrue();
    }

    @Test
    @DisplayName("BM-07 BM-26 nothing is counted, totalled or shown while nothing is released, or viewing is not")
    void nothingIsShownThatIsNotReleased() {
        invoice("RE-1", TODAY, DocumentStatus.OPEN, null);
        estimate("AN-1", TODAY, DocumentStatus.OPEN);
        for (Release release : List.of(
                new Release(Set.of(), EnumSet.allOf(DocumentAction.class)),
                new Release(EnumSet.allOf(DocumentType.class), Set.of()),
                new Release(
                        EnumSet.allOf(DocumentType.class), EnumSet.complementOf(EnumSet.of(DocumentAction.VIEW))))) {
            portal.settings.saveRelease(STAFF, release);
            CustomerOverview overview = portal.overviews.of(acting);
            assertThat(overview.counts()).isEmpty();
            assertThat(overview.attention()).isEmpty();
            assertThat(overview.openInvoices()).isEmpty();
            assertThat(overview.openInvoiceCount()).isZero();
            assertThat(overview.openTotals()).isEmpty();
            assertThat(overview.latest()).isEmpty();
            assertThat(overview.unseen()).isZero();
        }
    }

    @Test
    @DisplayName("BB-01 the latest orders are among what the customer sees first, deleted and foreign ones are not")
    void theLatestOrders() {
        order("10001", "B-1", OrderStatus.PAID, 1);
        order("10001", "B-2", OrderStatus.CANCELLED, 2);
        order("10001", "B-3", OrderStatus.ORDERED, 3);
        order("10001", "B-4", OrderStatus.SHIPPED, 4);
        order("10001", "B-5", OrderStatus.DELETED, 5);
        order("10002", "B-6", OrderStatus.PAID, 6);

        assertThat(portal.overviews.of(acting).latestOrders())
                .extracting(order -> order.number().value())
                .containsExactly("B-4", "B-3", "B-2");
    }

    private void order(String customer, String number, OrderStatus status, int day) {
        portal.orderIntake.put(
                HOST,
                new OrderData(
                        new OrderNumber(number),
                        new CustomerNumber(customer),
                        null,
                        null,
                        status,
                        Instant.parse("2026-11-0" + day + "T10:00:00Z"),
                        null,
                        false,
                        List.of(),
                        Currency.getInstance("EUR")));
    }

    @Test
    @DisplayName("BM-01 a customer reaches nothing of another one, by whatever call")
    void customersAreApart() {
        DocumentKey foreign = new DocumentKey(DocumentType.INVOICE, "F-1");
        portal.documents.comment(STAFF, foreign, "geheim", false);
        String confinedUrl = portal.documents
                .get(new DocumentKey(DocumentType.ESTIMATE, "F-2"))
                .row()
                .portal()
                .link()
                .url();
        ActingCustomer confined = portal.signIn(confinedUrl);

        for (ActingCustomer who : List.of(acting, confined)) {
            for (Runnable call : List.<Runnable>of(
                    () -> portal.customerDocuments.get(who, foreign),
                    () -> portal.customerDocuments.pdf(who, foreign),
                    () -> portal.customerDocuments.xml(who, foreign),
                    () -> portal.customerDocuments.recordView(who, foreign),
                    () -> portal.customerDocuments.comments(who, foreign, PageRequest.first()),
                    () -> portal.customerDocuments.comment(who, foreign, "x"))) {
                assertThat(Refusal.code(call::run)).isEqualTo(ErrorCode.NOT_FOUND);
            }
        }
        assertThat(Refusal.code(() -> portal.overviews.of(confined))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> portal.profile.get(confined))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(portal.customerDocuments
                        .list(acting, DocumentFilter.all(), PageRequest.first())
                        .items())
                .isEmpty();
        assertThat(portal.customerDocuments
                        .list(acting, new DocumentFilter(Set.of(), null, false, "F-1"), PageRequest.first())
                        .items())
                .isEmpty();
        assertThat(portal.profile.get(acting).number()).hasToString("10001");
        assertThat(portal.overviews.of(acting).customer().number()).hasToString("10001");
        assertThat(portal.overviews.of(acting).latest()).isEmpty();
        assertThat(portal.overviews.of(acting).openTotals()).isEmpty();
        assertThat(portal.documents.get(foreign).row().views().count()).isZero();
    }

    @Test
    void theAdministrationsFirstPage() {
        portal.customerIntake.put(HOST, TestPortal.company("10003", "Ohne Zugang"));
        portal.customerDocuments.comment(
                portal.signIn(
                        portal.access.get(new CustomerNumber("10002")).link().url()),
                new DocumentKey(DocumentType.INVOICE, "F-1"),
                "Hallo");

        AdministrationOverview overview = portal.overviews.administration();

        assertThat(overview.customers()).isEqualTo(3);
        assertThat(overview.customersWithAccess()).isEqualTo(2);
        assertThat(overview.documents())
                .isEqualTo(
                        Map.of(DocumentType.INVOICE, 1L, DocumentType.ESTIMATE, 1L, DocumentType.SERVICE_REPORT, 1L));
        assertThat(overview.releasedTypes()).isEqualTo(EnumSet.allOf(DocumentType.class));
        assertThat(overview.unmatched()).isZero();
        assertThat(overview.unreadComments()).isEqualTo(1);
        assertThat(overview.latestEvents()).hasSize(8);
        assertThat(overview.latestEvents().get(0).kind()).isEqualTo("COMMENT_ADDED");
    }

    private void invoice(String number, LocalDate due, DocumentStatus status, String paid) {
        put("10001", DocumentType.INVOICE, number, status, "119.00", paid, due);
    }

    private void estimate(String number, LocalDate validUntil, DocumentStatus status) {
        portal.documentIntake.put(
                HOST,
                new DocumentData(
                        new DocumentKey(DocumentType.ESTIMATE, number),
                        new CustomerNumber("10001"),
                        TODAY.minusDays(60),
                        null,
                        validUntil,
                        status,
                        Money.of("10.00", "EUR"),
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    private void put(
            String customer,
            DocumentType type,
            String number,
            DocumentStatus status,
            String total,
            String paid,
            LocalDate due) {
        portal.documentIntake.put(
                HOST,
                new DocumentData(
                        new DocumentKey(type, number),
                        new CustomerNumber(customer),
                        TODAY.minusDays(60),
                        due,
                        null,
                        status,
                        total == null ? null : Money.of(total, "EUR"),
                        paid == null ? null : Money.of(paid, "EUR"),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    private void putMoney(String number, Money total) {
        portal.documentIntake.put(
                HOST,
                new DocumentData(
                        new DocumentKey(DocumentType.INVOICE, number),
                        new CustomerNumber("10001"),
                        TODAY,
                        null,
                        null,
                        DocumentStatus.OPEN,
                        total,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null));
    }
}
