package org.kundenportal.impl.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Money;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentData;
import org.kundenportal.api.documents.DocumentFile;
import org.kundenportal.api.documents.DocumentFilter;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.settings.Release;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;
import org.kundenportal.impl.rendering.PdfText;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class CustomerExportsDbTest {

    private static final DocumentFilter ALL = DocumentFilter.all();
    private static final LocalDate FROM = LocalDate.parse("2026-01-01");
    private static final LocalDate TO = LocalDate.parse("2026-12-31");

    @TempDir
    private Path folder;

    private TestPortal portal;
    private ActingCustomer customer;

    private final TestDatabase database;

    CustomerExportsDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void twoCustomers() {
        portal = new TestPortal(database, folder).releaseAll();
        customer = portal.customer("10482");
        portal.customer("66666");
        for (DocumentType type : DocumentType.values()) {
            put(type, "FREMD-1", "66666", DocumentStatus.OPEN, "119.00", null);
        }
    }

    private void put(DocumentType type, String number, String owner, DocumentStatus status, String total, String paid) {
        DocumentData plain = TestPortal.document(type, number, owner, status, "Wartung " + number);
        portal.documentIntake.put(
                TestPortal.HOST,
                new DocumentData(
                        plain.key(),
                        plain.customer(),
                        plain.issueDate(),
                        plain.dueDate(),
                        null,
                        status,
                        Money.of(total, "EUR"),
                        paid == null ? null : Money.of(paid, "EUR"),
                        plain.lines(),
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    private void invoice(String number, DocumentStatus status, String total, String paid) {
        put(DocumentType.INVOICE, number, "10482", status, total, paid);
    }

    private static byte[] bytes(DocumentFile file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            file.content().writeTo(out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static Map<String, byte[]> entries(byte[] zip) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return entries;
    }

    private Map<String, byte[]> zip(DocumentFilter filter) {
        return entries(bytes(portal.exports.zip(customer, filter, null)));
    }

    private String statement() {
        return String.join("\n", PdfText.pages(bytes(portal.exports.statement(customer, FROM, TO, null))));
    }

    private String openItems(String language) {
        return new String(bytes(portal.exports.openItems(customer, language)), StandardCharsets.UTF_8);
    }

    private void release(Set<DocumentType> types, Set<DocumentAction> actions) {
        portal.settings.saveRelease(TestPortal.STAFF, new Release(types, actions));
    }

    @Test
    @DisplayName("BM-01 BM-07 MF-19 a ZIP holds the customer's released documents and a list of them, and nothing else")
    void zipsOwnDocuments() {
        invoice("RE/1", DocumentStatus.OPEN, "119.00", null);
        invoice("RE-1", DocumentStatus.OPEN, "119.00", null);
        invoice("ENTWURF", DocumentStatus.DRAFT, "119.00", null);
        put(DocumentType.ESTIMATE, "AN-1", "10482", DocumentStatus.OPEN, "119.00", null);
        put(DocumentType.DELIVERY_NOTE, "GEHEIM", "10482", DocumentStatus.OPEN, "119.00", null);
        release(Set.of(DocumentType.INVOICE, DocumentType.ESTIMATE), Set.of(DocumentAction.VIEW));

        Map<String, byte[]> entries = zip(ALL);

        assertThat(entries.keySet())
                .containsExactly(
                        "2026-11-21_Angebot_AN-1.pdf",
                        "2026-11-21_Rechnung_RE-1.pdf",
                        "2026-11-21_Rechnung_RE-1 (2).pdf",
                        "Übersicht.csv");
        assertThat(PdfText.pages(entries.get("2026-11-21_Rechnung_RE-1 (2).pdf"))
                        .get(0))
                .contains("Rechnung RE/1");
        assertThat(new String(entries.get("Übersicht.csv"), StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "\ufeffArt;Nummer;Datum;Fällig am;Gesamtbetrag;Währung;Datei",
                        "Angebot;AN-1;2026-11-21;2026-12-05;119,00;EUR;2026-11-21_Angebot_AN-1.pdf",
                        "Rechnung;RE-1;2026-11-21;2026-12-05;119,00;EUR;2026-11-21_Rechnung_RE-1.pdf",
                        "Rechnung;RE/1;2026-11-21;2026-12-05;119,00;EUR;2026-11-21_Rechnung_RE-1 (2).pdf");
        entries.forEach((name, content) -> assertThat(
                        name.endsWith(".pdf")
                                ? String.join("", PdfText.pages(content))
                                : new String(content, StandardCharsets.UTF_8))
                .doesNotContain("FREMD", "66666", "GEHEIM", "ENTWURF"));
        assertThat(portal.exports.count(customer, ALL)).isEqualTo(3);
    }

    @Test
    @DisplayName("BW-26 the list's filter is the ZIP's")
    void zipsWhatTheFilterLetsPass() {
        invoice("RE-1", DocumentStatus.OPEN, "119.00", null);
        invoice("RE-2", DocumentStatus.PAID, "119.00", "119.00");
        put(DocumentType.ESTIMATE, "AN-1", "10482", DocumentStatus.OPEN, "119.00", null);

        DocumentFilter open = new DocumentFilter(Set.of(DocumentType.INVOICE), DocumentStatus.OPEN, false, "re-");
        assertThat(zip(open).keySet()).containsExactly("2026-11-21_Rechnung_RE-1.pdf", "Übersicht.csv");
        assertThat(portal.exports.count(customer, open)).isEqualTo(1);
        assertThat(zip(new DocumentFilter(Set.of(), null, false, "nichts")).keySet())
                .containsExactly("Übersicht.csv");
        assertThat(entries(bytes(portal.exports.zip(customer, open, "en"))).keySet())
                .containsExactly("2026-11-21_Invoice_RE-1.pdf", "Overview.csv");
    }

    @Test
    @DisplayName("taking documents along is not viewing them")
    void countsNoView() {
        invoice("RE-1", DocumentStatus.OPEN, "119.00", null);
        zip(ALL);
        assertThat(portal.documents
                        .get(new DocumentKey(DocumentType.INVOICE, "RE-1"))
                        .row()
                        .views()
                        .count())
                .isZero();
    }

    @Test
    @DisplayName("BM-08 without release there is nothing to take along")
    void needsRelease() {
        invoice("RE-1", DocumentStatus.OPEN, "119.00", null);
        release(Set.of(DocumentType.INVOICE), Set.of(DocumentAction.COMMENT));
        assertThat(portal.exports.count(customer, ALL)).isZero();
        assertThat(Refusal.code(() -> portal.exports.zip(customer, ALL, null)))
                .isEqualTo(ErrorCode.ACTION_NOT_RELEASED);
        assertThat(Refusal.code(() -> portal.exports.openItems(customer, null)))
                .isEqualTo(ErrorCode.ACTION_NOT_RELEASED);
        assertThat(Refusal.code(() -> portal.exports.statement(customer, FROM, TO, null)))
                .isEqualTo(ErrorCode.ACTION_NOT_RELEASED);
        release(Set.of(DocumentType.ESTIMATE), Set.of(DocumentAction.VIEW));
        assertThat(Refusal.code(() -> portal.exports.openItems(customer, null))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> portal.exports.statement(customer, FROM, TO, null)))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    @DisplayName("BM-17 a session of one document takes nothing along")
    void needsTheWholePortal() {
        invoice("RE-1", DocumentStatus.OPEN, "119.00", null);
        ActingCustomer confined = portal.signIn(portal.documents
                .get(new DocumentKey(DocumentType.INVOICE, "RE-1"))
                .row()
                .portal()
                .link()
                .url());
        assertThat(Refusal.code(() -> portal.exports.zip(confined, ALL, null))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> portal.exports.count(confined, ALL))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> portal.exports.openItems(confined, null))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> portal.exports.statement(confined, FROM, TO, null)))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    @DisplayName("a document that is taken back while the ZIP is written is not in it")
    void releaseCountsUntilTheEnd() throws IOException {
        invoice("RE-1", DocumentStatus.OPEN, "119.00", null);
        put(DocumentType.ESTIMATE, "AN-1", "10482", DocumentStatus.OPEN, "119.00", null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        portal.exports.zip(customer, ALL, null).content().writeTo(new OutputStream() {
            @Override
            public void write(int value) {
                if (bytes.size() == 0) {
                    release(Set.of(DocumentType.ESTIMATE), Set.of(DocumentAction.VIEW));
                }
                bytes.write(value);
            }
        });
        assertThat(entries(bytes.toByteArray()).keySet())
                .containsExactly("2026-11-21_Angebot_AN-1.pdf", "Übersicht.csv");
    }

    @Test
    @DisplayName("a session takes one ZIP at a time, and another as soon as the first has ended, however it ended")
    void oneAtATime() {
        invoice("RE-1", DocumentStatus.OPEN, "119.00", null);
        DocumentFile second = portal.exports.zip(customer, ALL, null);
        assertThatThrownBy(
                        () -> portal.exports.zip(customer, ALL, null).content().writeTo(new OutputStream() {
                            @Override
                            public void write(int value) throws IOException {
                                assertThat(Refusal.code(() -> bytes(second))).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
                                throw new IOException("the customer went away");
                            }
                        }))
                .hasMessage("the customer went away");
        assertThat(entries(bytes(second))).hasSize(2);
    }

    @Test
    @DisplayName("open items as CSV: what is to be paid, earliest due first, of nobody else")
    void listsOpenItems() {
        invoice("=RE-1", DocumentStatus.PARTIALLY_PAID, "1119.00", "19.00");
        invoice("RE-2", DocumentStatus.PAID, "119.00", "119.00");
        invoice("RE-3", DocumentStatus.DRAFT, "119.00", null);
        invoice("RE-4", DocumentStatus.CANCELED, "119.00", null);
        portal.clock.advance(Duration.ofDays(20));

        assertThat(openItems(null).split("\r\n", -1))
                .containsExactly(
                        "\ufeffNummer;Datum;Fällig am;Gesamtbetrag;Bezahlt;Offen;Währung;Tage überfällig",
                        "'=RE-1;2026-11-21;2026-12-05;1119,00;19,00;1100,00;EUR;6",
                        "");
        assertThat(openItems("en").split("\r\n", -1))
                .containsExactly(
                        "\ufeffNumber,Date,Due on,Total,Paid,Open,Currency,Days overdue",
                        "'=RE-1,2026-11-21,2026-12-05,1119.00,19.00,1100.00,EUR,6",
                        "");
    }

    @Test
    @DisplayName("a statement runs from invoice to payment, each on its day, and ends with what is open")
    void statesTheAccount() {
        invoice("RE-1", DocumentStatus.OPEN, "119.00", null);
        portal.clock.advance(Duration.ofDays(3));
        invoice("RE-1", DocumentStatus.PARTIALLY_PAID, "119.00", "19.00");
        portal.clock.advance(Duration.ofDays(4));
        invoice("RE-1", DocumentStatus.PAID, "119.00", "100.00");
        invoice("RE-2", DocumentStatus.OPEN, "50.00", null);
        put(DocumentType.CREDIT_NOTE, "GS-1", "10482", DocumentStatus.OPEN, "10.00", null);
        invoice("RE-3", DocumentStatus.DRAFT, "777.00", null);
        invoice("RE-4", DocumentStatus.CANCELED, "888.00", null);

        assertThat(statement().lines().map(String::strip))
                .containsSubsequence(
                        "Kontoauszug",
                        "Anfangssaldo am 01.01.2026 0,00",
                        "21.11.2026 Rechnung RE-1 119,00 119,00",
                        "21.11.2026 Rechnung RE-2 50,00 169,00",
                        "21.11.2026 Gutschrift GS-1 10,00 159,00",
                        "24.11.2026 Zahlung zu Rechnung RE-1 19,00 140,00",
                        "28.11.2026 Zahlung zu Rechnung RE-1 100,00 40,00",
                        "Endsaldo am 31.12.2026 40,00")
                .noneMatch(line -> line.contains("FREMD") || line.contains("777,00") || line.contains("888,00"));
    }

    @Test
    @DisplayName("a statement knows what nobody booked, and shows credit notes only where they are released")
    void statesWhatIsReleased() {
        put(DocumentType.CREDIT_NOTE, "GS-1", "10482", DocumentStatus.OPEN, "10.00", null);
        invoice("RE-1", DocumentStatus.PAID, "119.00", null);
        portal.tx.run(em -> em.createQuery("DELETE FROM Settlement s").executeUpdate());
        release(Set.of(DocumentType.INVOICE), Set.of(DocumentAction.VIEW));

        assertThat(statement())
                .contains("21.11.2026 Zahlung zu Rechnung RE-1 119,00 0,00", "Endsaldo am 31.12.2026 0,00")
                .doesNotContain("GS-1");
        assertThat(String.join(
                        "",
                        PdfText.pages(bytes(portal.exports.statement(
                                customer, LocalDate.parse("2025-01-01"), LocalDate.parse("2025-12-31"), "en")))))
                .contains("Statement of account", "There were no movements in this period.");
        assertThat(portal.exports.statement(customer, null, null, null).name())
                .isEqualTo("Kontoauszug-2026-01-01-2026-11-21.pdf");
        assertThat(Refusal.violations(() -> portal.exports.statement(customer, TO, FROM, null)))
                .isEqualTo(List.of("to OUT_OF_RANGE"));
    }
}
