package org.kundenportal.impl.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.customers.EditPolicy;
import org.kundenportal.api.customers.MasterDataPolicy;
import org.kundenportal.api.customers.ProfileChange;
import org.kundenportal.api.customers.ProfileField;
import org.kundenportal.api.customers.ProfileGroup;
import org.kundenportal.api.documents.DocumentFile;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.settings.Company;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.impl.TestPortal.HOST;
import static org.kundenportal.impl.TestPortal.STAFF;

/** BW-16: what is issued stays as it was issued, whatever its customer changes. */
@DatabaseTest
class IssuedDocumentsDbTest {

    private static final DocumentKey ISSUED = new DocumentKey(DocumentType.INVOICE, "RE-1");
    private static final DocumentKey NEXT = new DocumentKey(DocumentType.INVOICE, "RE-2");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;

    IssuedDocumentsDbTest(TestDatabase database) {
        this.database = database;
    }

    private static byte[] bytes(DocumentFile file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            file.content().writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String pdf(DocumentKey key) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(bytes(portal.documents.pdf(key)))) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private String xml(DocumentKey key) {
        return new String(bytes(portal.documents.xml(key)), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("BW-16 a rendered document keeps its recipient and language; the next one has the new ones")
    void staysAsIssued() throws IOException {
        portal = new TestPortal(database, folder).releaseAll();
        Appearance looks = portal.settings.appearance().value();
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
                new Appearance(
                        company, null, null, looks.accentColor(), looks.greeting(), "de", looks.timeZone(), null));
        portal.settings.saveMasterData(STAFF, new MasterDataPolicy(Map.of(ProfileGroup.NAME, EditPolicy.DIRECT)));
        ActingCustomer customer = portal.customer("10001");
        portal.documentIntake.put(HOST, TestPortal.document(DocumentType.INVOICE, "RE-1", "10001"));
        String pdf = pdf(ISSUED);
        String xml = xml(ISSUED);
        String fileName = portal.documents.pdf(ISSUED).name();
        assertThat(pdf).contains("Rechnung", "Firma 10001", "Hauptstraße 1", "Hamburg");

        portal.profile.change(
                customer,
                new ProfileChange(Map.of(
                        ProfileField.NAME, "Umbenannt AG",
                        ProfileField.STREET, "Neuer Weg 2",
                        ProfileField.CITY, "Köln",
                        ProfileField.LANGUAGE, "en",
                        ProfileField.VAT_ID, "ATU12345678")),
                null);

        assertThat(pdf(ISSUED)).isEqualTo(pdf);
        assertThat(xml(ISSUED)).isEqualTo(xml);
        assertThat(portal.documents.pdf(ISSUED).name()).isEqualTo(fileName);
        portal.documentIntake.put(HOST, TestPortal.document(DocumentType.INVOICE, "RE-1", "10001"));
        assertThat(portal.documents.get(ISSUED).detail().version()).isEqualTo(1);
        portal.documentIntake.put(HOST, TestPortal.document(DocumentType.INVOICE, "RE-2", "10001"));
        assertThat(pdf(NEXT))
                .contains("Invoice", "Umbenannt AG", "Neuer Weg 2", "Köln", "ATU12345678")
                .doesNotContain("Hauptstraße 1");
        assertThat(xml(NEXT)).contains("Umbenannt AG", "ATU12345678");
    }
}
