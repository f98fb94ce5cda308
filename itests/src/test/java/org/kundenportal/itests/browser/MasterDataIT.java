package org.kundenportal.itests.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.After;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.Host;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.itests.http.PortalClient.ADMIN;

/** A customer who keeps its master data itself, and the staff who look at it. Every test has a customer of its own. */
public class MasterDataIT {

    private static final String POLICY = "{\"name\":\"READ_ONLY\",\"contact\":\"DIRECT\",\"email\":\"DIRECT\","
            + "\"phone\":\"DIRECT\",\"address\":\"%s\",\"bankAccount\":\"DIRECT\",\"taxDetails\":\"DIRECT\","
            + "\"language\":\"DIRECT\"}";
    private static final Pattern CODE = Pattern.compile("[0-9]{4} [0-9]{4}");

    private static RunningPortal portal;
    private static Host host;

    @Rule
    public final Visitors visitors = new Visitors();

    private final String customer = Host.fresh("K");
    private Visitor visitor;
    private Page page;

    @BeforeClass
    public static void start() {
        portal = RunningPortal.shared();
        host = new Host(portal);
        host.nameCompany("Nordlicht GmbH");
    }

    @Before
    public void come() {
        address("DIRECT");
        host.putCustomer(customer);
        visitor = visitors.desktop(portal);
        page = visitor.page();
    }

    @After
    public void everythingIsDirectAgain() {
        address("DIRECT");
    }

    private static void address(String policy) {
        host.client()
                .put(ADMIN + "/settings/master-data", POLICY.formatted(policy))
                .expect(200);
    }

    private void enter(Visitor by) {
        by.open(host.grant(customer));
        assertThat(by.page()
                        .getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName("Guten Tag").setLevel(1)))
                .isVisible();
        by.open("/portal/settings");
        assertThat(by.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Bankverbindung")))
                .isVisible();
    }

    private Locator part(String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator changing(String part, String word) {
        return part(part).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(word));
    }

    private void edit(String part) {
        changing(part, "Ändern").click();
    }

    private void type(String part, String label, String value) {
        part(part).getByLabel(label).fill(value);
    }

    private void save(String part) {
        part(part)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Speichern"))
                .click();
    }

    private JsonNode master() {
        return host.client().get(ADMIN + "/customers/" + customer).expect(200).json();
    }

    private JsonNode latestEvent() {
        return host.client()
                .get(ADMIN + "/timeline?customer=" + customer)
                .expect(200)
                .json()
                .path("items")
                .path(0);
    }

    /** What stands in the latest mail of the customer that carries a code. */
    private String code() {
        for (JsonNode mail : host.client().items(ADMIN + "/mails?customer=" + customer)) {
            if (mail.path("kind").asText().equals("CONFIRMATION_CODE")) {
                Matcher code = CODE.matcher(host.client()
                        .get(ADMIN + "/mails/" + mail.path("id").asText())
                        .expect(200)
                        .json()
                        .path("text")
                        .asText());
                assertThat(code.find()).isTrue();
                return code.group();
            }
        }
        throw new AssertionError("no code was sent");
    }

    private void picture(Visitor of, String name) {
        of.settle();
        of.wholeScreenshot(Path.of(System.getProperty("work"), "master-data", name + ".png"));
    }

    /** BM-27, BM-31, BW-15, BW-17: what the customer types is in the merchant's record and on the timeline. */
    @Test
    public void bm27ChangesContactAndAddress() {
        enter(visitor);
        edit("Kontakt");
        type("Kontakt", "Telefon", "040 / 4711");
        save("Kontakt");
        assertThat(part("Kontakt")).containsText("Gespeichert.");
        assertThat(part("Kontakt")).containsText("040 / 4711");

        edit("Anschrift");
        type("Anschrift", "Straße und Hausnummer", "<script>alert(1)</script> 2");
        type("Anschrift", "Ort", "Lübeck");
        part("Anschrift").getByLabel("Land").selectOption("AT");
        save("Anschrift");
        assertThat(part("Anschrift")).containsText("Gespeichert.");
        assertThat(part("Anschrift")).containsText("<script>alert(1)</script> 2");
        assertThat(part("Anschrift")).containsText("Österreich");

        assertThat(master().path("phone").asText()).isEqualTo("040 / 4711");
        assertThat(master().path("address").path("city").asText()).isEqualTo("Lübeck");
        assertThat(latestEvent().path("actor").path("kind").asText()).isEqualTo("CUSTOMER");
        assertThat(latestEvent().path("changes").toString())
                .contains("{\"field\":\"address.city\",\"before\":\"Berlin\",\"after\":\"Lübeck\"}");
        visitor.assertQuiet();
    }

    /** BM-28: a wrong IBAN is told beside its field; a right one counts with the code that came by mail. */
    @Test
    public void bm28ChangesTheBankAccountWithACode() {
        enter(visitor);
        edit("Bankverbindung");
        type("Bankverbindung", "Kontoinhaber", "Kim Muster");
        type("Bankverbindung", "IBAN", "DE88 3704 0044 0532 0130 00");
        part("Bankverbindung").getByLabel("BIC").focus();
        assertThat(part("Bankverbindung").getByLabel("IBAN")).hasAttribute("aria-invalid", "true");
        assertThat(part("Bankverbindung").locator(".field-error")).containsText("Diese IBAN stimmt nicht");
        save("Bankverbindung");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("IBAN hat eine falsche Prüfziffer");
        assertThat(part("Bankverbindung").locator(".field-error")).containsText("falsche Prüfziffer");
        picture(visitor, "iban-wrong");

        type("Bankverbindung", "IBAN", "de89 3704 0044 0532 0130 00");
        type("Bankverbindung", "BIC", "COBADEFFXXX");
        save("Bankverbindung");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("k•••@" + customer);
        String code = code();
        dialog.getByLabel("Code aus der E-Mail").fill(code.startsWith("0000") ? "11111111" : "00000000");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Bestätigen"))
                .click();
        assertThat(dialog.locator(".field-error")).containsText("Der Code ist nicht richtig");
        visitor.screenshot(Path.of(System.getProperty("work"), "master-data", "code.png"));
        assertThat(dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Neuer Code in")))
                .isDisabled();
        dialog.getByLabel("Code aus der E-Mail").fill(code);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Bestätigen"))
                .click();

        assertThat(part("Bankverbindung")).containsText("Gespeichert.");
        assertThat(part("Bankverbindung")).containsText("DE89 3704 0044 0532 0130 00");
        assertThat(master().path("bankAccount").path("iban").asText()).isEqualTo("DE89370400440532013000");
        assertThat(latestEvent().path("changes").toString())
                .contains("DE89 **** 3000")
                .doesNotContain("DE89370400440532013000");
        visitor.assertQuiet();
    }

    /** BM-29: tax details on a telephone; a VAT id that is none is told beside its field. */
    @Test
    public void bm29ChangesTaxDetailsOnATelephone() {
        visitor = visitors.phone(portal);
        page = visitor.page();
        enter(visitor);
        edit("Steuerangaben");
        type("Steuerangaben", "USt-IdNr.", "GR123456789");
        save("Steuerangaben");
        assertThat(part("Steuerangaben").locator(".field-error")).containsText("Umsatzsteuer-Identifikationsnummer");
        picture(visitor, "tax-phone");
        type("Steuerangaben", "USt-IdNr.", "de 136 695 976");
        save("Steuerangaben");

        assertThat(part("Steuerangaben")).containsText("Gespeichert.");
        assertThat(part("Steuerangaben")).containsText("DE136695976");
        assertThat(master().path("taxDetails").path("vatId").asText()).isEqualTo("DE136695976");
        visitor.assertQuiet();
    }

    /** BM-27: what staff want to see first waits for them; they see before and after, and decide. */
    @Test
    public void bm27WaitsForApproval() {
        address("APPROVAL");
        enter(visitor);
        edit("Anschrift");
        assertThat(part("Anschrift")).containsText("Nordlicht GmbH prüft die Änderung, bevor sie gilt.");
        type("Anschrift", "Ort", "Kiel");
        save("Anschrift");
        assertThat(part("Anschrift")).containsText("Nordlicht GmbH prüft Ihren Wunsch");
        assertThat(part("Anschrift").getByRole(AriaRole.LISTITEM)).containsText("Kiel");
        assertThat(master().path("address").path("city").asText()).isEqualTo("Berlin");
        picture(visitor, "pending");

        Visitor staff = visitors.desktop(portal);
        staff.signIn("admin", portal.adminPassword());
        staff.open("/portal/admin/");
        assertThat(staff.page().locator("main")).containsText("Stammdaten ändern");
        staff.open("/portal/admin/change-requests");
        Locator request =
                staff.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Firma " + customer));
        assertThat(request).containsText("Berlin");
        assertThat(request).containsText("Kiel");
        picture(staff, "change-requests");
        request.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Freigeben"))
                .click();
        assertThat(staff.page().locator("main")).containsText("gilt jetzt");

        assertThat(master().path("address").path("city").asText()).isEqualTo("Kiel");
        assertThat(page.waitForResponse("**/api/v1/me", page::reload).text()).contains("\"pendingChanges\":[]");
        assertThat(part("Anschrift")).not().containsText("prüft");
        assertThat(part("Anschrift")).containsText("Kiel");
        staff.assertQuiet();
        visitor.assertQuiet();
    }

    /** BM-27: staff decline with a reason. */
    @Test
    public void bm27IsDeclined() {
        address("APPROVAL");
        enter(visitor);
        edit("Anschrift");
        type("Anschrift", "Ort", "Kiel");
        save("Anschrift");
        assertThat(part("Anschrift")).containsText("Nordlicht GmbH prüft Ihren Wunsch");
        Visitor staff = visitors.desktop(portal);
        staff.signIn("admin", portal.adminPassword());
        staff.open("/portal/admin/change-requests");

        staff.page()
                .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Firma " + customer))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ablehnen"))
                .click();
        Locator dialog = staff.page().getByRole(AriaRole.DIALOG);
        Locator decline = dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ablehnen"));
        decline.click();
        assertThat(dialog.locator(".field-error")).containsText("Bitte schreiben Sie, warum.");
        dialog.getByLabel("Begründung").fill("Dort sind Sie nicht gemeldet.");
        decline.click();

        assertThat(staff.page().locator("main")).containsText("ist abgelehnt");
        assertThat(master().path("address").path("city").asText()).isEqualTo("Berlin");
        assertThat(latestEvent().path("kind").asText()).isEqualTo("CHANGE_DECLINED");
        staff.assertQuiet();
    }

    /** BM-27: what the customer may not change is text with a reason, and staff decide which that is. */
    @Test
    public void bm27StaffDecideWhatCustomersChange() {
        Visitor staff = visitors.desktop(portal);
        staff.signIn("admin", portal.adminPassword());
        staff.open("/portal/admin/settings/portal/master-data");
        staff.page().getByLabel("Anschrift").selectOption("READ_ONLY");
        staff.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Speichern"))
                .click();
        assertThat(staff.page().locator("main").getByText("Gespeichert", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        picture(staff, "policy");

        enter(visitor);
        assertThat(part("Anschrift")).containsText("Das kann nur Nordlicht GmbH für Sie ändern.");
        assertThat(changing("Anschrift", "Ändern")).hasCount(0);
        edit("Kontakt");
        assertThat(part("Kontakt").getByLabel("Name", new Locator.GetByLabelOptions().setExact(true)))
                .hasCount(0);
        assertThat(part("Kontakt")).containsText("Firma " + customer);
        staff.assertQuiet();
        visitor.assertQuiet();
    }

    /** BW-12: the language is the customer's, not only this device's. */
    @Test
    public void bw12TheLanguageIsKeptWithTheCustomer() {
        enter(visitor);
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("English"))
                .check();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(changing("Address", "Change")).isVisible();
        page.waitForCondition(() -> master().path("language").asText().equals("en"));

        Visitor elsewhere = visitors.phone(portal);
        elsewhere.open(host.grant(customer));
        assertThat(elsewhere.page().locator("html")).hasAttribute("lang", "en");
        visitor.assertQuiet();
    }
}
