package org.kundenportal.impl.access;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.access.ApiToken;
import org.kundenportal.api.access.Opened;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.access.StaffRole;
import org.kundenportal.api.access.StaffSessions;
import org.kundenportal.impl.Parallel;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.impl.TestPortal.STAFF;

@DatabaseTest
class StaffSessionsDbTest {

    private static final String PASSWORD = "correct horse battery staple";
    private static final String ADDRESS = "192.0.2.1";

    private final TestDatabase database;
    private final AtomicInteger asked = new AtomicInteger();

    @TempDir
    private Path folder;

    private TestPortal portal;
    private StaffSessions sessions;

    StaffSessionsDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aRealmWithThreeUsers() {
        portal = new TestPortal(database, folder);
        sessions = new JpaStaffSessions(database.tx(), this::roles, portal.clock);
    }

    private Optional<Set<String>> roles(String user, String password) {
        asked.incrementAndGet();
        Map<String, Set<String>> users = Map.of(
                "anna", Set.of("portal-admin", "portal-staff", "viewer"),
                "bernd", Set.of("portal-staff"),
                "carla", Set.of("viewer", "ADMIN", "Portal-Admin"));
        return password.equals(PASSWORD) ? Optional.ofNullable(users.get(user)) : Optional.empty();
    }

    @Test
    void rolesOfThePortalAreTaken() {
        assertThat(sessions.open("anna", PASSWORD, ADDRESS).session())
                .isEqualTo(new StaffMember(Actor.staff("anna"), EnumSet.allOf(StaffRole.class)));
        assertThat(sessions.open("bernd", PASSWORD, ADDRESS).session().isAdministrator())
                .isFalse();
    }

    @Test
    @DisplayName("a wrong password, an unknown user and a user without a role of the portal answer alike")
    void refusalsAreAlike() {
        for (String[] wrong :
                new String[][] {{"anna", "wrong"}, {"nobody", PASSWORD}, {"carla", PASSWORD}, {"", PASSWORD}, {" ", ""}
                }) {
            sessions = new JpaStaffSessions(database.tx(), this::roles, portal.clock);
            assertThat(Refusal.code(() -> sessions.open(wrong[0], wrong[1], ADDRESS)))
                    .isEqualTo(ErrorCode.WRONG_CREDENTIALS);
            assertThat(Refusal.code(() -> sessions.authenticate(wrong[0], wrong[1], ADDRESS)))
                    .isEqualTo(ErrorCode.WRONG_CREDENTIALS);
        }
    }

    @Test
    void endlessInputDoesNotReachTheRealm() {
        String endless = "x".repeat(1_000_000);

        assertThat(Refusal.code(() -> sessions.open(endless, PASSWORD, ADDRESS)))
                .isEqualTo(ErrorCode.WRONG_CREDENTIALS);
        assertThat(Refusal.code(() -> sessions.open("anna", endless, ADDRESS))).isEqualTo(ErrorCode.WRONG_CREDENTIALS);
        assertThat(asked).hasValue(0);
    }

    @Test
    @DisplayName("ASVS 7.3.1 ASVS 7.3.2 staff sessions end after 30 idle minutes and 12 hours at the latest")
    void sessionsEnd() {
        String idle = sessions.open("anna", PASSWORD, ADDRESS).token();
        String busy = sessions.open("anna", PASSWORD, ADDRESS).token();
        for (int i = 0; i < 35; i++) {
            portal.clock.advance(Duration.ofMinutes(20));
            assertThat(sessions.find(busy)).isPresent();
        }
        assertThat(sessions.find(idle)).isEmpty();

        portal.clock.advance(Duration.ofMinutes(20));

        assertThat(sessions.find(busy)).isEmpty();
    }

    @Test
    @DisplayName("ASVS 7.4.1 an ended staff session is over")
    void sessionsCanBeEnded() {
        Opened<StaffMember> opened = sessions.open("anna", PASSWORD, ADDRESS);
        assertThat(sessions.find(opened.token())).contains(opened.session());

        sessions.end(opened.token());
        sessions.end(opened.token());

        assertThat(sessions.find(opened.token())).isEmpty();
        assertThat(sessions.find(null)).isEmpty();
    }

    @Test
    @DisplayName("ASVS 6.3.1 five wrong passwords make the user wait, with the right one too, and from any address")
    void guessersOfOneUserWait() {
        for (int i = 0; i < 5; i++) {
            String address = "192.0.2." + i;
            assertThat(Refusal.code(() -> sessions.open("anna", "wrong", address)))
                    .isEqualTo(ErrorCode.WRONG_CREDENTIALS);
        }
        assertThat(Refusal.of(() -> sessions.authenticate("ANNA", PASSWORD, "192.0.2.9"))
                        .retryAfter())
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(asked).hasValue(5);
        assertThat(sessions.open("bernd", PASSWORD, ADDRESS)).isNotNull();

        portal.clock.advance(Duration.ofMinutes(1));
        assertThat(sessions.open("anna", PASSWORD, ADDRESS)).isNotNull();
    }

    @Test
    @DisplayName("ASVS 6.3.1 five wrong tries of any users make the address wait")
    void guessersOfOneAddressWait() {
        for (int i = 0; i < 5; i++) {
            String user = "user" + i;
            Refusal.code(() -> sessions.open(user, "wrong", ADDRESS));
        }

        assertThat(Refusal.code(() -> sessions.open("anna", PASSWORD, ADDRESS))).isEqualTo(ErrorCode.TOO_MANY_ATTEMPTS);
        assertThat(sessions.open("anna", PASSWORD, "192.0.2.2")).isNotNull();
    }

    @Test
    @DisplayName("ASVS 6.3.1 of many parallel guesses at one user five are tried")
    void parallelGuessersWait() throws Exception {
        Parallel.calls(40, i -> sessions.authenticate("anna", "wrong", "192.0.2." + i));

        assertThat(asked).hasValue(5);
        assertThat(Refusal.code(() -> sessions.open("anna", PASSWORD, "198.51.100.1")))
                .isEqualTo(ErrorCode.TOO_MANY_ATTEMPTS);
    }

    @Test
    @DisplayName("ASVS 11.5.1 tokens of sessions and hosts are in the database as hashes only")
    void theDatabaseKnowsNoToken() throws SQLException {
        String session = sessions.open("anna", PASSWORD, ADDRESS).token();
        String api =
                portal.apiTokens.create(STAFF, "Shop", Set.of(StaffRole.STAFF)).token();

        assertThat(database.dump())
                .anyMatch(row -> row.startsWith("staff_session|"))
                .anyMatch(row -> row.startsWith("api_token|"))
                .noneMatch(row -> row.contains(session))
                .noneMatch(row -> row.contains(api) || row.contains(api.substring(3)))
                .noneMatch(row -> row.contains(PASSWORD));
    }

    @Test
    void anApiTokenActsForItsHost() {
        Opened<ApiToken> shop = portal.apiTokens.create(STAFF, " Shop ", Set.of(StaffRole.STAFF));
        portal.clock.advance(Duration.ofHours(1));

        assertThat(sessions.findApiToken(shop.token()))
                .contains(new StaffMember(Actor.host("Shop"), Set.of(StaffRole.STAFF)));
        assertThat(portal.apiTokens.list())
                .extracting(ApiToken::name, ApiToken::scopes, ApiToken::lastUsedAt)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Shop", Set.of(StaffRole.STAFF), portal.clock.instant()));
        assertThat(sessions.findApiToken(shop.token().substring(3))).isEmpty();
        assertThat(sessions.findApiToken("")).isEmpty();
        assertThat(sessions.find(shop.token())).as("as a session").isEmpty();
    }

    @Test
    void aDeletedApiTokenIsDead() {
        Opened<ApiToken> shop = portal.apiTokens.create(STAFF, "Shop", EnumSet.allOf(StaffRole.class));

        portal.apiTokens.delete(STAFF, shop.session().id());

        assertThat(sessions.findApiToken(shop.token())).isEmpty();
        assertThat(portal.apiTokens.list()).isEmpty();
        for (String id : List.of(shop.session().id(), "0", "-1", "x", "", "9".repeat(40))) {
            assertThat(Refusal.code(() -> portal.apiTokens.delete(STAFF, id))).isEqualTo(ErrorCode.NOT_FOUND);
        }
    }

    @Test
    void anApiTokenNeedsNameAndScopes() {
        Set<StaffRole> staff = Set.of(StaffRole.STAFF);
        assertThat(Refusal.violations(() -> portal.apiTokens.create(STAFF, null, staff)))
                .containsExactly("name REQUIRED");
        assertThat(Refusal.violations(() -> portal.apiTokens.create(STAFF, " ", staff)))
                .containsExactly("name REQUIRED");
        assertThat(Refusal.violations(() -> portal.apiTokens.create(STAFF, "x".repeat(101), staff)))
                .containsExactly("name TOO_LONG");
        assertThat(Refusal.violations(() -> portal.apiTokens.create(STAFF, "Shop", Set.of())))
                .containsExactly("scopes REQUIRED");
        assertThat(portal.apiTokens.list()).isEmpty();
    }
}
