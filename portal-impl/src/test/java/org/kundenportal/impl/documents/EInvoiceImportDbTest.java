package org.kundenportal.impl.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Money;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.customers.Contact;
import org.kundenportal.api.customers.Customer;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerKind;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.customers.TaxDetails;
import org.kundenportal.api.documents.AdministeredDocument.Source;
import org.kundenportal.api.documents.DocumentData;
import org.kundenportal.api.documents.DocumentDetail;
import org.kundenportal.api.documents.DocumentFile;
import org.kundenportal.api.documents.DocumentFilter;
import org.kundenportal.api.documents.DocumentIntake;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.documents.ImportedDocument;
import org.kundenportal.api.documents.ImportedDocument.Outcome;
import org.kundenportal.api.documents.UnmatchedDocument;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.settings.Company;
import org.kundenportal.api.settings.InvoiceSettings;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.impl.Parallel;
import org.kundenportal.impl.Parallel.Result;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.impl.TestPortal.HOST;
import static org.kundenportal.impl.TestPortal.STAFF;

@DatabaseTest
class EInvoiceImportDbTest {

    private static final DocumentKey INVOICE = new DocumentKey(DocumentType.INVOICE, "RE-1");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;

    EInvoiceImportDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aPortal() {
        portal = new TestPortal(database, folder).releaseAll();
    }

    @Test
    @DisplayName("an invoice in CII and one in UBL say the same")
    void bothSyntaxesSayTheSame() {
        customer("10001", null, null);
        TestInvoice invoice = TestInvoice.number("RE-1").buyerId("10001").due("2026-12-05");

        assertThat(take(invoice.cii()).outcome()).isEqualTo(Outcome.CREATED);
        DocumentDetail cii = portal.documents.get(INVOICE).detail();
        assertThat(cii.summary().total()).isEqualTo(Money.of("119.00", "EUR"));
        assertThat(cii.summary().dueDate()).isEqualTo("2026-12-05");
        assertThat(cii.net()).isEqualTo(Money.of("100.00", "EUR"));
        assertThat(cii.lines()).singleElement().satisfies(line -> assertThat(line.description())
                .isEqualTo("Wartung"));
        assertThat(cii.recipient().name()).isEqualTo("Kunde AG");
        assertThat(take(invoice.ubl()).outcome()).isEqualTo(Outcome.NEW_VERSION);
        DocumentDetail ubl = portal.documents.get(INVOICE).detail();
        assertThat(ubl.summary()).isEqualTo(cii.summary());
        assertThat(ubl.net()).isEqualTo(cii.net());
        assertThat(ubl.recipient().city()).isEqualTo("Köln");
    }

    @Test
    @DisplayName(
            "an invoice that names no due date is due by the merchant's usual term, and one that is there stays as it is")
    void isDueByTheUsualTerm() {
        customer("10001", null, null);
        TestInvoice invoice = TestInvoice.number("RE-1").buyerId("10001").issued("2026-11-21");
        take(invoice.cii());
        assertThat(dueDate("RE-1")).isNull();

        portal.settings.saveInvoices(STAFF, new InvoiceSettings(false, false, null, InvoiceSettings.USUAL_PATTERN, 30));

        assertThat(take(invoice.cii()).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(dueDate("RE-1")).isNull();
        take(invoice.renumbered("RE-2").cii());
        assertThat(dueDate("RE-2")).isEqualTo("2026-12-21");
        take(invoice.renumbered("RE-3").due("2026-11-25").ubl());
        assertThat(dueDate("RE-3")).as("its own").isEqualTo("2026-11-25");
        take(TestInvoice.number("RE-4").buyerId("10001").issued("9999-12-20").cii());
        assertThat(dueDate("RE-4")).as("no day that a document can have").isNull();
    }

    private LocalDate dueDate(String number) {
        return portal.documents
                .get(new DocumentKey(DocumentType.INVOICE, number))
                .detail()
                .summary()
                .dueDate();
    }

    @Test
    @DisplayName("a line with an allowance comes to what the invoice says (BT-131), on the page and on paper")
    void aLineComesToWhatItSays() throws IOException {
        customer("10001", null, null);
        take(TestInvoice.number("RE-1")
                .buyerId("10001")
                .line("Wartung", "10", "12.00")
                .lineNet("100.00")
                .ubl());

        assertThat(portal.documents.get(INVOICE).detail().lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.unitPrice()).isEqualByComparingTo("12");
                    assertThat(line.amount(Currency.getInstance("EUR"))).isEqualTo(Money.of("100.00", "EUR"));
                });
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        portal.documents.pdf(INVOICE).content().writeTo(pdf);
        try (PDDocument document = Loader.loadPDF(pdf.toByteArray())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("100,00")
                    .doesNotContain("120,00");
        }
    }

    @Test
    @DisplayName("decision 6: the buyer's id goes before the VAT id, that before the addresses")
    void mattersAreMatchedInOrder() {
        customer("10001", null, null);
        customer("10002", "DE111111111", null);
        customer("10003", null, "post@kunde.example");
        TestInvoice all = TestInvoice.number("RE-1")
                .buyerId("10001")
                .buyerVatId("DE111111111")
                .buyerEmail("post@kunde.example");

        assertThat(take(all.ubl()).customer()).hasToString("10001");
        assertThat(take(all.renumbered("RE-2").buyerId(null).ubl()).customer()).hasToString("10002");
        assertThat(take(all.renumbered("RE-3").buyerVatId(null).ubl()).customer())
                .hasToString("10003");
        assertThat(take(all.renumbered("RE-4")
                                .buyerEmail(null)
                                .buyerEndpoint("POST@kunde.example")
                                .ubl())
                        .customer())
                .hasToString("10003");
        assertThat(take(all.renumbered("RE-5")
                                .buyerEndpoint(null)
                                .buyerName("Firma 10001")
                                .ubl())
                        .outcome())
                .as("by name")
                .isEqualTo(Outcome.UNMATCHED);
    }

    @Test
    @DisplayName("decision 6: a VAT id is the same with and without blanks and points, on either side")
    void vatIdsAreTheSameHoweverTheyAreWritten() {
        customer("10001", "de 111.111.111", null);

        assertThat(take(TestInvoice.number("RE-1").buyerVatId("DE111111111").ubl())
                        .customer())
                .hasToString("10001");
        assertThat(take(TestInvoice.number("RE-2").buyerVatId("DE 111 111 111").cii())
                        .customer())
                .hasToString("10001");
        assertThat(portal.customers
                        .get(new CustomerNumber("10001"))
                        .data()
                        .taxDetails()
                        .vatId())
                .isEqualTo("DE111111111");
    }

    @Test
    @DisplayName(
            "decision 6: what stands in the place of a missing VAT id is the same for everybody and matches nobody")
    void aHyphenIsNoVatId() {
        customer("10001", "-", null);

        assertThat(take(TestInvoice.number("RE-1").buyerVatId("-").ubl()).outcome())
                .isEqualTo(Outcome.UNMATCHED);
    }

    @Test
    @DisplayName("a name that is too long is not cut in the middle of a character, which no answer could carry")
    void longNamesEndWithAWholeCharacter() {
        customer("10001", null, null);

        take(TestInvoice.number("RE-1")
                .buyerId("10001")
                .buyerName("x".repeat(254) + "\ud83d\ude00")
                .ubl());

        assertThat(portal.documents.get(INVOICE).detail().recipient().name()).isEqualTo("x".repeat(254));
    }

    @Test
    @DisplayName("decision 6: an e-mail address of a contact matches, too")
    void contactsMatch() {
        portal.customerIntake.put(
                HOST,
                new CustomerData(
                        new CustomerNumber("10001"),
                        "Kunde",
                        CustomerKind.COMPANY,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(
                                new Contact("a", null, null, "Einkauf@Kunde.example", null, true, true),
                                new Contact("b", null, null, "einkauf@kunde.example", null, false, true))));

        assertThat(take(TestInvoice.number("RE-1")
                                .buyerEmail("einkauf@kunde.example")
                                .cii())
                        .customer())
                .hasToString("10001");
    }

    @Test
    @DisplayName("decision 6: an identifier of two customers matches neither")
    void ambiguousIdentifiersMatchNobody() {
        customer("10001", "DE111111111", "post@kunde.example");
        customer("10002", "DE 111111111", "post@kunde.example");

        assertThat(take(TestInvoice.number("RE-1").buyerVatId("DE111111111").ubl())
                        .outcome())
                .isEqualTo(Outcome.UNMATCHED);
        assertThat(take(TestInvoice.number("RE-2")
                                .buyerEmail("post@kunde.example")
                                .ubl())
                        .outcome())
                .isEqualTo(Outcome.UNMATCHED);
    }

    @Test
    @DisplayName("decision 6: an unknown buyer id creates the customer, marked as imported until the host confirms it")
    void unknownBuyersAreCreated() {
        ImportedDocument imported = take(TestInvoice.number("RE-1")
                .buyerId("77001")
                .buyerVatId("DE999999999")
                .buyerEndpoint("4012345000009")
                .cii());

        assertThat(imported)
                .isEqualTo(new ImportedDocument(Outcome.CREATED, INVOICE, new CustomerNumber("77001"), true, null));
        Customer customer = portal.customers.get(new CustomerNumber("77001"));
        assertThat(customer.imported()).isTrue();
        assertThat(customer.accessEffective()).isFalse();
        assertThat(customer.data().name()).isEqualTo("Kunde AG");
        assertThat(customer.data().taxDetails().vatId()).isEqualTo("DE999999999");
        ImportedDocument next =
                take(TestInvoice.number("RE-2").buyerEndpoint("4012345000009").cii());
        assertThat(next.customer()).as("by its electronic address").hasToString("77001");
        assertThat(next.customerCreated()).isFalse();

        customer("77001", null, null);

        assertThat(portal.customers.get(new CustomerNumber("77001")).imported()).isFalse();
    }

    @Test
    @DisplayName("decision 6: without any identifier a document waits, once however often it comes, and nobody sees it")
    void documentsWithoutIdentifierWait() {
        customer("10001", null, null);
        byte[] file = TestInvoice.number("RE-1").buyerName("Firma 10001").ubl();

        ImportedDocument first = take(file, "C:\\Rechnungen\\../re\n1.xml");
        ImportedDocument again = take(file);

        assertThat(first.outcome()).isEqualTo(Outcome.UNMATCHED);
        assertThat(again).isEqualTo(first);
        assertThat(queue()).singleElement().satisfies(waiting -> {
            assertThat(waiting.fileName()).isEqualTo("re1.xml");
            assertThat(waiting.key()).isEqualTo(INVOICE);
            assertThat(waiting.total()).isEqualTo(Money.of("119.00", "EUR"));
            assertThat(waiting.seller()).isEqualTo("Muster GmbH");
            assertThat(waiting.recipient().name()).isEqualTo("Firma 10001");
        });
        assertThat(bytes(portal.unmatched.file(first.unmatchedId()))).isEqualTo(file);
        assertThat(Refusal.code(() -> portal.documents.get(INVOICE))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(portal.overviews.administration().unmatched()).isEqualTo(1);
    }

    @Test
    @DisplayName("decision 6: staff give a waiting document to a customer; the same file does not wait again")
    void waitingDocumentsAreAssigned() {
        ActingCustomer acting = portal.customer("10001");
        byte[] file = TestInvoice.number("RE-1").ubl();
        String id = take(file).unmatchedId();

        assertThat(Refusal.code(() -> portal.unmatched.assign(STAFF, id, new CustomerNumber("nobody"))))
                .isEqualTo(ErrorCode.UNKNOWN_CUSTOMER);
        assertThat(queue()).hasSize(1);
        ImportedDocument assigned = portal.unmatched.assign(STAFF, id, new CustomerNumber("10001"));

        assertThat(assigned.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(queue()).isEmpty();
        assertThat(portal.customerDocuments.get(acting, INVOICE).summary().key())
                .isEqualTo(INVOICE);
        assertThat(Refusal.code(() -> portal.unmatched.assign(STAFF, id, new CustomerNumber("10001"))))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(take(file))
                .isEqualTo(new ImportedDocument(Outcome.UNCHANGED, INVOICE, new CustomerNumber("10001"), false, null));
        assertThat(queue()).isEmpty();
    }

    @Test
    void ofManyWhoAssignAWaitingDocumentOneDoes() throws Exception {
        for (int i = 1; i <= 6; i++) {
            customer("1000" + i, null, null);
        }
        String id = take(TestInvoice.number("RE-1").ubl()).unmatchedId();

        List<Result<ImportedDocument>> results =
                Parallel.calls(6, i -> portal.unmatched.assign(STAFF, id, new CustomerNumber("1000" + (i + 1))));

        assertThat(results).filteredOn(result -> result.value() != null).hasSize(1);
        assertThat(database.count("document")).isEqualTo(1);
        assertThat(queue()).isEmpty();
    }

    @Test
    @DisplayName("decision 6: a discarded document is gone, and waits again when it comes again")
    void waitingDocumentsAreDiscarded() {
        byte[] file = TestInvoice.number("RE-1").ubl();
        String id = take(file).unmatchedId();

        portal.unmatched.discard(STAFF, id);

        assertThat(queue()).isEmpty();
        for (String gone : List.of(id, "0", "-1", "x", "", "9".repeat(30))) {
            assertThat(Refusal.code(() -> portal.unmatched.discard(STAFF, gone)))
                    .isEqualTo(ErrorCode.NOT_FOUND);
            assertThat(Refusal.code(() -> portal.unmatched.file(gone))).isEqualTo(ErrorCode.NOT_FOUND);
        }
        assertThat(take(file).outcome()).isEqualTo(Outcome.UNMATCHED);
        assertThat(kinds()).contains("DOCUMENT_UNMATCHED", "DOCUMENT_DISCARDED");
    }

    @Test
    @DisplayName(
            "decision 6: the same file again changes nothing, even after a newer version; other content is a new one")
    void filesAreTakenOnce() {
        customer("10001", null, null);
        byte[] first = pdf(TestInvoice.number("RE-1").buyerId("10001").cii());
        byte[] second = pdf(TestInvoice.number("RE-1")
                .buyerId("10001")
                .totals("200.00", "238.00", "238.00")
                .cii());

        assertThat(take(first).outcome()).isEqualTo(Outcome.CREATED);
        assertThat(take(first).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(take(second).outcome()).isEqualTo(Outcome.NEW_VERSION);
        assertThat(take(first).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(take(second).outcome()).isEqualTo(Outcome.UNCHANGED);

        DocumentDetail detail = portal.documents.get(INVOICE).detail();
        assertThat(detail.version()).isEqualTo(2);
        assertThat(detail.versions()).hasSize(2);
        assertThat(detail.summary().total()).isEqualTo(Money.of("238.00", "EUR"));
        assertThat(portal.documents.get(INVOICE).source()).isEqualTo(Source.IMPORT);
        assertThat(bytes(portal.documents.pdf(INVOICE, 1))).isEqualTo(first);
        assertThat(bytes(portal.documents.pdf(INVOICE, 2))).isEqualTo(second);
        assertThat(bytes(portal.documents.pdf(INVOICE))).isEqualTo(second);
        assertThat(new String(bytes(portal.documents.xml(INVOICE)), StandardCharsets.UTF_8))
                .contains("238.00");
        assertThat(kinds()).containsOnlyOnce("DOCUMENT_CREATED").containsOnlyOnce("DOCUMENT_NEW_VERSION");
    }

    @Test
    @DisplayName("decision 6: the same number of another seller is another document, also beside the merchant's own")
    void sellersHaveNumbersOfTheirOwn() throws SQLException {
        company("Muster GmbH", "DE123456789");
        customer("10001", null, null);
        customer("10002", null, null);
        portal.documentIntake.put(HOST, TestPortal.document(DocumentType.INVOICE, "RE-1", "10001"));

        TestInvoice other = TestInvoice.number("RE-1").seller("Andere AG", "DE888888888");
        assertThat(take(other.buyerId("10001").ubl()).outcome()).isEqualTo(Outcome.CREATED);
        assertThat(database.count("document")).isEqualTo(2);
        assertThat(take(TestInvoice.number("RE-1")
                                .seller(" MUSTER gmbh", null)
                                .buyerId("10001")
                                .ubl())
                        .outcome())
                .as("the merchant by name")
                .isEqualTo(Outcome.NEW_VERSION);
        assertThat(take(TestInvoice.number("RE-1")
                                .seller("Muster", "DE 123 456 789")
                                .buyerId("10001")
                                .ubl())
                        .outcome())
                .as("the merchant by VAT id")
                .isEqualTo(Outcome.NEW_VERSION);
        assertThat(database.count("document")).isEqualTo(2);
    }

    @Test
    @DisplayName("the host's PDF goes to the host's document, not to another customer's of the same number")
    void theHostsPdfGoesToTheHostsDocument() {
        company("Muster GmbH", null);
        ActingCustomer own = portal.customer("10001");
        ActingCustomer other = portal.customer("10002");
        portal.documentIntake.put(HOST, TestPortal.document(DocumentType.INVOICE, "RE-1", "10001"));
        portal.clock.advance(java.time.Duration.ofHours(1));
        byte[] foreign = pdf(TestInvoice.number("RE-1")
                .seller("Andere AG", null)
                .buyerId("10002")
                .cii());
        take(foreign);
        byte[] pdf = pdf(null);

        portal.documentIntake.putPdf(HOST, INVOICE, pdf);

        assertThat(bytes(portal.customerDocuments.pdf(own, INVOICE))).isEqualTo(pdf);
        assertThat(bytes(portal.customerDocuments.pdf(other, INVOICE))).isEqualTo(foreign);
    }

    @Test
    @DisplayName("a file that was imported before the merchant's name was known is not taken twice")
    void aLaterCompanyNameDoublesNothing() throws SQLException {
        customer("10001", null, null);
        byte[] file = TestInvoice.number("RE-1").buyerId("10001").ubl();
        take(file);
        company("Muster GmbH", null);

        assertThat(take(file).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(take(TestInvoice.number("RE-1").buyerId("10001").note("neu").ubl())
                        .outcome())
                .isEqualTo(Outcome.NEW_VERSION);
        assertThat(database.count("document")).isEqualTo(1);
    }

    @Test
    @DisplayName("the host's document and its e-invoice are one, and neither undoes the other")
    void hostAndImportMeet() throws SQLException {
        customer("10001", null, null);
        DocumentData data = TestPortal.document(DocumentType.INVOICE, "RE-1", "10001");
        portal.documentIntake.put(HOST, data);
        byte[] file = pdf(TestInvoice.number("RE-1").buyerId("10001").cii());

        assertThat(take(file).outcome()).isEqualTo(Outcome.NEW_VERSION);
        assertThat(portal.documentIntake.put(HOST, data)).isFalse();

        assertThat(database.count("document")).isEqualTo(1);
        assertThat(portal.documents.get(INVOICE).detail().version()).isEqualTo(2);
        assertThat(bytes(portal.documents.pdf(INVOICE))).isEqualTo(file);
    }

    @Test
    @DisplayName("an e-invoice that comes after the host's payments leaves them alone")
    void anImportKeepsTheHostsPayments() {
        customer("10001", null, null);
        DocumentData paid = new DocumentData(
                INVOICE,
                new CustomerNumber("10001"),
                LocalDate.parse("2026-11-21"),
                null,
                null,
                DocumentStatus.PARTIALLY_PAID,
                Money.of("119.00", "EUR"),
                Money.of("50.00", "EUR"),
                List.of(),
                null,
                null,
                null,
                null,
                null);
        portal.documentIntake.put(HOST, paid);

        take(TestInvoice.number("RE-1").buyerId("10001").ubl());

        assertThat(portal.documents.get(INVOICE).detail().summary().open()).isEqualTo(Money.of("69.00", "EUR"));
        assertThat(portal.documents.get(INVOICE).detail().summary().status()).isEqualTo(DocumentStatus.PARTIALLY_PAID);
    }

    @Test
    @DisplayName("what the host pushes after the import takes the document over")
    void theHostTakesAnImportedDocumentOver() throws SQLException {
        customer("10001", null, null);
        take(TestInvoice.number("RE-1").buyerId("10001").ubl());

        assertThat(portal.documentIntake.put(HOST, TestPortal.document(DocumentType.INVOICE, "RE-1", "10001")))
                .isFalse();

        assertThat(database.count("document")).isEqualTo(1);
        assertThat(portal.documents.get(INVOICE).source()).isEqualTo(Source.API);
    }

    @Test
    @DisplayName("a file of another customer than its document is refused, and nothing is left of it")
    void aRefusedFileLeavesNothing() throws SQLException, IOException {
        customer("10001", null, null);
        take(TestInvoice.number("RE-1").buyerId("10001").ubl());
        List<String> rows = database.dump();
        List<String> files = files();

        assertThat(Refusal.code(
                        () -> take(TestInvoice.number("RE-1").buyerId("99999").ubl())))
                .isEqualTo(ErrorCode.CUSTOMER_MISMATCH);
        for (byte[] wrong : new byte[][] {
            {},
            "no invoice".getBytes(StandardCharsets.UTF_8),
            "<Invoice/>".getBytes(StandardCharsets.UTF_8),
            "<!DOCTYPE Invoice [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><Invoice>&x;</Invoice>"
                    .getBytes(StandardCharsets.UTF_8),
            pdf(null),
            TestInvoice.number("x".repeat(65)).buyerId("1").ubl(),
            TestInvoice.number("RE\u00ad1").buyerId("1").ubl(),
            TestInvoice.number("RE-2").buyerId("1").issued("0000-01-01").ubl(),
            TestInvoice.number("RE-2").buyerId("1").due("0000-01-01").cii(),
            TestInvoice.number("RE-2")
                    .buyerId("1")
                    .totals("1", "12345678901234", "1")
                    .ubl(),
            TestInvoice.number("RE-2")
                    .buyerId("1")
                    .totals("12345678901234", "1", "1")
                    .cii(),
            TestInvoice.number("RE-2")
                    .buyerId("1")
                    .totals("1", "1", "12345678901234")
                    .cii(),
            TestInvoice.number("RE-2")
                    .buyerId("1")
                    .totals("1", "-9999999999999", "9999999999999")
                    .cii(),
            TestInvoice.number("RE-2")
                    .buyerId("1")
                    .line("x", "12345678901234", "1")
                    .ubl(),
            TestInvoice.number("RE-2")
                    .buyerId("1")
                    .totals(null, null, null)
                    .line("x", "9999999999", "9999999999")
                    .ubl()
        }) {
            assertThat(Refusal.code(() -> take(wrong)))
                    .as(new String(wrong, StandardCharsets.UTF_8))
                    .isEqualTo(ErrorCode.NOT_AN_EINVOICE);
        }
        assertThat(Refusal.code(() -> take(new byte[DocumentIntake.MAX_FILE_SIZE + 1])))
                .isEqualTo(ErrorCode.TOO_LARGE);

        assertThat(database.dump()).isEqualTo(rows);
        assertThat(files()).isEqualTo(files);
    }

    @Test
    @DisplayName("BM-02 MF-17 every kind becomes the right type")
    void everyKindBecomesItsType() {
        customer("10001", null, null);
        Map<String, DocumentType> types = Map.ofEntries(
                Map.entry("Invoice 380", DocumentType.INVOICE),
                Map.entry("Invoice 384", DocumentType.INVOICE),
                Map.entry("Invoice 389", DocumentType.INVOICE),
                Map.entry("Invoice 326", DocumentType.INVOICE),
                Map.entry("CreditNote 381", DocumentType.CREDIT_NOTE),
                Map.entry("Reminder 1", DocumentType.REMINDER),
                Map.entry("Quotation 310", DocumentType.ESTIMATE),
                Map.entry("DespatchAdvice 351", DocumentType.DELIVERY_NOTE),
                Map.entry("OrderResponse AP", DocumentType.ORDER_CONFIRMATION));
        types.forEach((kind, type) -> {
            String[] parts = kind.split(" ", 2);
            ImportedDocument imported = take(TestInvoice.number(parts[0] + parts[1])
                    .root(parts[0], parts[1])
                    .buyerId("10001")
                    .ubl());
            assertThat(imported.key().type()).as(kind).isEqualTo(type);
            assertThat(imported.outcome()).as(kind).isEqualTo(Outcome.CREATED);
            assertThat(portal.documents.get(imported.key()).detail().lines())
                    .as(kind)
                    .hasSize(1);
            assertThat(bytes(portal.documents.pdf(imported.key()))).as(kind).startsWith('%', 'P', 'D', 'F');
        });
        assertThat(take(TestInvoice.number("GS-1")
                                .root("Invoice", "381")
                                .buyerId("10001")
                                .cii())
                        .key()
                        .type())
                .isEqualTo(DocumentType.CREDIT_NOTE);
    }

    @Test
    @DisplayName("decision 7: what is collected is the amount due, not the total")
    void theAmountDueIsCollected() {
        customer("10001", null, null);
        take(TestInvoice.number("RE-1")
                .buyerId("10001")
                .totals("100.00", "119.00", "69.00")
                .ubl());
        take(TestInvoice.number("RE-2")
                .buyerId("10001")
                .totals("100.00", "119.00", "0.00")
                .ubl());
        take(TestInvoice.number("RE-3")
                .buyerId("10001")
                .totals("100.00", "119.00", "119.02")
                .cii());

        assertThat(open("RE-1")).isEqualTo(Money.of("69.00", "EUR"));
        assertThat(open("RE-2")).isEqualTo(Money.of("0.00", "EUR"));
        assertThat(open("RE-3")).isEqualTo(Money.of("119.02", "EUR"));
    }

    @Test
    @DisplayName("decision 7: a due date is never guessed from prose")
    void theDueDateIsNotGuessed() {
        customer("10001", null, null);
        take(TestInvoice.number("RE-1")
                .buyerId("10001")
                .note("Zahlbar innerhalb 30 Tagen netto bis 04.12.2026, 3% Skonto innerhalb 10 Tagen")
                .cii());

        assertThat(portal.documents.get(INVOICE).detail().summary().dueDate()).isNull();
        assertThat(portal.documents.get(INVOICE).detail().summary().overdue()).isFalse();
    }

    @Test
    @DisplayName("parallel imports of the same file give one document and one customer")
    void parallelImportsGiveOneDocument() throws Exception {
        byte[] file = pdf(TestInvoice.number("RE-1").buyerId("77001").cii());

        List<Result<ImportedDocument>> results = Parallel.calls(8, i -> take(file));

        assertThat(results)
                .extracting(result -> result.value().outcome())
                .containsOnlyOnce(Outcome.CREATED)
                .containsOnly(Outcome.CREATED, Outcome.UNCHANGED);
        assertThat(database.count("document")).isEqualTo(1);
        assertThat(database.count("customer")).isEqualTo(1);
        assertThat(database.count("document_version")).isEqualTo(1);
    }

    @Test
    void parallelImportsOfAWaitingFileWaitOnce() throws Exception {
        byte[] file = TestInvoice.number("RE-1").ubl();

        List<Result<ImportedDocument>> results = Parallel.calls(8, i -> take(file));

        assertThat(results).extracting(result -> result.value().unmatchedId()).doesNotContainNull();
        assertThat(results.stream().map(result -> result.value().unmatchedId()).distinct())
                .hasSize(1);
        assertThat(queue()).hasSize(1);
    }

    @Test
    void textsLongerThanTheirColumnsAreShortened() {
        String smileys = "🙂".repeat(400);
        ImportedDocument imported = take(TestInvoice.number("RE-1")
                .buyerId("77001")
                .buyerVatId("X".repeat(300))
                .buyerEmail("x".repeat(300) + "@example.org")
                .buyerName(smileys)
                .seller(smileys, null)
                .line("a" + smileys, "1.1234567890123", "0.00000000001")
                .note("x".repeat(30_000))
                .cii());

        assertThat(imported.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(portal.documents.get(INVOICE).detail().lines()).hasSize(1);
        assertThat(bytes(portal.documents.pdf(INVOICE))).startsWith('%', 'P', 'D', 'F');
        assertThat(take(TestInvoice.number("RE-2")
                                .buyerName(smileys)
                                .seller(smileys, null)
                                .ubl())
                        .outcome())
                .isEqualTo(Outcome.UNMATCHED);
        assertThat(queue().get(0).seller()).startsWith("🙂");
    }

    @Test
    @DisplayName("MF-19 BM-07 an imported invoice is seen by its customer as soon as it is released")
    void importsAreReleasedLikeAnyOther() {
        ActingCustomer acting = portal.customer("10001");
        take(pdf(TestInvoice.number("RE-1").buyerId("10001").cii()));

        DocumentDetail detail = portal.customerDocuments.get(acting, INVOICE);
        assertThat(detail.pdfSize()).isPositive();
        assertThat(detail.xml()).isTrue();
        assertThat(portal.customerDocuments
                        .list(acting, new DocumentFilter(Set.of(), null, false, "wartung"), PageRequest.first())
                        .items())
                .hasSize(1);
    }

    private ImportedDocument take(byte[] file) {
        return take(file, "rechnung.xml");
    }

    private ImportedDocument take(byte[] file, String name) {
        return portal.documentImport.importFile(HOST, file, name);
    }

    private Money open(String number) {
        return portal.documents
                .get(new DocumentKey(DocumentType.INVOICE, number))
                .detail()
                .summary()
                .open();
    }

    private List<UnmatchedDocument> queue() {
        return portal.unmatched.list(PageRequest.first()).items();
    }

    private List<String> kinds() {
        return portal.timeline.list(null, null, new PageRequest(200, null)).items().stream()
                .map(TimelineEvent::kind)
                .toList();
    }

    private void customer(String number, String vatId, String email) {
        portal.customerIntake.put(
                HOST,
                new CustomerData(
                        new CustomerNumber(number),
                        "Firma " + number,
                        CustomerKind.COMPANY,
                        email,
                        "de",
                        null,
                        null,
                        null,
                        vatId == null ? null : new TaxDetails(vatId, null),
                        List.of()));
    }

    private void company(String name, String vatId) {
        Appearance now = portal.settings.appearance().value();
        portal.settings.saveAppearance(
                STAFF,
                new Appearance(
                        new Company(name, null, null, null, null, null, null, vatId, null),
                        null,
                        null,
                        now.accentColor(),
                        now.greeting(),
                        now.defaultLanguage(),
                        now.timeZone(),
                        null));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("files"))) {
            return files.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }

    /** A PDF of one page with the XML in it, if there is any. */
    private static byte[] pdf(byte[] xml) {
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            if (xml != null) {
                PDComplexFileSpecification file = new PDComplexFileSpecification();
                file.setFile("factur-x.xml");
                file.setEmbeddedFile(new PDEmbeddedFile(pdf, new ByteArrayInputStream(xml)));
                PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
                tree.setNames(Map.of("factur-x.xml", file));
                PDDocumentNameDictionary names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
                names.setEmbeddedFiles(tree);
                pdf.getDocumentCatalog().setNames(names);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(DocumentFile file) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            file.content().writeTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
