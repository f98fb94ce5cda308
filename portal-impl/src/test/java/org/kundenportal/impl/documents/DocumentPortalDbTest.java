package org.kundenportal.impl.documents;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.AdministeredSummary;
import org.kundenportal.api.documents.Comment;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentFilter;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentPortal;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.documents.HiddenReason;
import org.kundenportal.api.settings.Release;
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
class DocumentPortalDbTest {

    private static final DocumentKey INVOICE = new DocumentKey(DocumentType.INVOICE, "RE-1");
    private static final CustomerNumber NUMBER = new CustomerNumber("10001");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;
    private ActingCustomer acting;

    DocumentPortalDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aCustomerWithAnInvoice() {
        portal = new TestPortal(database, folder).releaseAll();
        acting = portal.customer("10001");
        portal.documentIntake.put(HOST, TestPortal.document(DocumentType.INVOICE, "RE-1", "10001"));
    }

    @Test
    @DisplayName("BM-17 BM-18 BM-19 BM-20 the box shows a link only if type and customer are released, else why not")
    void theBoxFollowsItsTruthTable() {
        assertBox(true, true);
        assertBox(true, false, HiddenReason.CUSTOMER_NOT_RELEASED);
        assertBox(false, true, HiddenReason.TYPE_NOT_RELEASED);
        assertBox(false, false, HiddenReason.TYPE_NOT_RELEASED, HiddenReason.CUSTOMER_NOT_RELEASED);
        assertBox(true, true);
    }

    private void assertBox(boolean typeReleased, boolean customerReleased, HiddenReason... reasons) {
        portal.settings.saveRelease(
                STAFF,
                new Release(
                        typeReleased ? EnumSet.of(DocumentType.INVOICE) : EnumSet.of(DocumentType.ESTIMATE),
                        EnumSet.allOf(DocumentAction.class)));
        portal.access.choose(STAFF, NUMBER, customerReleased ? AccessChoice.GRANTED : AccessChoice.REVOKED);

        DocumentPortal box = portal.documents.get(INVOICE).row().portal();

        assertThat(box.hiddenBecause()).containsExactlyInAnyOrder(reasons);
        if (reasons.length == 0) {
            assertThat(box.link().url()).startsWith("https://portal.example/portal/d/");
        } else {
            assertThat(box.link()).isNull();
        }
        assertThat(portal.documents
                        .list(null, DocumentFilter.all(), PageRequest.first())
                        .items())
                .extracting(AdministeredSummary::portal)
                .containsExactly(box);
    }

    @Test
    @DisplayName("MF-19 the box of a draft says that it is not issued instead of showing a link that opens nothing")
    void theBoxOfADraft() {
        DocumentKey draft = new DocumentKey(DocumentType.INVOICE, "RE-2");
        portal.documentIntake.put(
                HOST, TestPortal.document(DocumentType.INVOICE, "RE-2", "10001", DocumentStatus.DRAFT, "Entwurf"));

        assertThat(portal.documents.get(draft).row().portal())
                .isEqualTo(new DocumentPortal(null, Set.of(HiddenReason.NOT_ISSUED)));

        portal.documentIntake.put(HOST, TestPortal.document(DocumentType.INVOICE, "RE-2", "10001"));
        assertThat(portal.documents.get(draft).row().portal().link()).isNotNull();
    }

    @Test
    @DisplayName("BM-17 every document has a link of its own")
    void everyDocumentHasALink() {
        portal.documentIntake.put(HOST, TestPortal.document(DocumentType.INVOICE, "RE-2", "10001"));
        portal.documentIntake.put(HOST, TestPortal.document(DocumentType.ESTIMATE, "RE-1", "10001"));

        assertThat(portal.documents
                        .list(null, DocumentFilter.all(), PageRequest.first())
                        .items())
                .extracting(row -> row.portal().link().url())
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("BM-22 fifty comments at once are all there and all counted")
    void parallelCommentsAreAllCounted() throws Exception {
        List<Result<Comment>> results = Parallel.calls(
                50,
                i -> i % 5 == 0
                        ? portal.documents.comment(STAFF, INVOICE, "Antwort " + i, i % 10 == 0)
                        : portal.customerDocuments.comment(acting, INVOICE, "Frage " + i));

        assertThat(results).extracting(Result::refusal).containsOnlyNulls();
        assertThat(portal.customerDocuments.get(acting, INVOICE).summary().commentCount())
                .isEqualTo(45);
        assertThat(portal.documents.get(INVOICE).comments()).hasSize(50);
        assertThat(portal.customerDocuments
                        .comments(acting, INVOICE, new PageRequest(200, null))
                        .items())
                .hasSize(45);
    }

    @Test
    void parallelViewsAreAllCounted() throws Exception {
        Parallel.calls(12, i -> {
            portal.customerDocuments.recordView(acting, INVOICE);
            return true;
        });

        assertThat(portal.documents.get(INVOICE).row().views().count()).isEqualTo(12);
    }

    @Test
    @DisplayName("BM-22 internal comments never reach the customer, in no page, count, overview or PDF")
    void internalCommentsStayInside() {
        for (int i = 0; i < 6; i++) {
            portal.documents.comment(STAFF, INVOICE, i % 2 == 0 ? "offen " + i : "geheim " + i, i % 2 != 0);
        }

        Page<Comment> first = portal.customerDocuments.comments(acting, INVOICE, new PageRequest(2, null));
        Page<Comment> second = portal.customerDocuments.comments(acting, INVOICE, new PageRequest(2, first.next()));
        assertThat(first.items()).extracting(Comment::text).containsExactly("offen 0", "offen 2");
        assertThat(second.items()).extracting(Comment::text).containsExactly("offen 4");
        assertThat(second.next()).isNull();
        assertThat(portal.customerDocuments.get(acting, INVOICE).summary().commentCount())
                .isEqualTo(3);
        assertThat(portal.overviews.of(acting).toString()).doesNotContain("geheim");
    }

    @Test
    void unreadCommentsCountUntilStaffAnswer() {
        portal.customerDocuments.comment(acting, INVOICE, "Hallo?");
        portal.customerDocuments.comment(acting, INVOICE, "Hallo??");
        assertThat(portal.overviews.administration().unreadComments()).isEqualTo(2);

        portal.documents.comment(STAFF, INVOICE, "Ja?", false);

        assertThat(portal.overviews.administration().unreadComments()).isZero();
    }

    @Test
    void commentsAreChecked() throws SQLException {
        for (String text : new String[] {null, "", " \n\t"}) {
            assertThat(Refusal.violations(() -> portal.customerDocuments.comment(acting, INVOICE, text)))
                    .containsExactly("text REQUIRED");
        }
        assertThat(Refusal.violations(
                        () -> portal.customerDocuments.comment(acting, INVOICE, "x".repeat(Comment.MAX_TEXT + 1))))
                .containsExactly("text TOO_LONG");
        assertThat(Refusal.violations(() -> portal.documents.comment(STAFF, INVOICE, "a\u0000b", false)))
                .containsExactly("text INVALID_CHARACTER");
        assertThat(database.count("document_comment")).isZero();
        assertThat(events("COMMENT_ADDED")).isEmpty();
        String longest = "🙂".repeat(Comment.MAX_TEXT / 2);
        assertThat(portal.customerDocuments.comment(acting, INVOICE, longest).text())
                .isEqualTo(longest);
        assertThat(portal.customerDocuments
                        .comment(acting, INVOICE, " <b>a</b> ")
                        .text())
                .isEqualTo("<b>a</b>");
    }

    @Test
    @DisplayName("ASVS 16.2.5 the timeline tells of comments and links without their words and tokens")
    void theTimelineTellsNoSecrets() {
        portal.customerDocuments.comment(acting, INVOICE, "sehr vertraulich");
        portal.documents.comment(STAFF, INVOICE, "noch vertraulicher", true);
        String url = portal.documents.rotateLink(STAFF, INVOICE).link().url();
        String customerUrl = portal.access.rotateLink(STAFF, NUMBER).link().url();
        portal.customerDocuments.recordView(portal.signIn(url), INVOICE);

        assertThat(portal.timeline.list(null, null, new PageRequest(200, null)).items())
                .extracting(TimelineEvent::kind)
                .contains("COMMENT_ADDED", "LINK_ROTATED", "SESSION_OPENED", "DOCUMENT_VIEWED");
        assertThat(portal.timeline
                        .list(null, null, new PageRequest(200, null))
                        .items()
                        .toString())
                .doesNotContain("vertraulich", url.substring(40), customerUrl.substring(40));
    }

    @Test
    @DisplayName("the timeline pages, and shows what concerns one customer, or what happened since")
    void theTimelinePages() {
        portal.customer("10002");
        portal.clock.advance(java.time.Duration.ofDays(1));
        portal.documents.comment(STAFF, INVOICE, "x", false);

        Page<TimelineEvent> first = portal.timeline.list(NUMBER, null, new PageRequest(2, null));
        Page<TimelineEvent> rest = portal.timeline.list(NUMBER, null, new PageRequest(200, first.next()));
        assertThat(first.items()).extracting(TimelineEvent::kind).containsExactly("COMMENT_ADDED", "DOCUMENT_CREATED");
        assertThat(rest.items())
                .extracting(TimelineEvent::kind)
                .containsExactly("SESSION_OPENED", "ACCESS_CHANGED", "CUSTOMER_CREATED");
        assertThat(portal.timeline
                        .list(null, portal.clock.instant(), PageRequest.first())
                        .items())
                .hasSize(1);
        assertThat(portal.timeline
                        .list(new CustomerNumber("nobody"), null, PageRequest.first())
                        .items())
                .isEmpty();
        assertThat(portal.timeline
                        .list(null, java.time.Instant.MAX, PageRequest.first())
                        .items())
                .isEmpty();
        assertThat(portal.timeline
                        .list(null, java.time.Instant.MIN, PageRequest.first())
                        .items())
                .isNotEmpty();
    }

    @Test
    void aLinkMayBeLimitedToTheEndOfTime() {
        portal.access.limitLink(STAFF, NUMBER, java.time.Instant.MAX);

        assertThat(portal.access.get(NUMBER).link().expiresAt()).isAfter(portal.clock.instant());
        assertThat(portal.signIn(portal.access.get(NUMBER).link().url())).isNotNull();
    }

    @Test
    @DisplayName("cursors that no list gave are refused by every list")
    void madeUpCursorsAreRefused() {
        for (String cursor : List.of(
                "!",
                "a",
                encoded("x"),
                encoded("1\n2\n3"),
                encoded("+999999999-12-31\n1"),
                encoded("2026-11-21\nx"),
                encoded("\u0000"),
                "x".repeat(10_000))) {
            PageRequest page = new PageRequest(10, cursor);
            for (Runnable list : List.<Runnable>of(
                    () -> portal.customerDocuments.list(acting, DocumentFilter.all(), page),
                    () -> portal.customerDocuments.comments(acting, INVOICE, page),
                    () -> portal.documents.list(null, DocumentFilter.all(), page),
                    () -> portal.timeline.list(null, null, page),
                    () -> portal.unmatched.list(page))) {
                assertThat(Refusal.violations(list::run)).containsExactly("cursor INVALID_VALUE");
            }
        }
    }

    @Test
    @DisplayName("staff page through all customers' documents, drafts too, without gaps")
    void staffPageThroughDocuments() {
        portal.customer("10002");
        for (int i = 2; i <= 7; i++) {
            portal.documentIntake.put(
                    HOST, TestPortal.document(DocumentType.INVOICE, "RE-" + i, i % 2 == 0 ? "10002" : "10001"));
        }
        Page<AdministeredSummary> first = portal.documents.list(null, DocumentFilter.all(), new PageRequest(4, null));
        Page<AdministeredSummary> second =
                portal.documents.list(null, DocumentFilter.all(), new PageRequest(4, first.next()));

        assertThat(first.items())
                .extracting(row -> row.summary().key().number())
                .containsExactly("RE-7", "RE-6", "RE-5", "RE-4");
        assertThat(second.items())
                .extracting(row -> row.summary().key().number())
                .containsExactly("RE-3", "RE-2", "RE-1");
        assertThat(portal.documents
                        .list(new CustomerNumber("10002"), DocumentFilter.all(), PageRequest.first())
                        .items())
                .hasSize(3);
        assertThat(portal.documents
                        .list(
                                null,
                                new DocumentFilter(Set.of(DocumentType.ESTIMATE), null, false, null),
                                PageRequest.first())
                        .items())
                .isEmpty();
    }

    @Test
    void documentsThatAreNotThereAreNotFoundByStaff() {
        DocumentKey none = new DocumentKey(DocumentType.INVOICE, "none");
        for (Runnable call : List.<Runnable>of(
                () -> portal.documents.get(none),
                () -> portal.documents.pdf(none),
                () -> portal.documents.pdf(none, 1),
                () -> portal.documents.xml(none),
                () -> portal.documents.comment(STAFF, none, "x", false),
                () -> portal.documents.rotateLink(STAFF, none),
                () -> portal.documents.revokeLink(STAFF, none),
                () -> portal.documents.limitLink(STAFF, none, null))) {
            assertThat(Refusal.code(call::run)).isEqualTo(ErrorCode.NOT_FOUND);
        }
    }

    private List<String> events(String kind) {
        return portal.timeline.list(null, null, new PageRequest(200, null)).items().stream()
                .map(TimelineEvent::kind)
                .filter(kind::equals)
                .toList();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
