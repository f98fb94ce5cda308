package org.kundenportal.impl.access;

import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ActingCustomer.Assurance;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalLink;
import org.kundenportal.api.access.CustomerSession;
import org.kundenportal.api.access.LinkScope;
import org.kundenportal.api.access.Opened;
import org.kundenportal.api.access.PortalAccess;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.settings.AccessPreset;
import org.kundenportal.api.settings.LoginMethod;
import org.kundenportal.api.settings.Release;
import org.kundenportal.api.settings.UnknownEmail;
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
class CustomerSessionsDbTest {

    private static final CustomerNumber NUMBER = new CustomerNumber("10001");
    private static final DocumentKey INVOICE = new DocumentKey(DocumentType.INVOICE, "RE-1");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;

    CustomerSessionsDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aCustomerWithAnInvoice() {
        portal = new TestPortal(database, folder).releaseAll();
        portal.customerIntake.put(HOST, TestPortal.company("10001", "Firma 10001"));
        portal.access.choose(STAFF, NUMBER, AccessChoice.GRANTED);
        portal.documentIntake.put(HOST, TestPortal.document(DocumentType.INVOICE, "RE-1", "10001"));
    }

    @Test
    @DisplayName("BM-16 whoever opens the customer's link is in that customer's portal")
    void aCustomerLinkOpensThePortal() {
        Opened<CustomerSession> opened = open(customerUrl());

        CustomerSession session = portal.sessions.find(opened.token()).orElseThrow();
        assertThat(session).isEqualTo(opened.session());
        assertThat(session.number()).isEqualTo(NUMBER);
        assertThat(session.scope()).isEqualTo(LinkScope.CUSTOMER);
        assertThat(session.document()).isNull();
        assertThat(session.language()).isEqualTo("de");
        assertThat(session.expiresAt()).isEqualTo(portal.clock.instant().plus(Duration.ofHours(12)));
        assertThat(session.customer().name()).isEqualTo("Firma 10001");
        assertThat(session.customer().assurance()).isEqualTo(Assurance.LINK);
        assertThat(session.customer().onlyDocument()).isNull();
    }

    @Test
    @DisplayName("BM-17 a document's link opens a session for that document")
    void aDocumentLinkOpensADocument() {
        CustomerSession session = open(documentUrl()).session();

        assertThat(session.scope()).isEqualTo(LinkScope.DOCUMENT);
        assertThat(session.document()).isEqualTo(INVOICE);
        assertThat(session.customer().onlyDocument()).isNotNull();
    }

    @Test
    @DisplayName("BM-16 neither links nor sessions are in clear in the database")
    void theDatabaseKnowsNoToken() throws SQLException {
        List<String> tokens = List.of(
                token(customerUrl()),
                token(documentUrl()),
                open(customerUrl()).token(),
                open(documentUrl()).token());

        List<String> dump = database.dump();

        assertThat(dump).anyMatch(row -> row.startsWith("portal_link|"));
        assertThat(dump).anyMatch(row -> row.startsWith("portal_session|"));
        for (String token : tokens) {
            // behind the handle of a link stands what only the portal's key can make
            assertThat(dump).noneMatch(row -> row.contains(token.substring(16)));
        }
    }

    @Test
    @DisplayName("BM-14 staff see the same link again at any time, also after a restart")
    void theLinkIsShownAgain() {
        String url = customerUrl();
        String documentUrl = documentUrl();
        portal.clock.advance(Duration.ofDays(400));

        TestPortal restarted = new TestPortal(database, folder);

        assertThat(restarted.access.get(NUMBER).link().url()).isEqualTo(url);
        assertThat(restarted.documents.get(INVOICE).row().portal().link().url()).isEqualTo(documentUrl);
    }

    @Test
    @DisplayName("BM-16 a rotated link is dead, and so are the sessions that it opened; the new one lives")
    void rotationKillsTheLinkAndItsSessions() {
        String before = customerUrl();
        String session = open(before).token();
        String ofDocument = open(documentUrl()).token();

        PortalLink rotated = portal.access.rotateLink(STAFF, NUMBER).link();

        assertThat(rotated.url()).isNotEqualTo(before);
        assertThat(rotated.uses()).isZero();
        assertDead(before);
        assertThat(portal.sessions.find(session)).isEmpty();
        assertThat(portal.sessions.find(ofDocument)).as("another link's").isPresent();
        assertThat(portal.sessions.find(open(rotated.url()).token())).isPresent();
    }

    @Test
    @DisplayName("BM-16 a revoked link is dead with its sessions, until it is rotated")
    void revocationKillsTheLinkAndItsSessions() {
        String before = customerUrl();
        String session = open(before).token();

        assertThat(portal.access.revokeLink(STAFF, NUMBER).link()).isNull();

        assertDead(before);
        assertThat(portal.sessions.find(session)).isEmpty();
        assertThat(portal.access.get(NUMBER).link()).isNull();
        assertThat(Refusal.code(() -> portal.access.limitLink(STAFF, NUMBER, null)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        portal.access.rotateLink(STAFF, NUMBER);
        assertDead(before);
        assertThat(open(customerUrl()).session().number()).isEqualTo(NUMBER);
    }

    @Test
    @DisplayName("BM-16 an expired link is dead with its sessions, to the second")
    void expiryKillsTheLinkAndItsSessions() {
        String url = customerUrl();
        Instant end = portal.clock.instant().plus(Duration.ofMinutes(10));
        assertThat(portal.access.limitLink(STAFF, NUMBER, end).link().expiresAt())
                .isEqualTo(end);
        String session = open(url).token();

        portal.clock.set(end.minusMillis(1));
        assertThat(portal.sessions.find(session)).isPresent();
        portal.clock.set(end);

        assertThat(portal.sessions.find(session)).isEmpty();
        assertDead(url);
        portal.access.limitLink(STAFF, NUMBER, null);
        assertThat(portal.sessions.find(session)).isPresent();
        assertThat(open(url).session().number()).isEqualTo(NUMBER);
    }

    @Test
    @DisplayName("BM-17 a document's link can be rotated, revoked and limited by itself")
    void documentLinksDieByThemselves() {
        String first = documentUrl();
        String session = open(first).token();

        String second = portal.documents.rotateLink(STAFF, INVOICE).link().url();
        assertDead(first);
        assertThat(portal.sessions.find(session)).isEmpty();
        portal.documents.limitLink(STAFF, INVOICE, portal.clock.instant());
        assertDead(second);
        portal.documents.limitLink(STAFF, INVOICE, null);
        assertThat(open(second).session().document()).isEqualTo(INVOICE);
        assertThat(portal.documents.revokeLink(STAFF, INVOICE).link()).isNull();
        assertDead(second);
        assertThat(Refusal.code(() -> portal.documents.limitLink(STAFF, INVOICE, null)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(open(customerUrl()).session().number()).isEqualTo(NUMBER);
    }

    @Test
    @DisplayName("ruling 14: wrong tokens of any form answer as not existing")
    void wrongTokensAreNotFound() {
        String token = token(customerUrl());
        for (String wrong : new String[] {
            null,
            "",
            "x",
            token + "A",
            token.substring(1),
            "A" + token,
            token.toLowerCase(java.util.Locale.ROOT),
            new StringBuilder(token).reverse().toString(),
            "' OR 1=1 --",
            "\u0000".repeat(43),
            "ü".repeat(43),
            "A".repeat(43),
            "x".repeat(100_000)
        }) {
            assertThat(Refusal.code(() -> portal.sessions.openByLink(wrong, null)))
                    .as(wrong)
                    .isEqualTo(ErrorCode.NOT_FOUND);
        }
    }

    @Test
    @DisplayName("ruling 14: a token of another kind answers as not existing")
    void tokensOfAnotherKindAreNotFound() {
        assertThat(portal.sessions.openByLink(token(documentUrl()), LinkScope.DOCUMENT))
                .isNotNull();
        assertThat(portal.sessions.openByLink(token(customerUrl()), LinkScope.CUSTOMER))
                .isNotNull();
        for (LinkScope kind : LinkScope.values()) {
            String token = token(kind == LinkScope.CUSTOMER ? documentUrl() : customerUrl());
            assertThat(Refusal.code(() -> portal.sessions.openByLink(token, kind)))
                    .isEqualTo(ErrorCode.NOT_FOUND);
        }
    }

    @Test
    @DisplayName("the token that another portal's key made for the same row is refused")
    void tokensOfAnotherKeyAreNotFound(@TempDir Path elsewhere) {
        TestPortal other = new TestPortal(database, elsewhere);
        String forged = other.access.get(NUMBER).link().url();

        assertThat(forged.substring(0, 48)).isEqualTo(customerUrl().substring(0, 48));
        assertDead(forged);
    }

    @Test
    @DisplayName("BM-16 uses and last use of a link are counted, failed tries are not")
    void usesAreCounted() {
        String url = customerUrl();
        portal.clock.advance(Duration.ofMinutes(5));
        Instant now = portal.clock.instant();
        open(url);
        open(url);
        portal.access.choose(STAFF, NUMBER, AccessChoice.REVOKED);
        portal.clock.advance(Duration.ofMinutes(5));
        assertDead(url);
        portal.access.choose(STAFF, NUMBER, AccessChoice.GRANTED);

        PortalLink link = portal.access.get(NUMBER).link();
        assertThat(link.uses()).isEqualTo(2);
        assertThat(link.lastUsedAt()).isEqualTo(now);
    }

    @Test
    void parallelUsesAreAllCounted() throws Exception {
        String url = customerUrl();

        List<Result<String>> opened = Parallel.calls(12, i -> open(url).token());

        assertThat(opened).extracting(Result::value).doesNotHaveDuplicates().doesNotContainNull();
        assertThat(portal.access.get(NUMBER).link().uses()).isEqualTo(12);
    }

    @Test
    @DisplayName("however many rotate a link at once, one link lives in the end, and it is the one that is shown")
    void parallelRotationsLeaveOneLink() throws Exception {
        List<Result<PortalAccess>> rotated = Parallel.calls(6, i -> portal.access.rotateLink(STAFF, NUMBER));
        Parallel.calls(6, i -> portal.documents.rotateLink(STAFF, INVOICE));

        long live = rotated.stream()
                .filter(result -> result.value() != null)
                .map(result -> token(result.value().link().url()))
                .distinct()
                .filter(token -> {
                    try {
                        portal.sessions.openByLink(token, null);
                        return true;
                    } catch (org.kundenportal.api.PortalException e) {
                        return false;
                    }
                })
                .count();
        assertThat(live).isEqualTo(1);
        assertThat(open(customerUrl()).session().number()).isEqualTo(NUMBER);
        assertThat(liveLinks()).isEqualTo(2);
    }

    private long liveLinks() {
        return portal.tx.read(
                em -> em.createQuery("SELECT COUNT(l.id) FROM PortalLink l WHERE l.revokedAt IS NULL", Long.class)
                        .getSingleResult());
    }

    @Test
    @DisplayName("ASVS 7.3.1 a session ends after 30 idle minutes, and each use keeps it")
    void sessionsIdleOut() {
        String token = open(customerUrl()).token();
        for (int i = 0; i < 5; i++) {
            portal.clock.advance(Duration.ofMinutes(30).minusMillis(1));
            assertThat(portal.sessions.find(token)).isPresent();
        }

        portal.clock.advance(Duration.ofMinutes(30));

        assertThat(portal.sessions.find(token)).isEmpty();
    }

    @Test
    @DisplayName("ASVS 7.3.2 a session ends after 12 hours, however busy it is")
    void sessionsEndAtLast() {
        String token = open(customerUrl()).token();
        Instant end = portal.clock.instant().plus(Duration.ofHours(12));
        while (portal.clock.instant().plus(Duration.ofMinutes(20)).isBefore(end)) {
            portal.clock.advance(Duration.ofMinutes(20));
            assertThat(portal.sessions.find(token)).isPresent();
        }
        portal.clock.set(end.minusMillis(1));
        assertThat(portal.sessions.find(token)).isPresent();

        portal.clock.set(end);

        assertThat(portal.sessions.find(token)).isEmpty();
    }

    @Test
    @DisplayName("ASVS 7.4.1 a session that was ended is over; ending it again is fine")
    void sessionsCanBeEnded() {
        String ended = open(customerUrl()).token();
        String other = open(customerUrl()).token();

        portal.sessions.end(ended);
        portal.sessions.end(ended);
        portal.sessions.end("never was one");

        assertThat(portal.sessions.find(ended)).isEmpty();
        assertThat(portal.sessions.find(other)).isPresent();
        assertThat(portal.sessions.find(null)).isEmpty();
        assertThat(portal.sessions.find("")).isEmpty();
    }

    @Test
    @DisplayName("ASVS 8.3.2 access taken away ends sessions at once, on all nodes")
    void sessionsEndWithTheAccess() {
        String token = open(customerUrl()).token();
        String ofDocument = open(documentUrl()).token();
        TestPortal otherNode = new TestPortal(database, folder);

        portal.access.choose(STAFF, NUMBER, AccessChoice.REVOKED);

        assertThat(portal.sessions.find(token)).isEmpty();
        assertThat(portal.sessions.find(ofDocument)).isEmpty();
        assertThat(otherNode.sessions.find(token)).isEmpty();
    }

    @Test
    @DisplayName("BM-07 the session of a document ends when its type is no longer released")
    void documentSessionsEndWithTheRelease() {
        String token = open(customerUrl()).token();
        String url = documentUrl();
        String ofDocument = open(url).token();

        portal.settings.saveRelease(
                STAFF, new Release(EnumSet.of(DocumentType.ESTIMATE), EnumSet.allOf(DocumentAction.class)));

        assertThat(portal.sessions.find(ofDocument)).isEmpty();
        assertDead(url);
        assertThat(portal.sessions.find(token)).isPresent();
    }

    @Test
    @DisplayName("MF-19 the link of a draft opens nothing")
    void draftsOpenNothing() {
        String url = documentUrl();
        String session = open(url).token();
        portal.documentIntake.put(
                HOST, TestPortal.document(DocumentType.INVOICE, "RE-1", "10001", DocumentStatus.DRAFT, "Wartung"));

        assertDead(url);
        assertThat(portal.sessions.find(session)).isEmpty();
    }

    @Test
    @DisplayName("ruling 1: links open nothing while the merchant does not allow them")
    void linksCanBeSwitchedOff() {
        String inside = open(customerUrl()).token();
        String insideOfDocument = open(documentUrl()).token();
        long uses = portal.access.get(NUMBER).link().uses();
        portal.settings.saveAccess(
                STAFF, new AccessPreset(false, EnumSet.of(LoginMethod.PASSWORD), UnknownEmail.ERROR));

        assertDead(customerUrl());
        assertDead(documentUrl());
        assertThat(portal.sessions.find(inside)).as("who is inside already").isEmpty();
        assertThat(portal.sessions.find(insideOfDocument)).isEmpty();
        assertThat(portal.access.get(NUMBER).link().uses()).isEqualTo(uses);

        portal.settings.saveAccess(STAFF, new AccessPreset(false, Set.of(LoginMethod.SECRET_LINK), UnknownEmail.ERROR));
        assertThat(open(customerUrl())).isNotNull();
    }

    @Test
    @DisplayName("ASVS 7.2.4 every sign-in makes a session of its own")
    void everySignInMakesASession() {
        assertThat(open(customerUrl()).token())
                .hasSize(43)
                .isNotEqualTo(open(customerUrl()).token());
        assertThat(open(customerUrl()).toString())
                .doesNotContain(open(customerUrl()).token());
    }

    @Test
    void linksFollowTheConfiguredAddress() {
        assertThat(URI.create(customerUrl())).hasHost("portal.example").hasScheme("https");
    }

    private Opened<CustomerSession> open(String url) {
        return portal.sessions.openByLink(token(url), null);
    }

    private void assertDead(String url) {
        assertThat(Refusal.code(() -> open(url))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    private String customerUrl() {
        return portal.access.get(NUMBER).link().url();
    }

    private String documentUrl() {
        return portal.documents.get(INVOICE).row().portal().link().url();
    }

    private static String token(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
