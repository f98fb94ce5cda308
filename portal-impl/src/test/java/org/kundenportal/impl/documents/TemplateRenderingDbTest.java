package org.kundenportal.impl.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentData;
import org.kundenportal.api.documents.DocumentFile;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.documents.TemplateRendering;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.settings.Company;
import org.kundenportal.api.settings.Release;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.mail.MailKind;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;
import org.kundenportal.impl.rendering.PdfText;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class TemplateRenderingDbTest {

    private static final CustomerNumber NUMBER = new CustomerNumber("10482");
    private static final DocumentKey INVOICE = new DocumentKey(DocumentType.INVOICE, "RE-1");

    @TempDir
    private Path folder;

    private TestPortal portal;
    private ActingCustomer customer;

    private final TestDatabase database;

    TemplateRenderingDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void anInvoice() {
        portal = new TestPortal(database, folder).releaseAll();
        customer = portal.customer("10482");
        put(null);
    }

    private void put(String note) {
        portal.documentIntake.put(TestPortal.HOST, noted(DocumentType.INVOICE, DocumentStatus.OPEN, note));
    }

    private static DocumentData noted(DocumentType type, DocumentStatus status, String note) {
        DocumentData plain = TestPortal.document(type, "RE-1", "10482", status, "Wartung");
        return new DocumentData(
                plain.key(),
                plain.customer(),
                plain.issueDate(),
                plain.dueDate(),
                null,
                status,
                plain.total(),
                null,
                plain.lines(),
                note,
                null,
                null,
                null,
                null);
    }

    private String invoiceUrl() {
        return portal.documents.get(INVOICE).row().portal().link().url();
    }

    private String clientUrl() {
        return portal.access.get(NUMBER).link().url();
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

    @Test
    @DisplayName("BM-32 BM-33 a template yields the addresses of that very document and its customer")
    void rendersDocuments() {
        assertThat(portal.templates.render("Siehe [Invoice.customerportal_url] [1] [Client.name]", INVOICE, null))
                .isEqualTo("Siehe " + invoiceUrl() + " [1] Firma 10482");
        assertThat(portal.templates.render("[Client.customerportal_url]", INVOICE, null))
                .isEqualTo(clientUrl());
        assertThat(portal.templates.render("[Client.customerportal_url]", null, NUMBER))
                .isEqualTo(clientUrl());
        assertThat(portal.templates.render("[Document.name]", INVOICE, NUMBER)).isEqualTo("Rechnung RE-1");
    }

    @Test
    @DisplayName("BM-32 all seven types and the customer have a placeholder")
    void namesAll() {
        for (String word : List.of(
                "Client",
                "Invoice",
                "Reminder",
                "Estimate",
                "CreditNote",
                "DeliveryNote",
                "OrderConfirmation",
                "ServiceReport")) {
            assertThat(portal.templates.render("[" + word + ".customerportal_url]", null, null))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("BM-34 what is not released yields an empty text, and what leads elsewhere does, too")
    void yieldsNoDeadLinks() {
        assertThat(portal.templates.render("<[Reminder.customerportal_url]>", INVOICE, null))
                .isEqualTo("<>");
        portal.settings.saveRelease(TestPortal.STAFF, new Release(Set.of(DocumentType.ESTIMATE), Set.of()));
        assertThat(portal.templates.render("<[Invoice.customerportal_url]>", INVOICE, null))
                .isEqualTo("<>");
        portal.releaseAll();
        portal.access.choose(TestPortal.STAFF, NUMBER, AccessChoice.REVOKED);
        assertThat(portal.templates.render("<[Invoice.customerportal_url][Client.customerportal_url]>", INVOICE, null))
                .isEqualTo("<>");
    }

    @Test
    @DisplayName("an unknown placeholder is an error, and so is what does not exist")
    void refuses() {
        assertThat(Refusal.violations(() -> portal.templates.render("[Invoice.customerportal_ulr]", INVOICE, null)))
                .containsExactly("template UNKNOWN_PLACEHOLDER");
        assertThat(Refusal.violations(
                        () -> portal.templates.render("x".repeat(TemplateRendering.MAX_TEMPLATE + 1), null, null)))
                .containsExactly("template TOO_LONG");
        assertThat(Refusal.code(() -> portal.templates.render("", new DocumentKey(DocumentType.INVOICE, "RE-2"), null)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> portal.templates.render("", null, new CustomerNumber("1"))))
                .isEqualTo(ErrorCode.NOT_FOUND);
        portal.customer("20000");
        assertThat(Refusal.code(() -> portal.templates.render("", INVOICE, new CustomerNumber("20000"))))
                .isEqualTo(ErrorCode.CUSTOMER_MISMATCH);
    }

    @Test
    @DisplayName("BM-33 BM-34 the note of a document says where it is online, as long as it is")
    void fillsNotes() {
        portal.settings.saveAppearance(TestPortal.STAFF, company());
        put("Online: [Invoice.customerportal_url] für [Client.name]");

        String filled = "Online: " + invoiceUrl() + " für Firma 10482";
        assertThat(portal.customerDocuments.get(customer, INVOICE).note()).isEqualTo(filled);
        assertThat(portal.documents.get(INVOICE).detail().note()).isEqualTo(filled);
        assertThat(String.join("", PdfText.pages(bytes(portal.customerDocuments.pdf(customer, INVOICE))))
                        .replaceAll("\\s", ""))
                .contains(filled.replaceAll("\\s", ""));
        assertThat(new String(bytes(portal.customerDocuments.xml(customer, INVOICE)), StandardCharsets.UTF_8))
                .contains(filled);

        portal.access.choose(TestPortal.STAFF, NUMBER, AccessChoice.REVOKED);
        assertThat(portal.documents.get(INVOICE).detail().note()).isEqualTo("Online:  für Firma 10482");
    }

    private Appearance company() {
        Appearance now = portal.settings.appearance().value();
        return new Appearance(
                new Company(
                        "Muster GmbH",
                        "Weg 2",
                        "20095",
                        "Hamburg",
                        "DE",
                        "info@muster.example",
                        null,
                        "DE123456788",
                        "DE02120300000000202051"),
                now.logo(),
                now.banner(),
                now.accentColor(),
                now.greeting(),
                now.defaultLanguage(),
                now.timeZone(),
                now.tileServer());
    }

    @Test
    @DisplayName("the same note again is no new version, whatever its placeholders say by now")
    void keepsTheVersion() {
        put("[Invoice.customerportal_url]");
        portal.documents.rotateLink(TestPortal.STAFF, INVOICE);
        put("[Invoice.customerportal_url]");
        assertThat(portal.customerDocuments.get(customer, INVOICE).version()).isEqualTo(2);
    }

    @Test
    void refusesNotesWithUnknownPlaceholders() {
        assertThat(Refusal.violations(() -> put("[Invoice.url]"))).containsExactly("note UNKNOWN_PLACEHOLDER");
        assertThat(portal.customerDocuments.get(customer, INVOICE).note()).isNull();
    }

    @Test
    @DisplayName("texts about documents know the same names in mails and templates")
    void agreesWithMails() {
        Set<String> mail = new TreeSet<>(MailKind.COMMENT_FOR_STAFF.placeholders());
        mail.removeIf(name -> name.startsWith("Company.") || name.startsWith("Comment."));
        assertThat(DocumentPlaceholders.NAMES).isEqualTo(mail);
    }
}
