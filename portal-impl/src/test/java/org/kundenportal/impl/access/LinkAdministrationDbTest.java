package org.kundenportal.impl.access;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.access.CustomerLink;
import org.kundenportal.api.access.CustomerSession;
import org.kundenportal.api.access.LinkScope;
import org.kundenportal.api.access.LiveSession;
import org.kundenportal.api.access.Opened;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.settings.Release;
import org.kundenportal.api.timeline.Change;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.impl.Parallel;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.impl.TestPortal.HOST;
import static org.kundenportal.impl.TestPortal.STAFF;

@DatabaseTest
class LinkAdministrationDbTest {

    private static final CustomerNumber NUMBER = new CustomerNumber("10001");
    private static final DocumentKey INVOICE = new DocumentKey(DocumentType.INVOICE, "RE-1");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;

    LinkAdministrationDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aCustomerWithAnInvoice() {
        portal = new TestPortal(database, folder).releaseAll();
        portal.customer("10001");
        portal.customer("10002");
        portal.documentIntake.put(HOST, TestPortal.document(DocumentType.INVOICE, "RE-1", "10001"));
    }

    @Test
    void allLinksOfACustomerAreListed() {
        portal.signIn(document().url());

        List<CustomerLink> links = links();

        assertThat(links).extracting(CustomerLink::scope).containsExactly(LinkScope.DOCUMENT, LinkScope.CUSTOMER);
        assertThat(links.get(0).document()).isEqualTo(INVOICE);
        assertThat(links).extracting(CustomerLink::uses).containsExactly(1L, 1L);
        assertThat(links).extracting(CustomerLink::lastUsedAt).doesNotContainNull();
        assertThat(links).allMatch(CustomerLink::live);
        assertThat(links.get(1).url())
                .isEqualTo(portal.access.get(NUMBER).link().url());
        var first = portal.links.list(NUMBER, new PageRequest(1, null));
        assertThat(portal.links.list(NUMBER, new PageRequest(1, first.next())).items())
                .containsExactly(links.get(1));
    }

    @Test
    void theAddressIsShownOnlyWhileWhatItOpensIsReleased() {
        portal.settings.saveRelease(STAFF, new Release(Set.of(), EnumSet.of(DocumentAction.VIEW)));
        assertThat(document().url()).isNull();
        assertThat(document().live()).isFalse();
        assertThat(links().get(1).url()).isNotNull();

        portal.access.choose(STAFF, NUMBER, AccessChoice.REVOKED);
        assertThat(links()).extracting(CustomerLink::url).containsOnlyNulls();
    }

    @Test
    void anExpiryEndsLinkAndSessionAndIsOnTheTimeline() {
        String url = document().url();
        Opened<CustomerSession> session = portal.sessions.openByLink(url.substring(url.lastIndexOf('/') + 1), null);
        Instant end = portal.clock.instant().plus(Duration.ofMinutes(5));

        CustomerLink limited = portal.links.limit(STAFF, document().id(), end);

        assertThat(limited.expiresAt()).isEqualTo(end);
        assertThat(limited.live()).isTrue();
        assertThat(latest().kind()).isEqualTo("LINK_LIMITED");
        assertThat(latest().document()).isEqualTo(INVOICE);
        assertThat(latest().changes()).containsExactly(new Change("expiresAt", null, end.toString()));
        portal.clock.advance(Duration.ofMinutes(5));
        assertThat(document().live()).isFalse();
        assertThat(portal.sessions.find(session.token())).isEmpty();
    }

    @Test
    void rotationAndRevocationKillWhatWasHandedOut() {
        CustomerLink before = document();

        CustomerLink rotated = portal.links.rotate(STAFF, before.id());

        assertThat(rotated.url()).isNotEqualTo(before.url());
        assertThat(Refusal.code(() -> portal.signIn(before.url()))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> portal.links.rotate(STAFF, before.id()))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(latest().kind()).isEqualTo("LINK_ROTATED");

        portal.links.revoke(STAFF, rotated.id());

        assertThat(links()).extracting(CustomerLink::scope).containsExactly(LinkScope.CUSTOMER);
        assertThat(Refusal.code(() -> portal.links.revoke(STAFF, "nonsense"))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void whoeverRotatesAtTheSameTimeOneLinkLives() throws Exception {
        String id = links().get(1).id();

        Parallel.calls(4, n -> n % 2 == 0 ? portal.links.rotate(STAFF, id) : portal.access.rotateLink(STAFF, NUMBER));

        assertThat(links()).extracting(CustomerLink::scope).containsExactly(LinkScope.CUSTOMER, LinkScope.DOCUMENT);
    }

    @Test
    void allSessionsOfACustomerEndAtOnce() {
        String url = portal.access.get(NUMBER).link().url();
        Opened<CustomerSession> one = portal.sessions.openByLink(url.substring(url.lastIndexOf('/') + 1), null);
        assertThat(portal.customerSessions.list(NUMBER)).hasSize(2).allMatch(session -> session.viewer() == null);

        assertThat(portal.customerSessions.endAll(STAFF, NUMBER)).isEqualTo(2);

        assertThat(portal.sessions.find(one.token())).isEmpty();
        assertThat(portal.customerSessions.list(NUMBER)).isEmpty();
        assertThat(portal.customerSessions.list(new CustomerNumber("10002")))
                .as("somebody else's")
                .hasSize(1);
        assertThat(latest().kind()).isEqualTo("SESSIONS_ENDED");
        assertThat(latest().details()).containsEntry("changed", "2");
    }

    @Test
    void oneSessionEnds() {
        portal.signIn(document().url());
        LiveSession session = portal.customerSessions.list(NUMBER).stream()
                .filter(live -> live.document() != null)
                .findFirst()
                .orElseThrow();

        portal.customerSessions.end(STAFF, NUMBER, session.ref());

        assertThat(portal.customerSessions.list(NUMBER)).hasSize(1);
        assertThat(Refusal.code(() -> portal.customerSessions.end(STAFF, NUMBER, session.ref())))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> portal.customerSessions.end(STAFF, NUMBER, "%")))
                .isEqualTo(ErrorCode.NOT_FOUND);
        LiveSession others =
                portal.customerSessions.list(new CustomerNumber("10002")).get(0);
        assertThat(Refusal.code(() -> portal.customerSessions.end(STAFF, NUMBER, others.ref())))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    @DisplayName("staff see what the customer sees, and neither change anything nor count as a view")
    void viewAsCustomer() {
        Opened<CustomerSession> view = portal.sessions.openView(ticket());

        assertThat(view.session().customer().viewer()).isEqualTo("anna");
        assertThat(view.session().expiresAt()).isEqualTo(portal.clock.instant().plus(Duration.ofMinutes(30)));
        assertThat(latest().kind()).isEqualTo("VIEWED_AS_CUSTOMER");
        assertThat(latest().actor()).isEqualTo(STAFF);
        var viewer = portal.sessions.find(view.token()).orElseThrow().customer();
        assertThat(portal.customerDocuments.get(viewer, INVOICE).actions()).containsExactly(DocumentAction.VIEW);
        portal.customerDocuments.recordView(viewer, INVOICE);
        assertThat(portal.documents.get(INVOICE).row().views().count()).isZero();
        assertThat(Refusal.code(() -> portal.customerDocuments.comment(viewer, INVOICE, "ich")))
                .isEqualTo(ErrorCode.VIEW_ONLY);
        assertThat(portal.customerSessions.list(NUMBER))
                .extracting(LiveSession::viewer)
                .contains("anna");
        portal.clock.advance(Duration.ofMinutes(30));
        assertThat(portal.sessions.find(view.token())).isEmpty();
    }

    @Test
    void aTicketWorksOnceForAMinuteAndOnlyWhereTheCustomerHasAccess() throws Exception {
        String used = ticket();
        long opened = Parallel.calls(4, n -> portal.sessions.openView(used)).stream()
                .filter(result -> result.refusal() == null)
                .count();
        assertThat(opened).isEqualTo(1);

        String late = ticket();
        portal.clock.advance(Duration.ofMinutes(1));
        assertThat(Refusal.code(() -> portal.sessions.openView(late))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> portal.sessions.openView("nonsense"))).isEqualTo(ErrorCode.NOT_FOUND);

        String revoked = ticket();
        portal.access.choose(STAFF, NUMBER, AccessChoice.REVOKED);
        assertThat(Refusal.code(() -> portal.sessions.openView(revoked))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> portal.customerSessions.view(STAFF, NUMBER)))
                .isEqualTo(ErrorCode.PORTAL_DISABLED);
        assertThat(Refusal.code(() -> portal.customerSessions.view(STAFF, new CustomerNumber("nobody"))))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    private String ticket() {
        String url = portal.customerSessions.view(STAFF, NUMBER).url();
        assertThat(url).startsWith("https://portal.example/portal/v/");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private List<CustomerLink> links() {
        return portal.links.list(NUMBER, PageRequest.first()).items();
    }

    private CustomerLink document() {
        return links().stream()
                .filter(link -> link.document() != null)
                .findFirst()
                .orElseThrow();
    }

    private TimelineEvent latest() {
        return portal.timeline.list(null, null, PageRequest.first()).items().get(0);
    }
}
