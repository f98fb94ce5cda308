package org.kundenportal.impl.customers;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.access.PortalAccess;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.customers.CustomerSummary;
import org.kundenportal.api.settings.AccessPreset;
import org.kundenportal.api.settings.LoginMethod;
import org.kundenportal.api.settings.UnknownEmail;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.impl.TestPortal.STAFF;

@DatabaseTest
class AccessDbTest {

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;

    AccessDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aPortal() {
        portal = new TestPortal(database, folder);
    }

    @Test
    @DisplayName("BM-05 at first nobody has access and nothing is released")
    void nothingAtFirst() {
        put("1");

        assertThat(access("1")).isEqualTo(new PortalAccess(AccessChoice.DEFAULT, false, null));
        assertThat(portal.branding.release().types()).isEmpty();
        assertThat(portal.branding.release().actions()).isEmpty();
    }

    @Test
    @DisplayName(
            "BM-09 a customer created while the preset is on has access at once, one created while it is off has none")
    void newCustomersFollowThePreset() {
        put("1");
        preset(true);
        put("2");
        preset(false);
        put("3");

        assertThat(effective()).isEqualTo(Map.of("1", false, "2", true, "3", false));
    }

    @Test
    @DisplayName("BM-11 changing the preset, and pushing a customer again, leaves existing customers untouched")
    void existingCustomersKeepWhatTheyHave() {
        put("1");
        preset(true);
        put("2");
        portal.customerIntake.put(TestPortal.HOST, TestPortal.company("1", "Umbenannt"));
        preset(false);
        portal.customerIntake.put(TestPortal.HOST, TestPortal.company("2", "Umbenannt"));

        assertThat(effective()).isEqualTo(Map.of("1", false, "2", true));
    }

    @Test
    @DisplayName("BM-12 a choice for one customer overrides the preset both ways, and can be taken back")
    void aChoiceOverridesThePreset() {
        put("1");
        preset(true);
        put("2");

        assertThat(choose("1", AccessChoice.GRANTED).effective()).isTrue();
        assertThat(choose("2", AccessChoice.REVOKED).effective()).isFalse();
        assertThat(effective()).isEqualTo(Map.of("1", true, "2", false));

        assertThat(choose("1", AccessChoice.DEFAULT).effective()).isFalse();
        assertThat(choose("2", AccessChoice.DEFAULT).effective()).isTrue();
    }

    @Test
    @DisplayName("BM-14 the box shows the link while access is granted, and none before and after")
    void theLinkIsShownWhileAccessIsGranted() {
        put("1");

        String url = choose("1", AccessChoice.GRANTED).link().url();

        assertThat(url).startsWith("https://portal.example/portal/c/");
        assertThat(choose("1", AccessChoice.REVOKED).link()).isNull();
        assertThat(access("1").link()).isNull();
        assertThat(choose("1", AccessChoice.GRANTED).link().url()).isEqualTo(url);
    }

    @Test
    @DisplayName("BM-13 choosing again what was chosen changes nothing and is no event")
    void theSameChoiceAgainIsNoChange() {
        put("1");
        choose("1", AccessChoice.GRANTED);
        choose("1", AccessChoice.GRANTED);

        assertThat(kinds()).containsOnlyOnce("ACCESS_CHANGED");
    }

    @Test
    @DisplayName("BM-10 the preset is applied to all existing customers, ruling 8: explicit choices stay")
    void thePresetIsAppliedToAll() {
        mixedCustomers();
        preset(true);

        assertApplies(false, Map.of("dark", true, "lit", true, "granted", true, "revoked", false), 1);
    }

    @Test
    @DisplayName("BM-10 the preset is applied to all existing customers, ruling 8: told so, over explicit choices too")
    void thePresetIsAppliedOverChoices() {
        mixedCustomers();
        preset(true);

        assertApplies(true, Map.of("dark", true, "lit", true, "granted", true, "revoked", true), 2);
        assertThat(access("revoked").choice()).isEqualTo(AccessChoice.DEFAULT);
    }

    @Test
    @DisplayName("BM-10 a preset that is off takes access from all existing customers, ruling 8: explicit choices stay")
    void thePresetTakesAccessFromAll() {
        mixedCustomers();

        assertApplies(false, Map.of("dark", false, "lit", false, "granted", true, "revoked", false), 1);
    }

    @Test
    @DisplayName("BM-10 a preset that is off takes access from all, ruling 8: told so, over explicit choices too")
    void thePresetTakesAccessOverChoices() {
        mixedCustomers();

        assertApplies(true, Map.of("dark", false, "lit", false, "granted", false, "revoked", false), 2);
    }

    @Test
    @DisplayName("ruling 8: what a customer falls back to without its choice is the applied preset, too")
    void anExplicitChoiceFallsBackToTheAppliedPreset() {
        mixedCustomers();
        preset(true);
        portal.access.applyPreset(STAFF, false, false);

        assertThat(choose("revoked", AccessChoice.DEFAULT).effective()).isTrue();
    }

    @Test
    @DisplayName("BM-10 losing access by the preset ends the sessions")
    void losingAccessByThePresetEndsSessions() {
        preset(true);
        put("1");
        String url = access("1").link().url();
        String session = portal.sessions.openByLink(token(url), null).token();
        preset(false);

        portal.access.applyPreset(STAFF, false, false);

        assertThat(portal.sessions.find(session)).isEmpty();
        assertThat(Refusal.code(() -> portal.sessions.openByLink(token(url), null)))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void unknownCustomersAreNotFound() {
        CustomerNumber nobody = new CustomerNumber("nobody");

        assertThat(Refusal.code(() -> portal.access.get(nobody))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> portal.access.choose(STAFF, nobody, AccessChoice.GRANTED)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> portal.access.rotateLink(STAFF, nobody))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> portal.access.revokeLink(STAFF, nobody))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> portal.access.limitLink(STAFF, nobody, null)))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    /** The preset is off in the end; {@code lit} was created while it was on. */
    private void mixedCustomers() {
        put("dark");
        preset(true);
        put("lit");
        preset(false);
        put("granted");
        choose("granted", AccessChoice.GRANTED);
        put("revoked");
        choose("revoked", AccessChoice.REVOKED);
    }

    private void assertApplies(boolean overwriteExplicit, Map<String, Boolean> expected, int changes) {
        Map<String, Boolean> before = effective();

        assertThat(portal.access.applyPreset(STAFF, true, overwriteExplicit))
                .as("dry run")
                .isEqualTo(changes);
        assertThat(effective()).as("after the dry run").isEqualTo(before);
        assertThat(kinds()).doesNotContain("PRESET_APPLIED");

        assertThat(portal.access.applyPreset(STAFF, false, overwriteExplicit)).isEqualTo(changes);
        assertThat(effective()).isEqualTo(expected);
        assertThat(kinds()).contains("PRESET_APPLIED");

        assertThat(portal.access.applyPreset(STAFF, true, overwriteExplicit))
                .as("again")
                .isZero();
    }

    private void put(String number) {
        portal.customerIntake.put(TestPortal.HOST, TestPortal.company(number, "Firma " + number));
    }

    private PortalAccess access(String number) {
        return portal.access.get(new CustomerNumber(number));
    }

    private PortalAccess choose(String number, AccessChoice choice) {
        return portal.access.choose(STAFF, new CustomerNumber(number), choice);
    }

    private void preset(boolean on) {
        portal.settings.saveAccess(STAFF, new AccessPreset(on, EnumSet.allOf(LoginMethod.class), UnknownEmail.ERROR));
    }

    private Map<String, Boolean> effective() {
        Map<String, Boolean> effective = new TreeMap<>();
        for (CustomerSummary customer :
                portal.customers.list(null, null, PageRequest.first()).items()) {
            effective.put(customer.number().value(), customer.accessEffective());
            assertThat(access(customer.number().value()).effective()).isEqualTo(customer.accessEffective());
            assertThat(portal.customers.get(customer.number()).accessEffective())
                    .isEqualTo(customer.accessEffective());
        }
        return effective;
    }

    private List<String> kinds() {
        return portal.timeline.list(null, null, new PageRequest(200, null)).items().stream()
                .map(TimelineEvent::kind)
                .toList();
    }

    private static String token(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
