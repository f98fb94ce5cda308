package org.kundenportal.impl.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Money;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.customers.Address;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerKind;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.AdministeredDocument.Source;
import org.kundenportal.api.documents.DocumentData;
import org.kundenportal.api.documents.DocumentDetail;
import org.kundenportal.api.documents.DocumentFile;
import org.kundenportal.api.documents.DocumentIntake;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentLine;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.documents.DocumentVersion;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.impl.Parallel;
import org.kundenportal.impl.Parallel.Result;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.impl.TestPortal.HOST;

@DatabaseTest
class DocumentIntakeDbTest {

    private static final DocumentKey INVOICE = new DocumentKey(DocumentType.INVOICE, "RE-1");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;

    DocumentIntakeDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aCustomer() {
        portal = new TestPortal(database, folder).releaseAll();
        portal.customerIntake.put(HOST, TestPortal.company("10001", "Firma 10001"));
    }

    @Test
    @DisplayName("the same document again changes nothing, however its numbers are written")
    void repeats() {
        assertThat(put(invoice("119.00", null, DocumentStatus.OPEN, "1", "100.00")))
                .isTrue();
        DocumentDetail before = detail();
        portal.clock.advance(Duration.ofDays(1));

        assertThat(put(invoice("119", null, DocumentStatus.OPEN, "1.000", "1E+2")))
                .isFalse();

        assertThat(detail()).isEqualTo(before);
        assertThat(kinds()).containsExactly("DOCUMENT_CREATED", "CUSTOMER_CREATED", "SETTINGS_CHANGED");
    }

    @Test
    @DisplayName("other content makes a new version, both are kept, and the timeline says so")
    void otherContentMakesAVersion() {
        put(invoice("119.00", null, DocumentStatus.OPEN, "1", "100.00"));
        portal.clock.advance(Duration.ofDays(1));

        put(invoice("238.00", null, DocumentStatus.OPEN, "2", "100.00"));

        assertThat(detail().summary().total()).isEqualTo(Money.of("238.00", "EUR"));
        assertThat(detail().versions())
                .containsExactly(
                        new DocumentVersion(2, portal.clock.instant()),
                        new DocumentVersion(1, portal.clock.instant().minus(Duration.ofDays(1))));
        assertThat(bytes(portal.documents.pdf(INVOICE, 1))).isNotEqualTo(bytes(portal.documents.pdf(INVOICE, 2)));
        assertThat(Refusal.code(() -> portal.documents.pdf(INVOICE, 3))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> portal.documents.pdf(INVOICE, 0))).isEqualTo(ErrorCode.NOT_FOUND);
        TimelineEvent event = events().get(0);
        assertThat(event.kind()).isEqualTo("DOCUMENT_NEW_VERSION");
        assertThat(event.document()).isEqualTo(INVOICE);
        assertThat(event.customer()).hasToString("10001");
        assertThat(event.details()).containsEntry("version", "2").containsEntry("source", "API");
    }

    @Test
    @DisplayName("a host that takes a change back is heard")
    void aChangeTakenBackIsAChange() {
        DocumentData first = invoice("119.00", null, DocumentStatus.OPEN, "1", "100.00");
        put(first);
        put(invoice("238.00", null, DocumentStatus.OPEN, "2", "100.00"));

        put(first);

        assertThat(detail().summary().total()).isEqualTo(Money.of("119.00", "EUR"));
        assertThat(detail().version()).isEqualTo(3);
    }

    @Test
    @DisplayName("status and payments change in place, and the timeline says so")
    void paymentsChangeInPlace() {
        put(invoice("119.00", null, DocumentStatus.OPEN, "1", "100.00"));
        put(invoice("119.00", "19.00", DocumentStatus.PARTIALLY_PAID, "1", "100.00"));
        assertThat(detail().summary().open()).isEqualTo(Money.of("100.00", "EUR"));
        put(invoice("119.00", "119.00", DocumentStatus.PAID, "1", "100.00"));
        assertThat(detail().summary().open()).isEqualTo(Money.of("0.00", "EUR"));
        put(invoice("119.00", null, DocumentStatus.CANCELED, "1", "100.00"));
        put(invoice("119.00", null, DocumentStatus.CANCELED, "1", "100.00"));

        assertThat(detail().summary().status()).isEqualTo(DocumentStatus.CANCELED);
        assertThat(detail().version()).isEqualTo(1);
        assertThat(kinds()).filteredOn("DOCUMENT_UPDATED"::equals).hasSize(3);
        assertThat(events().get(2).details())
                .containsEntry("statusBefore", "OPEN")
                .containsEntry("status", "PARTIALLY_PAID")
                .containsEntry("paid", "19.00");
    }

    @Test
    @DisplayName(
            "BW-16 a customer that moves leaves its documents as they are; what is issued next has the new address")
    void aMoveChangesNoDocument() {
        DocumentData invoice = invoice("119.00", null, DocumentStatus.OPEN, "1", "100.00");
        put(invoice);
        portal.customerIntake.put(
                HOST,
                new CustomerData(
                        new CustomerNumber("10001"),
                        "Umbenannt",
                        CustomerKind.COMPANY,
                        null,
                        null,
                        null,
                        new Address("Neuer Weg 2", "50667", "Köln", "DE"),
                        null,
                        null,
                        List.of()));

        put(invoice);

        assertThat(detail().version()).isEqualTo(1);
        assertThat(detail().recipient().name()).isEqualTo("Firma 10001");
        assertThat(detail().recipient().city()).isEqualTo("Hamburg");
        put(invoice("238.00", null, DocumentStatus.OPEN, "2", "100.00"));
        assertThat(detail().recipient().city()).isEqualTo("Köln");
    }

    @Test
    @DisplayName("the first PDF belongs to its version, another one makes a version, the same again changes nothing")
    void pdfsAreTaken() {
        put(invoice("119.00", null, DocumentStatus.OPEN, "1", "100.00"));
        byte[] first = pdf("1");
        byte[] second = pdf("2");

        portal.documentIntake.putPdf(HOST, INVOICE, first);
        portal.documentIntake.putPdf(HOST, INVOICE, first);
        assertThat(detail().version()).isEqualTo(1);
        assertThat(bytes(portal.documents.pdf(INVOICE))).isEqualTo(first);
        assertThat(detail().pdfSize()).isEqualTo(first.length);
        portal.documentIntake.putPdf(HOST, INVOICE, second);
        assertThat(detail().version()).isEqualTo(2);
        assertThat(portal.documents.get(INVOICE).source()).isEqualTo(Source.UPLOAD);
        portal.documentIntake.putPdf(HOST, INVOICE, first);

        assertThat(bytes(portal.documents.pdf(INVOICE))).isEqualTo(first);
        assertThat(bytes(portal.documents.pdf(INVOICE, 2))).isEqualTo(second);
        put(invoice("119.00", null, DocumentStatus.OPEN, "1", "100.00"));
        assertThat(detail().version()).as("data pushed again").isEqualTo(3);
        put(invoice("238.00", null, DocumentStatus.OPEN, "2", "100.00"));
        assertThat(detail().pdfSize()).as("of other content").isNull();
    }

    @Test
    @DisplayName("ASVS 5.2.2 what is no PDF that can be shown is refused")
    void otherFilesAreRefused() throws SQLException {
        put(invoice("119.00", null, DocumentStatus.OPEN, "1", "100.00"));
        byte[] pdf = pdf("1");
        byte[] late = ("<script>alert(1)</script>" + new String(pdf, StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1);
        for (byte[] wrong : new byte[][] {
            {},
            "%PDF-".getBytes(StandardCharsets.US_ASCII),
            "%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII),
            late,
            locked(),
            "<html>".getBytes(StandardCharsets.US_ASCII),
            new byte[1000],
            emptyPdf()
        }) {
            assertThat(Refusal.code(() -> portal.documentIntake.putPdf(HOST, INVOICE, wrong)))
                    .isEqualTo(ErrorCode.NOT_A_PDF);
        }
        assertThat(Refusal.code(
                        () -> portal.documentIntake.putPdf(HOST, INVOICE, new byte[DocumentIntake.MAX_FILE_SIZE + 1])))
                .isEqualTo(ErrorCode.TOO_LARGE);
        assertThat(Refusal.code(
                        () -> portal.documentIntake.putPdf(HOST, new DocumentKey(DocumentType.ESTIMATE, "RE-1"), pdf)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(database.count("document_version")).isEqualTo(1);
        assertThat(detail().pdfSize()).isNull();
    }

    @Test
    void theCustomerMustExistAndStay() throws SQLException {
        assertThat(Refusal.of(() -> put(TestPortal.document(DocumentType.INVOICE, "RE-1", "nobody")))
                        .violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.field()).isEqualTo("customerNumber"));
        assertThat(database.count("document")).isZero();
        portal.customerIntake.put(HOST, TestPortal.company("10002", "Firma 10002"));
        put(TestPortal.document(DocumentType.INVOICE, "RE-1", "10001"));

        assertThat(Refusal.code(() -> put(TestPortal.document(DocumentType.INVOICE, "RE-1", "10002"))))
                .isEqualTo(ErrorCode.CUSTOMER_MISMATCH);
        assertThat(put(TestPortal.document(DocumentType.CREDIT_NOTE, "RE-1", "10002")))
                .as("of another type")
                .isTrue();
    }

    @Test
    void parallelPushesMakeOneDocument() throws Exception {
        DocumentData invoice = TestPortal.document(DocumentType.INVOICE, "RE-1", "10001");

        List<Result<Boolean>> results = Parallel.calls(8, i -> put(invoice));

        assertThat(results).extracting(Result::value).containsOnlyOnce(true).doesNotContainNull();
        assertThat(database.count("document")).isEqualTo(1);
        assertThat(database.count("document_version")).isEqualTo(1);
        assertThat(database.count("portal_link")).isEqualTo(2);
    }

    @Test
    void everyFieldIsChecked() {
        String tooLong = "x".repeat(65);
        List<DocumentLine> lines = List.of(
                new DocumentLine(" ", null, tooLong, new BigDecimal("12345678901234"), BigDecimal.valueOf(-1)),
                new DocumentLine(
                        "x".repeat(4_001),
                        new BigDecimal("1E2147483647"),
                        null,
                        new BigDecimal("0.0000001"),
                        new BigDecimal("100.01")),
                new DocumentLine("a\u0000b", new BigDecimal("0E-2000000000"), null, null, null));
        DocumentData wrong = new DocumentData(
                new DocumentKey(DocumentType.INVOICE, "RE-1"),
                new CustomerNumber("10001"),
                TODAY,
                TODAY.minusDays(1),
                LocalDate.MAX,
                DocumentStatus.ACCEPTED,
                Money.of("1.00", "EUR"),
                Money.of("-1", "JPY"),
                lines,
                "x".repeat(20_001),
                tooLong,
                tooLong,
                100,
                tooLong);

        assertThat(Refusal.violations(() -> put(wrong)))
                .containsExactlyInAnyOrder(
                        "status NOT_OF_THIS_TYPE",
                        "validUntil OUT_OF_RANGE",
                        "paid.currency CURRENCY_MISMATCH",
                        "paid.amount OUT_OF_RANGE",
                        "dueDate BEFORE_ISSUE_DATE",
                        "note TOO_LONG",
                        "orderNumber TOO_LONG",
                        "subscriptionHandle TOO_LONG",
                        "workOrderNumber TOO_LONG",
                        "dunningLevel OUT_OF_RANGE",
                        "lines[0].description REQUIRED",
                        "lines[0].quantity REQUIRED",
                        "lines[0].unit TOO_LONG",
                        "lines[0].unitPrice OUT_OF_RANGE",
                        "lines[0].vatPercent OUT_OF_RANGE",
                        "lines[1].description TOO_LONG",
                        "lines[1].quantity OUT_OF_RANGE",
                        "lines[1].unitPrice TOO_MANY_DECIMALS",
                        "lines[1].vatPercent OUT_OF_RANGE",
                        "lines[2].description INVALID_CHARACTER",
                        "lines[2].quantity TOO_MANY_DECIMALS");
    }

    @Test
    void theRestOfTheFieldsIsChecked() {
        assertThat(Refusal.violations(
                        () -> put(data(DocumentType.ESTIMATE, DocumentStatus.PAID, null, "1", List.of()))))
                .containsExactlyInAnyOrder("status NOT_OF_THIS_TYPE", "total REQUIRED");
        assertThat(Refusal.violations(() -> put(data(
                        DocumentType.INVOICE,
                        DocumentStatus.OPEN,
                        "1",
                        null,
                        Collections.nCopies(5_001, line("1", "1"))))))
                .containsExactly("lines TOO_MANY");
        assertThat(Refusal.violations(() -> put(data(
                        DocumentType.INVOICE,
                        DocumentStatus.OPEN,
                        "1",
                        null,
                        List.of(line("9999999999", "9999999999"))))))
                .as("a sum that no amount of money can be")
                .containsExactly("lines OUT_OF_RANGE");
        assertThat(Refusal.violations(() -> put(
                        data(DocumentType.INVOICE, DocumentStatus.OPEN, "-9999999999999", "9999999999999", List.of()))))
                .containsExactly("paid.amount OUT_OF_RANGE");
        for (LocalDate date :
                List.of(LocalDate.MIN, LocalDate.MAX, LocalDate.of(0, 12, 31), LocalDate.of(10_000, 1, 1))) {
            assertThat(Refusal.violations(() -> put(issued(date)))).containsExactly("issueDate OUT_OF_RANGE");
        }
    }

    @Test
    @DisplayName("what is taken can be shown and printed, however odd it is")
    void whatIsTakenCanBeShown() {
        List<DocumentLine> lines = new ArrayList<>(List.of(
                line("999999", "9999999"),
                line("-999999", "9999999"),
                line("0", "0"),
                line("0.000001", "0.000001"),
                new DocumentLine("\u0001\u202e🙂\ud800 \t\n\r<b>&", BigDecimal.ONE, "%n{0}", null, null)));
        for (String currency : List.of("EUR", "JPY", "KWD", "XXX")) {
            for (boolean priced : List.of(true, false)) {
                DocumentData data = new DocumentData(
                        INVOICE,
                        new CustomerNumber("10001"),
                        LocalDate.of(1, 1, 1),
                        LocalDate.of(9999, 12, 31),
                        LocalDate.of(1, 1, 1),
                        DocumentStatus.OPEN,
                        Money.of("-9999999999999", currency),
                        Money.of("0", currency),
                        priced ? lines.subList(0, 4) : lines,
                        "\u0007",
                        "",
                        null,
                        0,
                        null);
                put(data);
                assertThat(detail().lines()).hasSameSizeAs(data.lines());
                assertThat(bytes(portal.documents.pdf(INVOICE))).startsWith('%', 'P', 'D', 'F');
            }
        }
        put(issued(LocalDate.of(9999, 12, 31)));
        assertThat(detail().summary().issueDate()).isEqualTo("9999-12-31");
        assertThat(detail().net()).isNull();
    }

    private boolean put(DocumentData data) {
        return portal.documentIntake.put(HOST, data);
    }

    private DocumentDetail detail() {
        return portal.documents.get(INVOICE).detail();
    }

    private List<TimelineEvent> events() {
        return portal.timeline.list(null, null, PageRequest.first()).items();
    }

    private List<String> kinds() {
        return events().stream().map(TimelineEvent::kind).toList();
    }

    private static DocumentLine line(String quantity, String price) {
        return new DocumentLine(
                "Wartung", new BigDecimal(quantity), "Std.", new BigDecimal(price), BigDecimal.valueOf(19));
    }

    private static DocumentData invoice(
            String total, String paid, DocumentStatus status, String quantity, String price) {
        return data(DocumentType.INVOICE, status, total, paid, List.of(line(quantity, price)));
    }

    private static DocumentData issued(LocalDate date) {
        return new DocumentData(
                INVOICE,
                new CustomerNumber("10001"),
                date,
                null,
                null,
                DocumentStatus.OPEN,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }

    private static DocumentData data(
            DocumentType type, DocumentStatus status, String total, String paid, List<DocumentLine> lines) {
        return new DocumentData(
                new DocumentKey(type, "RE-1"),
                new CustomerNumber("10001"),
                TODAY,
                TODAY.plusDays(14),
                null,
                status,
                total == null ? null : Money.of(total, "EUR"),
                paid == null ? null : Money.of(paid, "EUR"),
                lines,
                null,
                null,
                null,
                null,
                null);
    }

    private static byte[] pdf(String title) {
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.getDocumentInformation().setTitle(title);
            return saved(pdf);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] emptyPdf() {
        try (PDDocument pdf = new PDDocument()) {
            return saved(pdf);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] locked() {
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            return saved(pdf);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] saved(PDDocument pdf) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf.save(out);
        return out.toByteArray();
    }

    private static byte[] bytes(DocumentFile file) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            file.content().writeTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
