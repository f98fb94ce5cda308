package org.kundenportal.impl.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.documents.Comment;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentData;
import org.kundenportal.api.documents.DocumentDetail;
import org.kundenportal.api.documents.DocumentFile;
import org.kundenportal.api.documents.DocumentFilter;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.overview.CustomerOverview;
import org.kundenportal.api.settings.Release;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class CustomerDocumentsDbTest {

    private static final DocumentKey INVOICE = new DocumentKey(DocumentType.INVOICE, "RE-1");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;
    private ActingCustomer acting;

    CustomerDocumentsDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aCustomerWithAnInvoice() {
        portal = new TestPortal(database, folder).releaseAll();
        acting = portal.customer("10001");
        portal.documentIntake.put(TestPortal.HOST, TestPortal.document(DocumentType.INVOICE, "RE-1", "10001"));
    }

    @Test
    @DisplayName("BM-21 a customer sees a released document with its lines and totals")
    void seesADocument() {
        DocumentDetail detail = portal.customerDocuments.get(acting, INVOICE);

        assertThat(detail.net().amount()).isEqualByComparingTo("100.00");
        assertThat(detail.taxes())
                .singleElement()
                .satisfies(tax -> assertThat(tax.amount().amount()).isEqualByComparingTo("19.00"));
        assertThat(detail.summary().open().amount()).isEqualByComparingTo("119.00");
        assertThat(detail.summary().subject()).isEqualTo("Wartung");
        assertThat(detail.actions())
                .containsExactlyInAnyOrder(DocumentAction.VIEW, DocumentAction.COMMENT, DocumentAction.PAY);
    }

    @Test
    @DisplayName("BM-21 a document without a PDF of its own is rendered")
    void rendersAPdf() throws IOException {
        DocumentFile pdf = portal.customerDocuments.pdf(acting, INVOICE);

        assertThat(pdf.name()).isEqualTo("Rechnung-RE-1.pdf");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pdf.content().writeTo(bytes);
        assertThat(bytes.toByteArray()).startsWith("%PDF-".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(bytes.size()).isEqualTo((int) pdf.size());
    }

    @Test
    @DisplayName("BM-01 a document of another customer answers as not existing")
    void seesNoForeignDocument() {
        ActingCustomer other = portal.customer("10002");

        assertNotFound(() -> portal.customerDocuments.get(other, INVOICE));
        assertNotFound(() -> portal.customerDocuments.pdf(other, INVOICE));
        assertNotFound(() -> portal.customerDocuments.xml(other, INVOICE));
        assertNotFound(() -> portal.customerDocuments.comments(other, INVOICE, PageRequest.first()));
        assertNotFound(() -> portal.customerDocuments.comment(other, INVOICE, "Hallo"));
        assertNotFound(() -> portal.customerDocuments.recordView(other, INVOICE));
        assertThat(portal.customerDocuments
                        .list(other, DocumentFilter.all(), PageRequest.first())
                        .items())
                .isEmpty();
    }

    @Test
    @DisplayName("BM-07 a type that is not released is missing from lists, counts and by its number alike")
    void seesNoTypeThatIsNotReleased() {
        release(EnumSet.of(DocumentType.ESTIMATE), EnumSet.allOf(DocumentAction.class));

        assertNotFound(() -> portal.customerDocuments.get(acting, INVOICE));
        assertNotFound(() -> portal.customerDocuments.pdf(acting, INVOICE));
        assertThat(portal.customerDocuments
                        .list(acting, DocumentFilter.all(), PageRequest.first())
                        .items())
                .isEmpty();
        assertThat(portal.overviews.of(acting).counts()).isEmpty();
        assertThat(portal.overviews.of(acting).openInvoices()).isEmpty();
    }

    @Test
    @DisplayName("BM-08 an action that is not released is refused with its own code")
    void doesNothingThatIsNotReleased() {
        release(EnumSet.of(DocumentType.INVOICE), EnumSet.of(DocumentAction.VIEW));

        assertThatThrownBy(() -> portal.customerDocuments.comment(acting, INVOICE, "Hallo"))
                .isInstanceOfSatisfying(
                        PortalException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ACTION_NOT_RELEASED));
        assertThat(portal.customerDocuments.get(acting, INVOICE).actions()).containsExactly(DocumentAction.VIEW);
    }

    @Test
    @DisplayName("MF-19 a draft is not shown")
    void seesNoDraft() {
        portal.documentIntake.put(
                TestPortal.HOST,
                TestPortal.document(DocumentType.INVOICE, "RE-2", "10001", DocumentStatus.DRAFT, "Entwurf"));

        assertNotFound(() -> portal.customerDocuments.get(acting, new DocumentKey(DocumentType.INVOICE, "RE-2")));
        assertThat(numbers(DocumentFilter.all(), 50)).containsExactly("RE-1");
    }

    @Test
    @DisplayName("MF-18 a customer sees the service report of a completed order, and none before it is issued")
    void seesServiceReportsOfCompletedOrders() {
        DocumentKey report = new DocumentKey(DocumentType.SERVICE_REPORT, "SB-1");
        portal.documentIntake.put(TestPortal.HOST, report(report, DocumentStatus.DRAFT));
        assertNotFound(() -> portal.customerDocuments.get(acting, report));

        portal.documentIntake.put(TestPortal.HOST, report(report, DocumentStatus.OPEN));

        assertThat(portal.customerDocuments.get(acting, report).workOrderNumber())
                .isEqualTo("E-4711");
        assertThat(numbers(new DocumentFilter(Set.of(DocumentType.SERVICE_REPORT), null, false, null), 50))
                .containsExactly("SB-1");
        assertThat(portal.overviews.of(acting).attention())
                .extracting(CustomerOverview.Attention::kind)
                .contains(CustomerOverview.Attention.Kind.SERVICE_REPORT_NEW);
    }

    private static DocumentData report(DocumentKey key, DocumentStatus status) {
        DocumentData plain = TestPortal.document(key.type(), key.number(), "10001", status, "Wartung Wärmepumpe");
        return new DocumentData(
                key,
                plain.customer(),
                plain.issueDate(),
                null,
                null,
                status,
                null,
                null,
                plain.lines(),
                null,
                null,
                null,
                null,
                "E-4711");
    }

    @Test
    @DisplayName("BM-22 both sides comment, and an internal note stays inside")
    void comments() {
        portal.customerDocuments.comment(acting, INVOICE, "Stimmt die Menge?");
        portal.documents.comment(TestPortal.STAFF, INVOICE, "Ja.", false);
        portal.documents.comment(TestPortal.STAFF, INVOICE, "Kunde fragt oft.", true);

        assertThat(portal.customerDocuments
                        .comments(acting, INVOICE, PageRequest.first())
                        .items())
                .extracting(Comment::text)
                .containsExactly("Stimmt die Menge?", "Ja.");
        assertThat(portal.documents.get(INVOICE).comments()).hasSize(3);
        assertThat(portal.customerDocuments.get(acting, INVOICE).summary().commentCount())
                .isEqualTo(2);
    }

    @Test
    void pagesFollowEachOtherWithoutGapsThoughRowsArriveMeanwhile() {
        for (int i = 2; i <= 7; i++) {
            portal.documentIntake.put(TestPortal.HOST, TestPortal.document(DocumentType.INVOICE, "RE-" + i, "10001"));
        }

        var first = portal.customerDocuments.list(acting, DocumentFilter.all(), new PageRequest(3, null));
        portal.documentIntake.put(TestPortal.HOST, TestPortal.document(DocumentType.INVOICE, "RE-8", "10001"));
        var second = portal.customerDocuments.list(acting, DocumentFilter.all(), new PageRequest(3, first.next()));
        var third = portal.customerDocuments.list(acting, DocumentFilter.all(), new PageRequest(3, second.next()));

        assertThat(first.items()).extracting(s -> s.key().number()).containsExactly("RE-7", "RE-6", "RE-5");
        assertThat(second.items()).extracting(s -> s.key().number()).containsExactly("RE-4", "RE-3", "RE-2");
        assertThat(third.items()).extracting(s -> s.key().number()).containsExactly("RE-1");
        assertThat(third.next()).isNull();
    }

    @Test
    void searchFindsWordsInAnyCaseAndTakesWildcardsLiterally() {
        portal.documentIntake.put(
                TestPortal.HOST,
                TestPortal.document(DocumentType.INVOICE, "RE-2", "10001", DocumentStatus.OPEN, "Prüfung 50%_netto"));

        assertThat(numbers(new DocumentFilter(Set.of(), null, false, "PRÜFUNG"), 50))
                .containsExactly("RE-2");
        assertThat(numbers(new DocumentFilter(Set.of(), null, false, "50%_"), 50))
                .containsExactly("RE-2");
        assertThat(numbers(new DocumentFilter(Set.of(), null, false, "%"), 50)).containsExactly("RE-2");
    }

    @Test
    @DisplayName("BM-17 a document link opens that document and nothing else")
    void aDocumentLinkOpensOneDocument() {
        portal.documentIntake.put(TestPortal.HOST, TestPortal.document(DocumentType.INVOICE, "RE-2", "10001"));
        ActingCustomer confined = portal.signIn(
                portal.documents.get(INVOICE).row().portal().link().url());

        assertThat(portal.customerDocuments.get(confined, INVOICE).summary().key())
                .isEqualTo(INVOICE);
        assertNotFound(() -> portal.customerDocuments.get(confined, new DocumentKey(DocumentType.INVOICE, "RE-2")));
        assertNotFound(() -> portal.customerDocuments.list(confined, DocumentFilter.all(), PageRequest.first()));
        assertNotFound(() -> portal.profile.get(confined));
        assertNotFound(() -> portal.overviews.of(confined));
    }

    @Test
    void aViewIsRecordedAndReadingAloneIsNone() {
        portal.customerDocuments.get(acting, INVOICE);
        assertThat(portal.documents.get(INVOICE).row().views().count()).isZero();

        portal.customerDocuments.recordView(acting, INVOICE);

        assertThat(portal.documents.get(INVOICE).row().views().count()).isEqualTo(1);
        assertThat(portal.customerDocuments.get(acting, INVOICE).summary().unseen())
                .isFalse();
    }

    private List<String> numbers(DocumentFilter filter, int limit) {
        return portal.customerDocuments.list(acting, filter, new PageRequest(limit, null)).items().stream()
                .map(summary -> summary.key().number())
                .toList();
    }

    private void release(Set<DocumentType> types, Set<DocumentAction> actions) {
        portal.settings.saveRelease(TestPortal.STAFF, new Release(types, actions));
    }

    private static void assertNotFound(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(PortalException.class, e -> assertThat(e.code())
                .isEqualTo(ErrorCode.NOT_FOUND));
    }
}
