package org.kundenportal.impl.documents;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.settings.AccessPreset;
import org.kundenportal.api.settings.LoginMethod;
import org.kundenportal.api.settings.Release;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.customers.CustomerPlaceholders;
import org.kundenportal.impl.links.PortalLinks;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class DocumentPlaceholdersDbTest {

    private static final CustomerNumber NUMBER = new CustomerNumber("10482");

    @TempDir
    private Path folder;

    private TestPortal portal;

    private final TestDatabase database;

    DocumentPlaceholdersDbTest(TestDatabase database) {
        this.database = database;
    }

    private Map<String, String> values(DocumentType type, String number) {
        PortalLinks links = new PortalLinks(portal.home);
        DocumentPlaceholders placeholders = new DocumentPlaceholders(new CustomerPlaceholders(links), links);
        return portal.tx.read(em -> placeholders.of(em, DocumentRows.found(em, new DocumentKey(type, number)), "de"));
    }

    @BeforeEach
    void aCustomerWithDocuments() {
        portal = new TestPortal(database, folder).releaseAll();
        portal.customer("10482");
        for (DocumentType type : DocumentType.values()) {
            portal.documentIntake.put(TestPortal.HOST, TestPortal.document(type, "N-1", "10482"));
        }
    }

    @Test
    @DisplayName("BM-32 each type has a placeholder of its own, filled for that type alone, and so has the customer")
    void perType() {
        for (DocumentType type : DocumentType.values()) {
            Map<String, String> values = values(type, "N-1");
            String own = DocumentPlaceholders.word(type) + ".customerportal_url";
            assertThat(values.get(own))
                    .isEqualTo(portal.documents
                            .get(new DocumentKey(type, "N-1"))
                            .row()
                            .portal()
                            .link()
                            .url())
                    .isEqualTo(values.get("Document.customerportal_url"));
            assertThat(values.keySet().stream().filter(name -> name.endsWith(".customerportal_url")))
                    .containsExactlyInAnyOrder(own, "Document.customerportal_url", "Client.customerportal_url");
            assertThat(values)
                    .containsEntry(
                            "Client.customerportal_url",
                            portal.access.get(NUMBER).link().url());
        }
        assertThat(values(DocumentType.CREDIT_NOTE, "N-1"))
                .containsKey("CreditNote.customerportal_url")
                .containsEntry("Document.name", "Gutschrift N-1");
    }

    @Test
    @DisplayName("BM-34 nothing that would lead nowhere is given out")
    void noDeadLinks() {
        portal.settings.saveRelease(
                TestPortal.STAFF,
                new Release(
                        Set.of(DocumentType.ESTIMATE), portal.branding.release().actions()));
        portal.clock.advance(Duration.ofSeconds(2));
        assertThat(values(DocumentType.INVOICE, "N-1"))
                .doesNotContainKeys("Invoice.customerportal_url", "Document.customerportal_url")
                .containsKey("Client.customerportal_url");
        assertThat(values(DocumentType.ESTIMATE, "N-1")).containsKey("Estimate.customerportal_url");

        portal.access.limitLink(TestPortal.STAFF, NUMBER, portal.clock.instant().plusSeconds(60));
        portal.clock.advance(Duration.ofSeconds(61));
        assertThat(values(DocumentType.ESTIMATE, "N-1")).doesNotContainKey("Client.customerportal_url");
        portal.access.rotateLink(TestPortal.STAFF, NUMBER);
        assertThat(values(DocumentType.ESTIMATE, "N-1")).containsKey("Client.customerportal_url");

        portal.documents.revokeLink(TestPortal.STAFF, new DocumentKey(DocumentType.ESTIMATE, "N-1"));
        assertThat(values(DocumentType.ESTIMATE, "N-1")).doesNotContainKey("Estimate.customerportal_url");

        portal.releaseAll();
        portal.documentIntake.put(
                TestPortal.HOST,
                TestPortal.document(DocumentType.INVOICE, "N-2", "10482", DocumentStatus.DRAFT, "Entwurf"));
        assertThat(values(DocumentType.INVOICE, "N-2")).doesNotContainKey("Invoice.customerportal_url");

        AccessPreset preset = portal.settings.access().value();
        EnumSet<LoginMethod> withoutLinks = EnumSet.complementOf(EnumSet.of(LoginMethod.SECRET_LINK));
        portal.settings.saveAccess(TestPortal.STAFF, new AccessPreset(false, withoutLinks, preset.unknownEmail()));
        assertThat(values(DocumentType.INVOICE, "N-1").keySet()).noneMatch(name -> name.endsWith("url"));
        portal.settings.saveAccess(TestPortal.STAFF, preset);
        portal.access.choose(TestPortal.STAFF, NUMBER, AccessChoice.REVOKED);
        assertThat(values(DocumentType.INVOICE, "N-1").keySet()).noneMatch(name -> name.endsWith("url"));
    }
}
