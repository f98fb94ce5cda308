package org.kundenportal.itests.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.kundenportal.itests.EInvoice;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.Host;
import org.kundenportal.itests.http.PortalClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.itests.http.PortalClient.ADMIN;

/** The merchant's staff in the admin UI. Every test stands alone; they share one portal that was empty at first. */
public class MerchantIT {

    private static RunningPortal portal;
    private static Host host;
    private static JsonNode releaseAtFirst;

    @Rule
    public final Visitors visitors = new Visitors();

    private Visitor staff;
    private Page page;

    @BeforeClass
    public static void start() {
        portal = RunningPortal.prepare();
        portal.start();
        portal.awaitUp();
        host = new Host(portal);
        releaseAtFirst = release();
    }

    @AfterClass
    public static void end() {
        portal.close();
    }

    @Before
    public void come() {
        staff = visitors.desktop(portal);
        page = staff.page();
    }

    private static JsonNode release() {
        return host.client().get(ADMIN + "/settings/release").expect(200).json();
    }

    private void signIn() {
        staff.signIn("admin", portal.adminPassword());
    }

    private void open(String path) {
        staff.open("/portal/admin/" + path);
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private Locator checkbox(String name) {
        return page.getByRole(
                AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator inDialog(String name) {
        return page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1));
    }

    private void save() {
        button("Speichern").click();
        assertThat(page.locator("main").getByText("Gespeichert", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    private static FilePayload file(String name, String type, byte[] content) {
        return new FilePayload(name, type, content);
    }

    private static byte[] logo() {
        BufferedImage image = new BufferedImage(320, 80, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 320, 80);
        graphics.setColor(new Color(0x0a6b74));
        graphics.fillOval(10, 10, 60, 60);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Test
    public void signsInAfterAWrongPasswordAndSignsOut() {
        staff.open("/portal/admin/");
        page.getByLabel("Benutzer").fill("admin");
        page.getByLabel("Passwort", new Page.GetByLabelOptions().setExact(true)).fill("falsch");
        button("Anmelden").click();
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("Benutzer oder Passwort stimmt nicht.");

        page.getByLabel("Passwort", new Page.GetByLabelOptions().setExact(true)).fill(portal.adminPassword());
        button("Anmelden").click();
        assertThat(heading("Übersicht")).isVisible();

        button("Konto von admin").click();
        button("Abmelden").click();
        assertThat(heading("Anmelden")).isVisible();
        page.reload();
        assertThat(heading("Anmelden")).isVisible();
        staff.assertQuiet();
    }

    /** BM-05: at first nothing is released, and the overview leads to where it is. */
    @Test
    public void bm05NothingIsReleasedAtFirst() {
        assertThat(releaseAtFirst.path("types")).isEmpty();
        assertThat(releaseAtFirst.path("actions")).isEmpty();
    }

    /** BM-03, BM-04, BM-06, BM-26: checkboxes for types and actions, which count once they are saved. */
    @Test
    public void bm03Bm04Bm06ReleasesTypesAndActions() {
        host.release("[]", "[]");
        signIn();
        open("settings/portal");
        assertThat(page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Dokumenttypen"))
                        .getByRole(AriaRole.CHECKBOX))
                .hasCount(7);
        assertThat(page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Aktionen"))
                        .getByRole(AriaRole.CHECKBOX))
                .hasCount(4);

        checkbox("Rechnungen").check();
        checkbox("Ansehen und drucken").check();
        assertThat(release().path("types")).isEmpty();

        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Kunden").setExact(true))
                .first()
                .click();
        inDialog("Abbrechen").click();
        assertThat(heading("Freigaben")).isVisible();
        assertThat(checkbox("Rechnungen")).isChecked();

        save();
        assertThat(release().path("types").toString()).isEqualTo("[\"INVOICE\"]");
        assertThat(release().path("actions").toString()).isEqualTo("[\"VIEW\"]");

        checkbox("Mahnungen").check();
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Kunden").setExact(true))
                .first()
                .click();
        inDialog("Ja, ohne Speichern verlassen").click();
        assertThat(heading("Kunden")).isVisible();
        assertThat(release().path("types").toString()).isEqualTo("[\"INVOICE\"]");

        open("settings/portal");
        assertThat(checkbox("Rechnungen")).isChecked();
        assertThat(checkbox("Mahnungen")).not().isChecked();
        staff.assertQuiet();
    }

    /** BM-09, BM-10, BM-11: the preset is for new customers, until it is applied to all. */
    @Test
    public void bm09Bm10Bm11PresetsAccess() {
        String before = Host.fresh("V");
        host.putCustomer(before);
        assertThat(effective(before)).isFalse();

        signIn();
        open("settings/portal/access");
        page.getByRole(AriaRole.SWITCH).check();
        assertThat(page.getByText("Bitte speichern Sie zuerst die geänderte Voreinstellung."))
                .isVisible();
        save();
        String after = Host.fresh("N");
        host.putCustomer(after);
        assertThat(effective(after)).isTrue();
        assertThat(effective(before)).as("BM-11").isFalse();

        button("Auf alle Kunden anwenden …").click();
        inDialog("Abbrechen").click();
        assertThat(effective(before)).as("counting changes nothing").isFalse();
        button("Auf alle Kunden anwenden …").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog.getByRole(AriaRole.HEADING)).hasText(Pattern.compile("^\\d+ Kunden Zugang geben\\?$"));
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("^Ja, bei \\d+ Kunden")))
                .click();
        assertThat(page.getByText(Pattern.compile("^\\d+ Kunden? ha(t|ben) jetzt Zugang\\.$"))
                        .first())
                .isVisible();
        assertThat(effective(before)).isTrue();

        page.getByRole(AriaRole.SWITCH).uncheck();
        save();
        staff.assertQuiet();
    }

    private static boolean effective(String customer) {
        return host.client()
                .get(ADMIN + "/customers/" + customer)
                .expect(200)
                .json()
                .path("portal")
                .path("effective")
                .asBoolean();
    }

    /** BW-28, BW-29: accent colour, logo and company are set here and seen at once on the customer's side. */
    @Test
    public void bw28Bw29SetsTheAppearance() {
        signIn();
        open("settings/portal/appearance");
        page.getByLabel("Firma").fill("Nordlicht Gebäudetechnik GmbH");
        page.locator("input[type=file]").first().setInputFiles(file("logo.png", "image/png", logo()));
        assertThat(page.getByAltText("Vorschau von logo.png")).isVisible();
        page.getByLabel("Akzentfarbe", new Page.GetByLabelOptions().setExact(true))
                .fill("#7a1f5c");
        button("HTML bearbeiten").click();
        page.getByLabel("Begrüßungstext")
                .fill("<p>Willkommen, <strong>{UserName}</strong>!</p><script>alert(1)</script>");
        Locator preview = page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Vorschau"));
        assertThat(preview.locator(".greeting strong")).isVisible();
        assertThat(preview.locator(".greeting script")).hasCount(0);
        assertThat(preview.locator(".button.primary")).hasCSS("background-color", "rgb(122, 31, 92)");
        save();

        JsonNode branding =
                host.client().get("/portal/api/v1/branding").expect(200).json();
        assertThat(branding.path("accentColor").asText()).isEqualTo("#7a1f5c");
        assertThat(branding.path("company").path("name").asText()).isEqualTo("Nordlicht Gebäudetechnik GmbH");
        assertThat(branding.path("logo").asText()).startsWith("/portal/api/v1/images/");

        Visitor customer = visitors.desktop(portal);
        customer.open("/portal/");
        assertThat(customer.page().getByAltText("Nordlicht Gebäudetechnik GmbH").last())
                .isVisible();
        customer.assertQuiet();
        staff.assertQuiet();
    }

    /** BM-12 to BM-16: a new customer, access in two steps, the link by one click, and the way in with it. */
    @Test
    public void bm12ToBm16CreatesACustomerAndPassesTheLinkOn() {
        host.releaseEverything();
        String number = Host.fresh("K");
        signIn();
        open("customers");
        link("Neuer Kunde").click();
        button("Speichern").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Bitte geben Sie eine Kundennummer ein.");
        page.getByLabel("Kundennummer").fill(number);
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Café Ölmühle GbR");
        page.getByLabel("Ort").fill("Lübeck");
        button("Speichern").click();
        assertThat(heading("Café Ölmühle GbR")).isVisible();

        Locator box = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Kunden-Portal-Link"));
        assertThat(box.getByRole(AriaRole.TEXTBOX)).hasCount(0);
        button("Nicht sichtbar").click();
        inDialog("Abbrechen").click();
        assertThat(effective(number)).as("one step is not enough").isFalse();
        button("Nicht sichtbar").click();
        inDialog("ja, aktivieren").click();

        Locator address = box.getByRole(AriaRole.TEXTBOX);
        assertThat(address).hasValue(Pattern.compile("/portal/c/[\\w-]{22,}$"));
        String url = address.inputValue();
        button("Link ins Portal für Café Ölmühle GbR kopieren").click();
        assertThat(staff.clipboard()).isEqualTo(url);

        Visitor customer = visitors.desktop(portal);
        customer.open(url);
        assertThat(customer.page().locator("main").getByText("Kundennummer " + number))
                .isVisible();
        customer.assertQuiet();

        button("Zugang entziehen").click();
        inDialog("Ja, Zugang entziehen").click();
        assertThat(button("Nicht sichtbar")).isVisible();
        assertThat(box.getByRole(AriaRole.TEXTBOX)).hasCount(0);
        assertThat(PortalClient.anonymous(portal)
                        .post("/portal/api/v1/session/link", "{\"token\":\"" + PortalClient.token(url) + "\"}")
                        .status())
                .isEqualTo(404);
        staff.assertQuiet();
    }

    /** An e-invoice as PDF and as XML by the file chooser; what names no customer waits and is given to one. */
    @Test
    public void importsEInvoicesAndAssignsWhatMatchesNobody() {
        String known = Host.fresh("K");
        host.putCustomer(known);
        EInvoice pdf = EInvoice.of(Host.fresh("RE-"), known, "Firma " + known + " GmbH", "1000.00");
        EInvoice xml = EInvoice.of(Host.fresh("RE-"), null, "Hafenblick Hotels GmbH", "200.00");
        signIn();
        open("import");
        page.locator("input[type=file]").setInputFiles(new FilePayload[] {
            file("zugferd.pdf", "application/pdf", pdf.zugferd()),
            file("rechnung.xml", "application/xml", xml.cii()),
            file("notiz.pdf", "application/pdf", "kein PDF".getBytes(StandardCharsets.UTF_8))
        });
        assertThat(page.getByText("Fertig:", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(page.locator("li", new Page.LocatorOptions().setHasText("zugferd.pdf")))
                .containsText("Angelegt");
        assertThat(page.locator("li", new Page.LocatorOptions().setHasText("rechnung.xml")))
                .containsText("Wartet auf Zuordnung");
        assertThat(page.locator("li", new Page.LocatorOptions().setHasText("notiz.pdf")))
                .containsText("Abgelehnt");

        link("Rechnung " + pdf.number()).click();
        assertThat(heading("Rechnung " + pdf.number())).isVisible();
        assertThat(page.getByText("1.190,00 €").first()).isVisible();

        open("unmatched");
        Locator waiting = page.getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(xml.number()))
                .first();
        assertThat(waiting).containsText("Hafenblick Hotels GmbH");
        waiting.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Kunden zuordnen"))
                .click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.SEARCHBOX).fill(known);
        assertThat(dialog.getByRole(AriaRole.RADIO)).hasCount(1);
        dialog.getByRole(AriaRole.RADIO).check();
        inDialog("Firma " + known + " GmbH zuordnen").click();
        assertThat(page.locator(".banner-ok")).containsText("gehört jetzt zu Firma " + known + " GmbH");
        link("Dokument ansehen").click();
        assertThat(heading("Rechnung " + xml.number())).isVisible();
        assertThat(page.getByText("238,00 €").first()).isVisible();
        staff.assertQuiet();
    }

    /** BM-17 to BM-20: the box of a document stands there when type and customer are released; else it is said what is missing. */
    @Test
    public void bm17ToBm20ShowsTheBoxOfADocumentInOneOfFourCases() {
        String customer = Host.fresh("K");
        String number = Host.fresh("RE-");
        host.putCustomer(customer);
        host.putDocument("INVOICE", number, customer);
        String typeMissing = "Rechnungen sind nicht freigegeben.";
        String customerMissing = "Firma " + customer + " GmbH hat keinen Zugang zum Portal.";

        host.release("[\"REMINDER\"]", Host.ALL_ACTIONS);
        host.access(customer, "REVOKED");
        signIn();
        open("documents/INVOICE/" + number);
        assertThat(page.getByText(typeMissing)).isVisible();
        assertThat(page.getByText(customerMissing)).isVisible();
        assertThat(box()).hasCount(0);

        host.access(customer, "GRANTED");
        page.reload();
        assertThat(page.getByText(typeMissing)).isVisible();
        assertThat(page.getByText(customerMissing)).hasCount(0);
        assertThat(box()).hasCount(0);

        host.releaseEverything();
        host.access(customer, "REVOKED");
        page.reload();
        assertThat(page.getByText(customerMissing)).isVisible();
        assertThat(page.getByText(typeMissing)).hasCount(0);
        assertThat(box()).hasCount(0);

        host.access(customer, "GRANTED");
        page.reload();
        assertThat(box()).isVisible();
        Locator address = box().getByRole(AriaRole.TEXTBOX);
        assertThat(address).hasValue(Pattern.compile("/portal/d/[\\w-]{22,}$"));
        button("Link zu Rechnung " + number + " im Portal kopieren").click();
        assertThat(staff.clipboard()).isEqualTo(address.inputValue());
        staff.assertQuiet();
    }

    private Locator box() {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Kunden-Portal-Link"));
    }

    /** BM-22: staff answer the customer, or note something for themselves. */
    @Test
    public void bm22CommentsForTheCustomerAndForTheTeam() {
        host.releaseEverything();
        String customer = Host.fresh("K");
        String number = Host.fresh("RE-");
        host.putCustomer(customer);
        host.putDocument("INVOICE", number, customer);
        PortalClient session = host.client().linked(host.grant(customer));
        signIn();
        open("documents/INVOICE/" + number);
        page.getByLabel("Antwort an Firma " + customer + " GmbH").fill("Gern, <b>morgen</b> um 9.");
        button("Kommentar senden").click();
        assertThat(page.locator(".comment")).containsText("Gern, <b>morgen</b> um 9.");
        checkbox("Interne Notiz").check();
        page.getByLabel("Interne Notiz").first().fill("Kulanz prüfen");
        button("Notiz speichern").click();
        assertThat(page.locator(".comment.is-internal")).containsText("Kulanz prüfen");

        String seen = session.get("/portal/api/v1/documents/INVOICE/" + number + "/comments")
                .expect(200)
                .text();
        assertThat(seen).contains("Gern, <b>morgen</b> um 9.").doesNotContain("Kulanz");
        staff.assertQuiet();
    }

    @Test
    public void makesAnApiTokenShownOnceAndRevokesIt() {
        String name = Host.fresh("ERP ");
        signIn();
        open("settings/tokens");
        button("Neuer Zugang").first().click();
        page.getByLabel("Name").fill(name);
        inDialog("Zugang anlegen").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("nur jetzt");
        String token =
                page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.TEXTBOX).inputValue();
        inDialog("Ich habe den Schlüssel notiert").click();
        PortalClient program = PortalClient.anonymous(portal).bearer(token);
        assertThat(program.get(ADMIN + "/customers").status()).isEqualTo(200);

        assertThat(page.getByRole(AriaRole.TABLE)).containsText(name);
        assertThat(page.locator("body")).not().containsText(token);
        page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(name))
                .getByRole(AriaRole.BUTTON)
                .click();
        inDialog("Widerrufen").click();
        assertThat(page.locator("main").getByText(name)).hasCount(0);
        assertThat(program.get(ADMIN + "/customers").status()).isEqualTo(401);
        staff.assertQuiet();
    }

    /** What happened stands in the timeline, of everybody or of one customer. */
    @Test
    public void followsTheTimeline() {
        String customer = Host.fresh("K");
        host.putCustomer(customer);
        host.grant(customer);
        signIn();
        open("timeline");
        assertThat(page.getByText("Zugang ausdrücklich gewährt").first()).isVisible();
        button("Kunde auswählen").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.SEARCHBOX).fill(customer);
        assertThat(dialog.getByRole(AriaRole.RADIO)).hasCount(1);
        dialog.getByRole(AriaRole.RADIO).check();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Firma " + customer))
                .click();
        assertThat(page.getByText("Kunde " + customer).first()).isVisible();
        assertThat(page.locator(".event")).hasCount(2);
        assertThat(page.locator(".event").first()).containsText("Zugang ausdrücklich gewährt");
        assertThat(page.locator(".event").last()).containsText("Kunde angelegt");
        staff.assertQuiet();
    }
}
