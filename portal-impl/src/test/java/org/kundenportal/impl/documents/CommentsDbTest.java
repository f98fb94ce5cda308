package org.kundenportal.impl.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.Comment;
import org.kundenportal.api.documents.CustomerDocuments;
import org.kundenportal.api.documents.CustomerExports;
import org.kundenportal.api.documents.Decision;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentFile;
import org.kundenportal.api.documents.DocumentFilter;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentSummary;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.mail.OutgoingMail;
import org.kundenportal.api.overview.CustomerOverview.Attention;
import org.kundenportal.api.settings.Release;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class CommentsDbTest {

    private static final DocumentKey ESTIMATE = new DocumentKey(DocumentType.ESTIMATE, "AN-1");
    private static final String SECRET = "zahlt-immer-zu-spaet";

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;
    private ActingCustomer customer;

    CommentsDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aCustomerWithAnEstimate() {
        portal = new TestPortal(database, folder).releaseAll();
        CustomerData plain = TestPortal.company("10001", "Firma");
        portal.customerIntake.put(
                TestPortal.HOST,
                new CustomerData(
                        plain.number(),
                        plain.name(),
                        plain.kind(),
                        "firma@example.org",
                        "en",
                        null,
                        null,
                        null,
                        null,
                        List.of()));
        portal.access.choose(TestPortal.STAFF, plain.number(), AccessChoice.GRANTED);
        customer = portal.signIn(portal.access.get(plain.number()).link().url());
        portal.documentIntake.put(TestPortal.HOST, TestPortal.document(DocumentType.ESTIMATE, "AN-1", "10001"));
    }

    private DocumentSummary seenByCustomer() {
        return portal.customerDocuments.get(customer, ESTIMATE).summary();
    }

    private DocumentSummary seenByStaff() {
        return portal.documents.get(ESTIMATE).row().summary();
    }

    private List<OutgoingMail> mails() {
        return portal.mails.list(null, null, PageRequest.first()).items();
    }

    @Test
    @DisplayName(
            "BM-01 of two sellers' documents of one number, a comment goes to the customer whose document staff saw")
    void reachesTheRightCustomer() {
        DocumentKey invoice = new DocumentKey(DocumentType.INVOICE, "RE-1");
        ActingCustomer other = portal.customer("10002");
        portal.documentIntake.put(TestPortal.HOST, TestPortal.document(DocumentType.INVOICE, "RE-1", "10001"));
        portal.clock.advance(Duration.ofSeconds(1));
        portal.documentImport.importFile(
                TestPortal.HOST,
                TestInvoice.number("RE-1")
                        .seller("Andere AG", null)
                        .buyerId("10002")
                        .ubl(),
                "invoice.xml");

        portal.documents.comment(TestPortal.STAFF, invoice, new CustomerNumber("10001"), "Nur für Firma eins", false);

        assertThat(portal.customerDocuments
                        .comments(customer, invoice, PageRequest.first())
                        .items())
                .singleElement()
                .satisfies(comment -> assertThat(comment.text()).isEqualTo("Nur für Firma eins"));
        assertThat(portal.customerDocuments
                        .comments(other, invoice, PageRequest.first())
                        .items())
                .isEmpty();
        assertThat(Refusal.code(() -> portal.documents.comment(
                        TestPortal.STAFF, invoice, new CustomerNumber("10003"), "Niemandem", false)))
                .isEqualTo(ErrorCode.CUSTOMER_MISMATCH);
    }

    @Test
    @DisplayName("BM-22 a comment tells the other side by mail, in its language")
    void writesToTheOtherSide() {
        portal.customerDocuments.comment(customer, ESTIMATE, "Is <b>that</b> all?");
        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(mail.kind()).isEqualTo("COMMENT_FOR_STAFF");
            assertThat(mail.recipient()).isNull();
            assertThat(mail.subject()).contains("Angebot AN-1");
            assertThat(portal.mails.get(mail.id()).text()).contains("Is <b>that</b> all?");
        });

        portal.documents.comment(TestPortal.STAFF, ESTIMATE, "Yes.", false);
        assertThat(mails()).hasSize(2).first().satisfies(mail -> {
            assertThat(mail.kind()).isEqualTo("COMMENT_FOR_CUSTOMER");
            assertThat(mail.recipient()).isEqualTo("firma@example.org");
            assertThat(mail.subject()).contains("Estimate AN-1");
            assertThat(portal.mails.get(mail.id()).text()).contains("anna").contains("Yes.");
        });
    }

    @Test
    @DisplayName("BM-07 a comment on what the customer cannot see writes to nobody")
    void writesNothingOfWhatIsHidden() {
        portal.settings.saveRelease(
                TestPortal.STAFF, new Release(Set.of(DocumentType.INVOICE), EnumSet.allOf(DocumentAction.class)));
        portal.documents.comment(TestPortal.STAFF, ESTIMATE, "Hidden type", false);
        portal.settings.saveRelease(TestPortal.STAFF, new Release(Set.of(DocumentType.ESTIMATE), Set.of()));
        portal.documents.comment(TestPortal.STAFF, ESTIMATE, "Nothing to view", false);
        portal.releaseAll().access.choose(TestPortal.STAFF, new CustomerNumber("10001"), AccessChoice.REVOKED);
        portal.documents.comment(TestPortal.STAFF, ESTIMATE, "No access", false);

        assertThat(mails()).isEmpty();
    }

    @Test
    @DisplayName("BM-22 each side's unread comments are counted until that side has read them")
    void countsUnreadComments() {
        portal.documents.comment(TestPortal.STAFF, ESTIMATE, "Eins", false);
        portal.documents.comment(TestPortal.STAFF, ESTIMATE, "Zwei", false);
        assertThat(seenByCustomer().unreadComments()).isEqualTo(2);
        assertThat(seenByStaff().unreadComments()).isZero();
        assertThat(portal.overviews.of(customer).unreadComments()).isEqualTo(2);
        assertThat(portal.overviews.of(customer).attention())
                .extracting(Attention::kind)
                .contains(Attention.Kind.COMMENT_UNREAD);

        portal.customerDocuments.comments(customer, ESTIMATE, PageRequest.first());
        assertThat(seenByCustomer().unreadComments()).isEqualTo(2);
        portal.customerDocuments.readComments(customer, ESTIMATE);
        assertThat(seenByCustomer().unreadComments()).isZero();
        assertThat(portal.overviews.of(customer).unreadComments()).isZero();

        portal.customerDocuments.comment(customer, ESTIMATE, "Drei");
        assertThat(seenByStaff().unreadComments()).isEqualTo(1);
        assertThat(seenByCustomer().unreadComments()).isZero();
        assertThat(unreadByStaff()).containsExactly("AN-1");
        assertThat(portal.overviews.administration().unreadComments()).isEqualTo(1);
        portal.documents.readComments(ESTIMATE);
        assertThat(seenByStaff().unreadComments()).isZero();
        assertThat(unreadByStaff()).isEmpty();

        portal.documents.comment(TestPortal.STAFF, ESTIMATE, "Vier", false);
        portal.customerDocuments.recordView(customer, ESTIMATE);
        assertThat(seenByCustomer().unreadComments()).isZero();
    }

    private List<String> unreadByStaff() {
        DocumentFilter unread = new DocumentFilter(Set.of(), null, false, true, null);
        return portal.documents.list(null, unread, PageRequest.first()).items().stream()
                .map(row -> row.summary().key().number())
                .toList();
    }

    @Test
    void somebodyWhoOnlyLooksReadsAndWritesNothing() {
        portal.documents.comment(TestPortal.STAFF, ESTIMATE, "Eins", false);
        ActingCustomer looking = new ActingCustomer(
                customer.customer(), customer.name(), null, customer.assurance(), customer.session(), "anna");

        portal.customerDocuments.recordView(looking, ESTIMATE);
        portal.customerDocuments.readComments(looking, ESTIMATE);

        assertThat(seenByCustomer().unreadComments()).isEqualTo(1);
        assertThat(portal.documents.get(ESTIMATE).row().views().count()).isZero();
        assertThat(Refusal.code(() -> portal.customerDocuments.comment(looking, ESTIMATE, "Hallo")))
                .isEqualTo(ErrorCode.VIEW_ONLY);
    }

    @Test
    @DisplayName("A comment of a megabyte is refused as too long")
    void refusesAMegabyte() {
        assertThat(Refusal.violations(
                        () -> portal.customerDocuments.comment(customer, ESTIMATE, "x".repeat(1024 * 1024))))
                .containsExactly("text TOO_LONG");
        assertThat(mails()).isEmpty();
    }

    @Test
    void commentsKeepScriptRightToLeftTextAndCombiningMarksAsTheyWereTyped() {
        String text = "<script>alert(1)</script> \u202Eשָׁלוֹם a\u0301\u0327 😀";
        portal.customerDocuments.comment(customer, ESTIMATE, text);

        assertThat(portal.customerDocuments
                        .comments(customer, ESTIMATE, PageRequest.first())
                        .items())
                .extracting(Comment::text)
                .containsExactly(text);
    }

    @Test
    @DisplayName("An internal note is nowhere in what any call of a customer returns, and sends and counts nothing")
    void internalNotesStayInside() throws Exception {
        portal.documents.comment(TestPortal.STAFF, ESTIMATE, SECRET, true);

        assertThat(mails()).isEmpty();
        assertThat(seenByCustomer().commentCount()).isZero();
        assertThat(seenByCustomer().unreadComments()).isZero();
        assertThat(portal.customerDocuments
                        .list(customer, new DocumentFilter(Set.of(), null, false, SECRET), PageRequest.first())
                        .items())
                .isEmpty();
        assertThat(portal.overviews.of(customer).toString()).doesNotContain(SECRET);
        assertThat(portal.profile.get(customer).toString()).doesNotContain(SECRET);
        // every method, also those that are to come: one that takes something else has to be added here
        Set<String> called = new TreeSet<>();
        for (Method method : CustomerDocuments.class.getMethods()) {
            assertThat(returned(portal.customerDocuments, method))
                    .as("%s", method)
                    .doesNotContain(SECRET);
            called.add(method.getName());
        }
        for (Method method : CustomerExports.class.getMethods()) {
            assertThat(returned(portal.exports, method)).as("%s", method).doesNotContain(SECRET);
            called.add(method.getName());
        }
        assertThat(called)
                .contains("list", "get", "comments", "comment", "decide", "evidence", "pdf", "recordView", "zip");
        assertThat(portal.documents.get(ESTIMATE).comments())
                .extracting(Comment::text)
                .contains(SECRET);
    }

    private String returned(Object service, Method method) throws IllegalAccessException, IOException {
        Map<Class<?>, Object> values = Map.of(
                ActingCustomer.class,
                customer,
                DocumentKey.class,
                ESTIMATE,
                DocumentFilter.class,
                DocumentFilter.all(),
                PageRequest.class,
                PageRequest.first(),
                String.class,
                "Hallo",
                LocalDate.class,
                LocalDate.parse("2026-11-21"),
                Decision.class,
                new Decision(Decision.Choice.DECLINED, null, null, null, null, "192.0.2.7"));
        Object[] arguments =
                Arrays.stream(method.getParameterTypes()).map(values::get).toArray();
        assertThat(arguments).as("%s", method).doesNotContainNull();
        try {
            Object answer = method.invoke(service, arguments);
            return answer instanceof DocumentFile file ? content(file) : String.valueOf(answer);
        } catch (InvocationTargetException e) {
            assertThat(e.getCause()).as("%s", method).isInstanceOf(PortalException.class);
            return "";
        }
    }

    private static String content(DocumentFile file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        file.content().writeTo(bytes);
        return switch (file.mediaType()) {
            case "application/pdf" -> text(bytes.toByteArray());
            case "application/zip" -> entries(bytes.toByteArray());
            default -> bytes.toString(StandardCharsets.UTF_8);
        };
    }

    private static String entries(byte[] zip) throws IOException {
        StringBuilder all = new StringBuilder();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                byte[] content = entries.readAllBytes();
                all.append(entry.getName())
                        .append(
                                entry.getName().endsWith(".pdf")
                                        ? text(content)
                                        : new String(content, StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    private static String text(byte[] file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(pdf);
        }
    }
}
