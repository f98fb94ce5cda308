package org.kundenportal.impl.timeline;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.settings.Release;
import org.kundenportal.api.timeline.Change;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.api.timeline.TimelineFilter;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.impl.TestPortal.HOST;
import static org.kundenportal.impl.TestPortal.STAFF;

@DatabaseTest
class TimelineDbTest {

    private static final TimelineFilter ALL = new TimelineFilter(null, null, null, null, Set.of(), null);
    private static final DocumentKey INVOICE = new DocumentKey(DocumentType.INVOICE, "RE-1");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;
    private Instant begin;

    TimelineDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void twoCustomersAndADocument() {
        portal = new TestPortal(database, folder);
        begin = portal.clock.instant();
        portal.releaseAll();
        portal.clock.advance(Duration.ofMinutes(1));
        ActingCustomer anna = portal.customer("10001");
        portal.customer("10002");
        portal.documentIntake.put(HOST, TestPortal.document(DocumentType.INVOICE, "RE-1", "10001"));
        portal.clock.advance(Duration.ofMinutes(1));
        portal.customerDocuments.recordView(anna, INVOICE);
        portal.customerDocuments.comment(anna, INVOICE, "Bitte prüfen");
    }

    @Test
    @DisplayName(
            "BW-17 the timeline is filtered by customer, document, kind, actor and time, and by all of them at once")
    void filters() {
        assertThat(kinds(filter(null, null, null, Set.of("COMMENT_ADDED"), null)))
                .containsExactly("COMMENT_ADDED");
        assertThat(kinds(filter(null, null, null, Set.of("COMMENT_ADDED", "DOCUMENT_CREATED", "NOBODY_KNOWS"), null)))
                .containsExactly("COMMENT_ADDED", "DOCUMENT_CREATED");
        assertThat(kinds(filter(null, null, null, Set.of(), Actor.Kind.CUSTOMER)))
                .containsExactly("COMMENT_ADDED", "DOCUMENT_VIEWED", "SESSION_OPENED", "SESSION_OPENED");
        assertThat(kinds(filter(null, null, null, Set.of("SESSION_OPENED", "DOCUMENT_CREATED"), Actor.Kind.CUSTOMER)))
                .containsExactly("SESSION_OPENED", "SESSION_OPENED");
        assertThat(kinds(filter("10002", null, null, Set.of(), null)))
                .containsExactly("SESSION_OPENED", "ACCESS_CHANGED", "CUSTOMER_CREATED");
        assertThat(kinds(filter("10002", null, null, Set.of("ACCESS_CHANGED", "SETTINGS_CHANGED"), Actor.Kind.STAFF)))
                .containsExactly("ACCESS_CHANGED");
        assertThat(kinds(new TimelineFilter(null, INVOICE, null, null, Set.of(), null)))
                .containsExactly("COMMENT_ADDED", "DOCUMENT_VIEWED", "DOCUMENT_CREATED");
        assertThat(kinds(filter("10001", begin.plusSeconds(60), begin.plusSeconds(120), Set.of(), Actor.Kind.HOST)))
                .containsExactly("DOCUMENT_CREATED", "CUSTOMER_CREATED");
        assertThat(kinds(filter(null, null, begin.plusSeconds(1), Set.of(), null)))
                .containsExactly("SETTINGS_CHANGED");
        assertThat(kinds(filter(null, begin.plusSeconds(120), null, Set.of(), null)))
                .containsExactly("COMMENT_ADDED", "DOCUMENT_VIEWED");
    }

    @Test
    @DisplayName("BW-17 page by page each event comes once, latest first, whatever is asked for")
    void pages() {
        for (TimelineFilter filter : List.of(
                ALL,
                filter("10001", null, null, Set.of(), null),
                filter(null, null, null, Set.of("SESSION_OPENED", "CUSTOMER_CREATED", "ACCESS_CHANGED"), null),
                filter(null, begin, null, Set.of(), Actor.Kind.STAFF))) {
            List<TimelineEvent> whole =
                    portal.timeline.list(filter, new PageRequest(200, null)).items();
            List<TimelineEvent> pieces = new ArrayList<>();
            String cursor = null;
            do {
                Page<TimelineEvent> page = portal.timeline.list(filter, new PageRequest(2, cursor));
                pieces.addAll(page.items());
                cursor = page.next();
            } while (cursor != null);

            assertThat(pieces).isEqualTo(whole).hasSizeGreaterThan(2);
            assertThat(whole).extracting(TimelineEvent::at).isSortedAccordingTo((a, b) -> b.compareTo(a));
        }
        assertThat(Refusal.violations(() -> portal.timeline.list(ALL, new PageRequest(2, "bm9uc2Vuc2U"))))
                .containsExactly("cursor INVALID_VALUE");
        assertThat(Refusal.code(() -> new TimelineFilter(
                        null,
                        null,
                        null,
                        null,
                        Set.copyOf(java.util.stream.IntStream.range(0, 51)
                                .mapToObj(n -> "KIND_" + n)
                                .toList()),
                        null)))
                .isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @Test
    @DisplayName("BW-17 what the customer did is there with the session in which it was done")
    void namesTheSession() {
        List<TimelineEvent> anna = portal.timeline
                .list(filter("10001", null, null, Set.of(), Actor.Kind.CUSTOMER), PageRequest.first())
                .items();

        assertThat(anna).extracting(TimelineEvent::session).hasSize(3).doesNotContainNull();
        assertThat(Set.copyOf(anna.stream().map(TimelineEvent::session).toList()))
                .hasSize(1);
    }

    @Test
    @DisplayName("BW-17 changes of settings say what was before and what is since")
    void settingsChanges() {
        portal.settings.saveRelease(STAFF, new Release(Set.of(DocumentType.INVOICE), EnumSet.of(DocumentAction.VIEW)));

        assertThat(latest("SETTINGS_CHANGED").changes())
                .containsExactly(
                        new Change("actions", "COMMENT, DECIDE, PAY, VIEW", "VIEW"),
                        new Change(
                                "types",
                                "CREDIT_NOTE, DELIVERY_NOTE, ESTIMATE, INVOICE, ORDER_CONFIRMATION, REMINDER,"
                                        + " SERVICE_REPORT",
                                "INVOICE"));
    }

    @Test
    @DisplayName("BW-17 changes of access, of a link's expiry and of a document's status say what was before")
    void changesOfAccessLinkAndStatus() {
        CustomerNumber anna = new CustomerNumber("10001");
        Instant until = Instant.parse("2026-12-24T00:00:00Z");
        portal.access.limitLink(STAFF, anna, until);
        assertThat(latest("LINK_LIMITED").changes())
                .containsExactly(new Change("expiresAt", null, "2026-12-24T00:00:00Z"));

        portal.access.choose(STAFF, anna, org.kundenportal.api.customers.AccessChoice.REVOKED);
        assertThat(latest("ACCESS_CHANGED").changes())
                .containsExactly(new Change("access", "GRANTED", "REVOKED"), new Change("effective", "true", "false"));

        portal.documentIntake.put(
                HOST, TestPortal.document(DocumentType.INVOICE, "RE-1", "10001", DocumentStatus.PAID, "Wartung"));
        assertThat(latest("DOCUMENT_UPDATED").changes())
                .containsExactly(new Change("status", "OPEN", "PAID"), new Change("paid", null, "119.00"));
    }

    private TimelineEvent latest(String kind) {
        return portal.timeline
                .list(filter(null, null, null, Set.of(kind), null), PageRequest.first())
                .items()
                .get(0);
    }

    private static TimelineFilter filter(
            String customer, Instant since, Instant until, Set<String> kinds, Actor.Kind actor) {
        return new TimelineFilter(
                customer == null ? null : new CustomerNumber(customer), null, since, until, kinds, actor);
    }

    private List<String> kinds(TimelineFilter filter) {
        return portal.timeline.list(filter, PageRequest.first()).items().stream()
                .map(TimelineEvent::kind)
                .toList();
    }
}
