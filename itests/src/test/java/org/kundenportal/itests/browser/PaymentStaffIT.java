package org.kundenportal.itests.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.kundenportal.api.Money;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.FakeProviders;
import org.kundenportal.itests.http.Host;
import org.kundenportal.itests.http.PortalClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.itests.http.PortalClient.ADMIN;
import static org.kundenportal.itests.http.PortalClient.CUSTOMER;

/** Staff and payments: what they see, give back, decide on, and the links that they send. */
public class PaymentStaffIT {

    private static RunningPortal portal;
    private static Host host;
    private static FakeProviders providers;
    private static String mollie;

    @Rule
    public final Visitors visitors = new Visitors();

    private final String customer = Host.fresh("K");
    private final String invoice = Host.fresh("RE-");
    private PortalClient owner;
    private Visitor staff;
    private Page page;

    @BeforeClass
    public static void start() {
        portal = RunningPortal.shared();
        host = new Host(portal);
        providers = new FakeProviders(host.client());
        mollie = providers.connectMollie();
    }

    @AfterClass
    public static void end() {
        providers.close();
    }

    @Before
    public void come() {
        host.releaseEverything();
        host.client()
                .put(
                        ADMIN + "/customers/" + customer,
                        "{\"name\":\"Hotel " + customer + "\",\"kind\":\"COMPANY\",\"email\":\"post@hotel.example\"}")
                .expect(201);
        host.putDocument("INVOICE", invoice, customer);
        owner = PortalClient.anonymous(portal).linked(host.grant(customer));
        staff = visitors.desktop(portal);
        staff.signIn("admin", portal.adminPassword());
        page = staff.page();
    }

    private void open(String path) {
        staff.open("/portal/admin/" + path);
        staff.settle();
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private Locator region(String name) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
    }

    private Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    private Locator inDialog(String name) {
        return dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private JsonNode stand() {
        return host.client()
                .get(ADMIN + "/documents/INVOICE/" + invoice)
                .expect(200)
                .json();
    }

    /** Pays the invoice at Mollie; answers the payment's id there. */
    private String pay() {
        JsonNode started = owner.post(
                        CUSTOMER + "/documents/INVOICE/" + invoice + "/payments",
                        "{\"connectionId\":\"" + mollie + "\"}")
                .expect(201)
                .json();
        String order = started.path("redirectUrl").asText().replaceAll(".*/|[?#].*", "");
        providers.mollie().pay(order);
        owner.send(
                        "POST",
                        CUSTOMER + "/payments/" + started.path("paymentId").asText() + "/completion",
                        null,
                        new byte[0])
                .expect(200);
        return order;
    }

    /** For whoever looks at the pages, and by axe, light and dark, wide and narrow. */
    private void look(String name) {
        List<String> faults = new ArrayList<>();
        Path pictures = Path.of("target/images/payments");
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(Visitor.DESKTOP, Visitor.PHONE)) {
                staff.show(width, scheme);
                staff.wholeScreenshot(pictures.resolve(name + "-" + width + "-" + scheme + ".png"));
                Object wide = page.evaluate(
                        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
                if (!Integer.valueOf(0).equals(wide)) {
                    faults.add(name + " at " + width + " is " + wide + " px too wide");
                }
            }
        }
        staff.show(Visitor.DESKTOP, ColorScheme.LIGHT);
        assertThat(faults).isEmpty();
    }

    /** BW-27: from the list to the payment, with all that the provider and the ledger know of it; a part goes back. */
    @Test
    public void bw27SeesAPaymentAndGivesAPartBack() {
        String order = pay();
        open("payments");
        page.getByRole(AriaRole.TABLE).waitFor();
        look("list");
        link("Rechnung " + invoice).click();

        assertThat(page.locator("h1")).containsText("Zahlung zu Rechnung " + invoice);
        assertThat(region("Angaben")).containsText(order);
        assertThat(region("Buchungen")).containsText("119,00 €");
        assertThat(region("Verlauf")).containsText("Bezahlt");
        look("paid");

        button("Erstatten").click();
        dialog().getByLabel("Betrag in EUR").fill("200");
        inDialog("Erstatten").click();
        assertThat(dialog().locator(".field-error")).containsText("höchstens 119,00 €");
        assertThat(dialog().getByRole(AriaRole.ALERT)).isFocused();
        dialog().getByLabel("Betrag in EUR").fill("19,5");
        assertThat(dialog().locator(".consequence"))
                .containsText("19,50 € gehen über mollie intern an Hotel " + customer + " zurück.");
        look("refund");
        inDialog("19,50 € erstatten").click();

        assertThat(region("Erstattungen")).containsText("19,50 €");
        assertThat(region("Erstattungen")).containsText("Erstattung durch admin");
        assertThat(dialog()).isHidden();
        look("refunded");
        staff.assertQuiet();
    }

    /** A chargeback calls staff, who look and take note. */
    @Test
    public void whatNeedsSomebodyIsCountedUntilSomebodyTookNote() {
        String order = pay();
        providers.mollie().chargeBack(order, Money.of("119.00", "EUR"));
        String payment = stand().at("/payments/0/paymentId").asText();
        host.client()
                .send("POST", ADMIN + "/payments/" + payment + "/check", null, new byte[0])
                .expect(200);

        open("payments?attention=true");
        link("Rechnung " + invoice).click();
        assertThat(region("Von der Bank zurückgebucht")).containsText("119,00 €");
        look("attention");
        button("Zur Kenntnis genommen").click();
        dialog().getByLabel("Notiz").fill("Kunde ruft an");
        inDialog("Zur Kenntnis genommen").click();

        assertThat(region("Von der Bank zurückgebucht")).isHidden();
        assertThat(stand().path("status").asText()).isEqualTo("OPEN");
        assertThat(stand().at("/payments/0/attention").isNull()).isTrue();
    }

    @Test
    public void asksTheProvider() {
        pay();
        open("payments/" + stand().at("/payments/0/paymentId").asText());
        button("Jetzt prüfen").click();

        assertThat(page.getByText("Der Anbieter meldet nichts Neues. Stand: Bezahlt")
                        .first())
                .isVisible();
    }

    /** BM-35, BM-37: the link is mailed, shown and copied; who opens it stands before the ways to pay. */
    @Test
    public void bm35SendsALinkToPay() {
        open("documents/INVOICE/" + invoice);
        look("invoice");
        button("Zahlungslink").click();
        look("link");
        inDialog("Per E-Mail senden").click();
        assertThat(dialog().getByText("Der Link geht per E-Mail an post@hotel.example.")
                        .first())
                .isVisible();
        look("sent");
        inDialog("Adresse kopieren: Zahlungslink")
                .or(dialog().locator("link-field button"))
                .first()
                .click();
        String url = staff.clipboard();
        assertThat(url).contains("/portal/p/");

        Visitor guest = visitors.phone(portal);
        guest.open(url);
        assertThat(guest.page().locator("#h-pay")).isFocused();
        assertThat(guest.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mit Mollie bezahlen")))
                .isVisible();
        guest.settle();
        guest.screenshot(Path.of("target/images/payments/pay-link-phone.png"));
        guest.assertQuiet();
        staff.assertQuiet();
    }

    /** BM-35: Mollie's own page, which is then the payment that the portal offers to continue. */
    @Test
    public void bm35SendsAPageOfMollies() {
        open("documents/INVOICE/" + invoice);
        button("Zahlungslink").click();
        dialog().getByLabel("Seite von mollie intern").check();
        inDialog("Nur Link erstellen").click();
        assertThat(dialog().getByText("Der Link ist erstellt.").first()).isVisible();
        String url = dialog().locator("link-field input").inputValue();
        assertThat(url).startsWith("http://127.0.0.1");
        inDialog("Schließen").first().click();
        assertThat(region("Zahlungen")).containsText("Begonnen");
        look("invoice-link");

        assertThat(owner.get(CUSTOMER + "/documents/INVOICE/" + invoice + "/payment-options")
                        .json()
                        .at("/running/redirectUrl")
                        .asText())
                .isEqualTo(url);
    }

    /** BM-36: without the release of paying there is no link. */
    @Test
    public void bm36WithoutReleaseNoLinkIsSent() {
        host.release(Host.ALL_TYPES, "[\"VIEW\"]");
        open("documents/INVOICE/" + invoice);
        button("Zahlungslink").click();
        inDialog("Per E-Mail senden").click();

        assertThat(dialog().getByText("Zahlen ist nicht freigegeben")).isVisible();
        assertThat(dialog().locator("link-field")).hasCount(0);
    }

    @Test
    public void decidesHowMuchMayBePaidAtOnce() {
        open("settings/portal/payments");
        page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Kunden dürfen einen Teil"))
                .check();
        page.getByLabel("Mindestbetrag").fill("12,50");
        look("settings");
        button("Speichern").click();
        assertThat(page.locator("main").getByText("Gespeichert", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();

        assertThat(host.client()
                        .get(ADMIN + "/settings/payments")
                        .json()
                        .path("minimum")
                        .asText())
                .isEqualTo("12.50");
        host.client()
                .put(ADMIN + "/settings/payments", "{\"partPayments\":false,\"minimum\":\"0\"}")
                .expect(200);
    }
}
