package org.kundenportal.impl.orders;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Money;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.AdministeredDocument;
import org.kundenportal.api.documents.DocumentData;
import org.kundenportal.api.documents.DocumentFile;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentLine;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.orders.Buyer;
import org.kundenportal.api.orders.CreatedInvoice;
import org.kundenportal.api.orders.OrderData;
import org.kundenportal.api.orders.OrderInvoice;
import org.kundenportal.api.orders.OrderItem;
import org.kundenportal.api.orders.OrderStatus;
import org.kundenportal.api.orders.Outcome;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.settings.Company;
import org.kundenportal.api.settings.InvoiceSettings;
import org.kundenportal.api.settings.Release;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.impl.TestPortal.HOST;
import static org.kundenportal.impl.TestPortal.STAFF;

@DatabaseTest
class OrderInvoicesDbTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final OrderNumber ORDER = new OrderNumber("B-1");
    private static final DocumentKey FIRST = invoice("RE-2026-00001");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;
    private ActingCustomer anna;

    OrderInvoicesDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aCustomer() {
        portal = new TestPortal(database, folder);
        anna = portal.customer("10001");
        settings(true, true, null);
    }

    private void settings(boolean allowed, boolean automatic, Integer days) {
        portal.settings.saveInvoices(
                STAFF, new InvoiceSettings(allowed, automatic, days, InvoiceSettings.USUAL_PATTERN, 14));
    }

    private void numbered(String pattern) {
        portal.settings.saveInvoices(STAFF, new InvoiceSettings(true, true, null, pattern, null));
    }

    private void zone(String zone) {
        Appearance now = portal.settings.appearance().value();
        Company company = new Company(
                "Nordlicht GmbH",
                "Kai 1",
                "20457",
                "Hamburg",
                "DE",
                null,
                null,
                "DE136695976",
                "DE02120300000000202051");
        portal.settings.saveAppearance(
                STAFF,
                new Appearance(company, null, null, now.accentColor(), now.greeting(), "de", ZoneId.of(zone), null));
    }

    private static DocumentKey invoice(String number) {
        return new DocumentKey(DocumentType.INVOICE, number);
    }

    private static OrderItem item(String price, String vat) {
        return new OrderItem(
                "A",
                "E-Book",
                BigDecimal.valueOf(2),
                price == null ? null : new BigDecimal(price),
                vat == null ? null : new BigDecimal(vat));
    }

    private void order(OrderNumber number, OrderStatus status, Buyer buyer, List<OrderItem> items) {
        portal.orderIntake.put(
                HOST,
                new OrderData(
                        number,
                        new CustomerNumber("10001"),
                        buyer,
                        "Online-Shop",
                        status,
                        portal.clock.instant(),
                        null,
                        false,
                        items,
                        EUR));
    }

    private void order(OrderStatus status) {
        order(ORDER, status, null, List.of(item("10.00", "19"), item("2.50", "7")));
    }

    private void hostInvoice(String number, DocumentStatus status, LocalDate issued) {
        portal.documentIntake.put(
                HOST,
                new DocumentData(
                        invoice(number),
                        new CustomerNumber("10001"),
                        issued,
                        null,
                        null,
                        status,
                        Money.of("11.90", "EUR"),
                        null,
                        List.of(new DocumentLine(
                                "Vom ERP", BigDecimal.ONE, null, BigDecimal.TEN, new BigDecimal("19"))),
                        null,
                        ORDER.value(),
                        null,
                        null,
                        null));
    }

    private ErrorCode opening() {
        return Refusal.code(() -> portal.invoiceDownloads.open(anna, ORDER));
    }

    private ErrorCode creating() {
        return Refusal.code(() -> portal.invoiceDownloads.create(anna, ORDER));
    }

    private OrderInvoice shown() {
        return portal.customerOrders.get(anna, ORDER).invoice();
    }

    private String text() throws IOException {
        DocumentFile file = portal.invoiceDownloads.open(anna, ORDER);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            file.content().writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(file.mediaType()).isEqualTo("application/pdf");
        try (PDDocument pdf = Loader.loadPDF(bytes.toByteArray())) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private long invoices() throws java.sql.SQLException {
        return database.count("document");
    }

    @Test
    @DisplayName("BB-11 with downloads off nobody gets an invoice, none is made, whatever there is")
    void off() throws Exception {
        order(OrderStatus.PAID);
        settings(false, true, null);
        portal.releaseAll();

        assertThat(opening()).isEqualTo(ErrorCode.INVOICE_DOWNLOAD_OFF);
        assertThat(creating()).isEqualTo(ErrorCode.INVOICE_DOWNLOAD_OFF);
        hostInvoice("X-1", DocumentStatus.OPEN, LocalDate.parse("2026-11-21"));
        assertThat(opening()).isEqualTo(ErrorCode.INVOICE_DOWNLOAD_OFF);
        assertThat(creating()).isEqualTo(ErrorCode.INVOICE_DOWNLOAD_OFF);
        assertThat(invoices()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    @DisplayName(
            "BB-12 BB-22 the merchant's invoice is had in every state that is at least ordered, and answers for a new one")
    void theMerchantsOwn(OrderStatus status) throws Exception {
        order(status);
        hostInvoice("X-1", DocumentStatus.OPEN, LocalDate.parse("2026-11-21"));

        if (status == OrderStatus.DELETED) {
            assertThat(opening()).isEqualTo(ErrorCode.NOT_FOUND);
            assertThat(creating()).isEqualTo(ErrorCode.NOT_FOUND);
        } else if (Set.of(OrderStatus.OFFERED, OrderStatus.CANCELLED).contains(status)) {
            assertThat(opening()).isEqualTo(ErrorCode.ORDER_STATE);
            assertThat(creating()).isEqualTo(ErrorCode.ORDER_STATE);
        } else {
            assertThat(text()).contains("X-1", "Vom ERP");
            assertThat(portal.invoiceDownloads.create(anna, ORDER))
                    .isEqualTo(new CreatedInvoice(invoice("X-1"), false));
        }
        assertThat(invoices()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    @DisplayName("BB-13 BB-15 an invoice is made of a paid order that has none, and of no other")
    void madeOfPaidOrders(OrderStatus status) throws Exception {
        Set<OrderStatus> paid = EnumSet.of(
                OrderStatus.PAID,
                OrderStatus.PACKED,
                OrderStatus.IN_FULFILLMENT,
                OrderStatus.SHIPPED,
                OrderStatus.COMPLETED,
                OrderStatus.ARCHIVED,
                OrderStatus.RATED,
                OrderStatus.COMPLAINT);
        order(status);

        if (paid.contains(status)) {
            assertThat(opening()).as("to look makes none").isEqualTo(ErrorCode.NO_INVOICE);
            assertThat(portal.invoiceDownloads.create(anna, ORDER)).isEqualTo(new CreatedInvoice(FIRST, true));
            assertThat(portal.invoiceDownloads.create(anna, ORDER)).isEqualTo(new CreatedInvoice(FIRST, false));
            assertThat(shown().outcome()).isEqualTo(Outcome.AVAILABLE);
            assertThat(text()).contains("RE-2026-00001");
        } else {
            assertThat(creating())
                    .isEqualTo(
                            switch (status) {
                                case DELETED -> ErrorCode.NOT_FOUND;
                                case OFFERED, CANCELLED -> ErrorCode.ORDER_STATE;
                                default -> ErrorCode.NO_INVOICE;
                            });
            assertThat(invoices()).isZero();
        }
    }

    @Test
    @DisplayName("BB-14 with creation off none is made, and the buyer is told that there is none")
    void creationOff() throws Exception {
        order(OrderStatus.PAID);
        settings(true, false, null);

        assertThat(shown().outcome()).isEqualTo(Outcome.NO_INVOICE);
        assertThat(opening()).isEqualTo(ErrorCode.NO_INVOICE);
        assertThat(creating()).isEqualTo(ErrorCode.NO_INVOICE);
        assertThat(invoices()).isZero();
        assertThat(database.count("number_sequence")).isZero();
    }

    @Test
    @DisplayName("BB-13 the invoice says what the order says, is paid, due by the usual term, and is the customer's")
    void saysWhatTheOrderSays() throws Exception {
        zone("Europe/Berlin");
        portal.releaseAll();
        order(
                ORDER,
                OrderStatus.PAID,
                new Buyer("Max Mustermann", "max@example.org", "de"),
                List.of(item("10.00", "19"), item("2.50", "7")));

        portal.invoiceDownloads.create(anna, ORDER);

        AdministeredDocument made = portal.documents.get(FIRST);
        assertThat(made.detail().summary().status()).isEqualTo(DocumentStatus.PAID);
        assertThat(made.detail().summary().total()).isEqualTo(Money.of("29.15", "EUR"));
        assertThat(made.detail().summary().paid()).isEqualTo(Money.of("29.15", "EUR"));
        assertThat(made.detail().summary().open()).isEqualTo(Money.of("0.00", "EUR"));
        assertThat(made.detail().summary().issueDate()).isEqualTo("2026-11-21");
        assertThat(made.detail().summary().dueDate()).isEqualTo("2026-12-05");
        assertThat(made.detail().recipient().name()).isEqualTo("Max Mustermann");
        assertThat(made.detail().recipient().street()).isEqualTo("Hauptstraße 1");
        assertThat(portal.customerDocuments.get(anna, FIRST).lines()).hasSize(2);
        assertThat(text()).contains("Max Mustermann", "Nordlicht GmbH", "E-Book", "29,15", "B-1");
        byte[] xml = bytes(portal.documents.xml(FIRST));
        assertThat(new String(xml, java.nio.charset.StandardCharsets.UTF_8))
                .as("an e-invoice, of which nothing is to be paid")
                .contains("<ram:DuePayableAmount>0.00</ram:DuePayableAmount>");
        TimelineEvent event = portal.timeline.list(null, null, PageRequest.first()).items().stream()
                .filter(happened -> happened.kind().equals("DOCUMENT_CREATED"))
                .findFirst()
                .orElseThrow();
        assertThat(event.details()).containsEntry("source", "PORTAL").containsEntry("order", "B-1");
        assertThat(event.actor()).isEqualTo(anna.actor());
    }

    private static byte[] bytes(DocumentFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.content().writeTo(out);
        return out.toByteArray();
    }

    @Test
    @DisplayName(
            "An order without prices, rates of tax or items, or of less than nothing, makes no invoice; one over nothing does")
    void whatCannotBeInvoiced() throws Exception {
        for (List<OrderItem> items : List.of(
                List.<OrderItem>of(),
                List.of(item("10.00", "19"), item(null, "19")),
                List.of(item("10.00", null)),
                List.of(item("-10.00", "19")))) {
            order(ORDER, OrderStatus.PAID, null, items);
            assertThat(shown().outcome()).isEqualTo(Outcome.NO_INVOICE);
            assertThat(creating()).isEqualTo(ErrorCode.NO_INVOICE);
        }
        assertThat(invoices()).isZero();

        order(ORDER, OrderStatus.PAID, null, List.of(item("10.00", "19"), item("-10.00", "19")));
        assertThat(portal.invoiceDownloads.create(anna, ORDER).isNew()).isTrue();
        assertThat(portal.documents.get(FIRST).detail().summary().status()).isEqualTo(DocumentStatus.PAID);
    }

    @Test
    @DisplayName(
            "While the host writes a draft nobody gets an invoice, and none is made beside it; a void one stays the one")
    void draftsAndVoidOnes() throws Exception {
        order(OrderStatus.PAID);
        hostInvoice("X-1", DocumentStatus.DRAFT, LocalDate.parse("2026-11-21"));
        assertThat(opening()).isEqualTo(ErrorCode.NO_INVOICE);
        assertThat(creating()).isEqualTo(ErrorCode.NO_INVOICE);

        hostInvoice("X-1", DocumentStatus.CANCELED, LocalDate.parse("2026-11-21"));
        assertThat(portal.invoiceDownloads.create(anna, ORDER)).isEqualTo(new CreatedInvoice(invoice("X-1"), false));
        assertThat(text()).contains("X-1");
        assertThat(invoices()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "BB-02 the order's own switch decides, not what is released of documents; who only looks makes nothing")
    void whoMay() {
        order(OrderStatus.PAID);
        portal.settings.saveRelease(STAFF, new Release(Set.of(), Set.of()));
        ActingCustomer viewer = new ActingCustomer(
                anna.customer(), anna.name(), null, ActingCustomer.Assurance.LINK, anna.session(), "meier");
        assertThat(Refusal.code(() -> portal.invoiceDownloads.create(viewer, ORDER)))
                .isEqualTo(ErrorCode.VIEW_ONLY);
        ActingCustomer other = portal.customer("10002");
        assertThat(Refusal.code(() -> portal.invoiceDownloads.create(other, ORDER)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        ActingCustomer byLink =
                portal.signIn(portal.orders.get(ORDER).portal().link().url());

        assertThat(portal.invoiceDownloads.create(byLink, ORDER).key()).isEqualTo(FIRST);
        assertThat(portal.invoiceDownloads.open(viewer, ORDER).mediaType()).isEqualTo("application/pdf");
        assertThat(Refusal.code(() -> portal.invoiceDownloads.open(other, ORDER)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        ActingCustomer ofDocument = portal.releaseAll()
                .signIn(portal.documents.rotateLink(STAFF, FIRST).link().url());
        assertThat(Refusal.code(() -> portal.invoiceDownloads.open(ofDocument, ORDER)))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        // the night to summer time, to winter time, and the year's end
        "Europe/Berlin,2026-03-28,0,2026-03-28T23:00:00Z",
        "Europe/Berlin,2026-03-28,1,2026-03-29T22:00:00Z",
        "Europe/Berlin,2026-10-24,1,2026-10-25T23:00:00Z",
        "Europe/Berlin,2026-12-31,0,2026-12-31T23:00:00Z",
        "Pacific/Kiritimati,2026-11-21,14,2026-12-05T10:00:00Z",
        "America/St_Johns,2026-10-31,1,2026-11-02T03:30:00Z",
        "America/St_Johns,2026-03-07,1,2026-03-09T02:30:00Z",
        "Europe/Berlin,2026-11-21,36500,2126-10-28T23:00:00Z"
    })
    @DisplayName("BB-17 ruling 5 day X is allowed to its last second, day X+1 is refused from its first")
    void periodsEnd(String zone, LocalDate issued, int days, Instant end) throws Exception {
        zone(zone);
        settings(true, true, days);
        order(OrderStatus.PAID);
        hostInvoice("X-1", DocumentStatus.OPEN, issued);

        portal.clock.set(end.minusSeconds(1));
        assertThat(shown().until()).isEqualTo(end);
        assertThat(shown().outcome()).isEqualTo(Outcome.AVAILABLE);
        assertThat(text()).contains("X-1");
        assertThat(portal.invoiceDownloads.create(anna, ORDER).isNew()).isFalse();
        for (int seconds : new int[] {0, 1}) {
            portal.clock.set(end.plusSeconds(seconds));
            assertThat(shown().outcome()).isEqualTo(Outcome.DOWNLOAD_PERIOD_OVER);
            assertThat(opening()).isEqualTo(ErrorCode.DOWNLOAD_PERIOD_OVER);
            assertThat(creating()).isEqualTo(ErrorCode.DOWNLOAD_PERIOD_OVER);
        }
        settings(true, true, null);
        assertThat(text()).as("empty is for ever").contains("X-1");
    }

    @Test
    @DisplayName("BB-16 numbers count up without a gap, and begin again with the year, by the merchant's clock")
    void yearsBeginAnew() {
        zone("Pacific/Kiritimati");
        List<String> numbers = new java.util.ArrayList<>();
        // Kiritimati is 14 hours ahead
        for (String now : List.of(
                "2026-12-31T09:59:58Z", "2026-12-31T09:59:59Z", "2026-12-31T10:00:00Z", "2027-01-01T00:00:00Z")) {
            portal.clock.set(Instant.parse(now));
            OrderNumber number = new OrderNumber("B-" + now);
            order(number, OrderStatus.PAID, null, List.of(item("1", "19")));
            numbers.add(portal.invoiceDownloads.create(anna, number).key().number());
        }

        assertThat(numbers).containsExactly("RE-2026-00001", "RE-2026-00002", "RE-2027-00001", "RE-2027-00002");
        assertThat(portal.documents
                        .get(invoice("RE-2027-00001"))
                        .detail()
                        .summary()
                        .issueDate())
                .isEqualTo("2027-01-01");
    }

    @Test
    @DisplayName("A number that the host has used is passed over, also by the preview, which takes none")
    void theHostsNumbersArePassedOver() {
        portal.clock.set(Instant.parse("2026-11-21T12:00:00Z"));
        for (int i = 1; i <= 300; i++) {
            if (i != 299) {
                portal.documentIntake.put(
                        HOST, TestPortal.document(DocumentType.INVOICE, String.format("RE-2026-%05d", i), "10001"));
            }
        }
        // of another type: a number of its own
        portal.documentIntake.put(HOST, TestPortal.document(DocumentType.ESTIMATE, "RE-2026-00299", "10001"));
        order(OrderStatus.PAID);

        assertThat(portal.invoiceNumbers.next(InvoiceSettings.USUAL_PATTERN)).isEqualTo("RE-2026-00299");
        assertThat(portal.invoiceNumbers.next(InvoiceSettings.USUAL_PATTERN)).isEqualTo("RE-2026-00299");
        assertThat(portal.invoiceDownloads.create(anna, ORDER).key().number()).isEqualTo("RE-2026-00299");
        assertThat(portal.invoiceNumbers.next(InvoiceSettings.USUAL_PATTERN)).isEqualTo("RE-2026-00301");
        assertThat(portal.invoiceNumbers.next("{yy}/{MM}/{seq}")).isEqualTo("26/11/1");
        assertThat(Refusal.violations(() -> portal.invoiceNumbers.next("{x}")))
                .containsExactly("numberPattern INVALID_PATTERN");
    }

    @Test
    @DisplayName("Another pattern counts for itself, another width goes on, and the first goes on where it was")
    void patternsMayChange() {
        List<String> numbers = new java.util.ArrayList<>();
        int order = 0;
        for (String pattern : List.of(
                "A{seq}", "A{seq}", "A{seq:4}", "B-{yyyy}{MM}-{seq:2}", "{seq}A", "A{seq}", "B-{yyyy}{MM}-{seq}")) {
            numbered(pattern);
            OrderNumber number = new OrderNumber("C-" + order++);
            order(number, OrderStatus.PAID, null, List.of(item("1", "19")));
            numbers.add(portal.invoiceDownloads.create(anna, number).key().number());
        }

        assertThat(numbers).containsExactly("A1", "A2", "A0003", "B-202611-01", "1A", "A4", "B-202611-2");
    }

    @Test
    @DisplayName("A host that pushes the portal's number later writes the next version of that invoice")
    void theHostTakesOver() {
        order(OrderStatus.PAID);
        portal.invoiceDownloads.create(anna, ORDER);

        hostInvoice("RE-2026-00001", DocumentStatus.PAID, LocalDate.parse("2026-11-21"));

        AdministeredDocument document = portal.documents.get(FIRST);
        assertThat(document.detail().versions()).hasSize(2);
        assertThat(document.detail().summary().total()).isEqualTo(Money.of("11.90", "EUR"));
        assertThat(document.detail().summary().status()).isEqualTo(DocumentStatus.PAID);
        assertThat(document.detail().summary().open()).isEqualTo(Money.of("0.00", "EUR"));
    }
}
