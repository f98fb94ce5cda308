package org.kundenportal.itests.browser;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.Host;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Orders in the admin UI: how they come in from a file, and what staff see of one. Every test stands alone. */
public class OrdersAdminIT {

    private static final String HEADER =
            "Bestellnummer;Kundennummer;Käufer;Plattform;Status;Bestelldatum;Bezeichnung;Menge;Einzelpreis;MwSt;Lagerplatz\n";

    private static RunningPortal portal;
    private static Host host;

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
    }

    @AfterClass
    public static void end() {
        portal.close();
    }

    @Before
    public void come() {
        staff = visitors.desktop(portal);
        staff.signIn("admin", portal.adminPassword());
        page = staff.page();
    }

    private void open(String path) {
        staff.open("/portal/admin/" + path);
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    private Locator row(String text) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    private void choose(String csv, Charset charset) {
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("bestellungen.csv", "text/csv", csv.getBytes(charset)));
    }

    /** For whoever looks at the pictures. */
    private void paint(String name) {
        staff.settle();
        Path images = Path.of(System.getProperty("work"), "orders");
        staff.wholeScreenshot(images.resolve(name + "-desktop.png"));
        staff.show(Visitor.PHONE, ColorScheme.DARK);
        staff.wholeScreenshot(images.resolve(name + "-phone.png"));
        staff.show(Visitor.DESKTOP, ColorScheme.LIGHT);
    }

    /** BB-01: a file is looked at first, line by line; while it has errors nothing is taken, then all of it. */
    @Test
    public void bb01OrdersComeInFromACsvFile() {
        String customer = Host.fresh("K-");
        host.putCustomer(customer);
        String first = Host.fresh("B-");
        String second = Host.fresh("B-");
        String good = first + ";" + customer + ";;eBay;bezahlt;21.11.2026 14:30;Wartungshandbuch;1;24,00;19;A1\n"
                + first + ";;;;;;Versand;1;3,90;19;\n"
                + second + ";" + Host.fresh("NEU-") + ";Jürgen Groß;Shop;bestellt;2026-11-21;Filtermatte;2;38,50;19;\n";

        open("import-orders");
        choose(HEADER + good.replace("38,50", "1.234").replace("bestellt", "vielleicht"), StandardCharsets.UTF_8);

        assertThat(heading("Vorschau")).isFocused();
        assertThat(row("Zeile 4").filter(new Locator.FilterOptions().setHasText("vielleicht")))
                .containsText("ist kein Bestellstatus");
        assertThat(row("1.234")).containsText("Einzelpreis");
        assertThat(page.getByText("Lagerplatz")).isVisible();
        assertThat(button("importieren")).hasCount(0);
        paint("import-errors");

        choose(HEADER + good, Charset.forName("windows-1252"));
        assertThat(page.getByText("windows-1252")).isVisible();
        assertThat(row(second)).containsText("Jürgen Groß");
        assertThat(row(second)).containsText("Neuer Kunde");
        assertThat(row(first)).containsText("33,20");
        paint("import-preview");
        button("2 Bestellungen importieren").click();

        assertThat(heading("Import fertig")).isFocused();
        assertThat(page.getByText("2 Bestellungen angelegt")).isVisible();
        choose(HEADER + good, StandardCharsets.UTF_8);
        assertThat(page.getByText("Alles aus dieser Datei ist schon da.")).isVisible();

        open("orders?query=" + second);
        assertThat(row(second)).containsText("Jürgen Groß");
        paint("list");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(second))
                .click();
        assertThat(heading("Bestellung " + second)).isVisible();
        assertThat(page.getByText("Filtermatte")).isVisible();
        paint("order");
        staff.assertQuiet();
    }

    /** The decimal mark can be said, and what was ambiguous is not any more; nothing has to be chosen again. */
    @Test
    public void whoSaysTheDecimalMarkNeedsNoOtherFile() {
        String customer = Host.fresh("K-");
        host.putCustomer(customer);
        open("import-orders");
        choose(
                HEADER + Host.fresh("B-") + ";" + customer + ";;;bezahlt;21.11.2026;Pumpe;1;1.389;19;\n",
                StandardCharsets.UTF_8);
        assertThat(row("1.389")).isVisible();

        page.getByLabel("Dezimalzeichen").selectOption("COMMA");

        assertThat(page.getByText("1.652,91")).isVisible();
        assertThat(button("1 Bestellung importieren")).isVisible();
    }

    @Test
    public void theTemplateCanBeImported() throws IOException {
        open("import-orders");
        Download download =
                page.waitForDownload(() -> link("Vorlage herunterladen").click());
        assertThat(download.suggestedFilename()).isEqualTo("Bestellungen.csv");
        try (InputStream template = download.createReadStream()) {
            page.locator("input[type=file]")
                    .setInputFiles(new FilePayload("Bestellungen.csv", "text/csv", template.readAllBytes()));
        }
        assertThat(row("B-1001")).containsText("Max Mustermann");
    }

    /** BB-50: staff see and copy the order's link in its tab of numbers and links; it opens the order. */
    @Test
    public void bb50TheOrdersLinkIsCopiedAndOpensTheOrder() {
        String customer = Host.fresh("K-");
        String order = Host.fresh("B-");
        host.putCustomer(customer);
        host.grant(customer);
        host.putOrder(order, customer, "PAID");

        open("orders/" + order);
        page.getByLabel("Bereiche der Bestellung").getByText("Nummern & Links").click();

        Locator address = page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Link zu Bestellung " + order + " im Portal"));
        assertThat(address).hasValue(Pattern.compile("/portal/o/[\\w-]{22,}$"));
        String url = address.inputValue();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName("Link zu Bestellung " + order + " im Portal kopieren")
                                .setExact(true))
                .click();
        assertThat(staff.clipboard()).isEqualTo(url);
        button("Bestellnummer kopieren").click();
        assertThat(staff.clipboard()).isEqualTo(order);
        paint("numbers");

        Visitor buyer = visitors.phone(portal);
        buyer.open(url);
        assertThat(buyer.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Bestellung " + order)))
                .isVisible();
        buyer.assertQuiet();

        button("Link erneuern").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ja, Link erneuern"))
                .click();
        assertThat(address).not().hasValue(url);
        staff.assertQuiet();
    }

    /** BB-50: while the order's page does not open, staff see why, and where that is changed. */
    @Test
    public void bb50AHiddenLinkSaysWhy() {
        String customer = Host.fresh("K-");
        String order = Host.fresh("B-");
        host.putCustomer(customer);
        host.putOrder(order, customer, "ORDERED");

        open("orders/" + order + "?tab=numbers");
        assertThat(page.getByText("hat keinen Zugang zum Portal")).isVisible();
        paint("hidden");
        link("Zugang des Kunden ändern").click();
        assertThat(heading("Kunden-Portal-Link")).isVisible();
        // the timeline beside it, which comes later, names the order too
        assertThat(page.getByText("Bestellung " + order).first()).isVisible();

        host.grant(customer);
        host.putOrder(order, customer, "DELETED");
        open("orders/" + order + "?tab=numbers");
        assertThat(page.getByText("Die Bestellung ist gelöscht.")).isVisible();
        staff.assertQuiet();
    }

    /** What happened to an order leads to it. */
    @Test
    public void theTimelineLeadsToTheOrder() {
        String customer = Host.fresh("K-");
        String order = Host.fresh("B-");
        host.putCustomer(customer);
        host.putOrder(order, customer, "ORDERED");
        host.putOrder(order, customer, "SHIPPED");

        open("timeline?customer=" + customer);
        assertThat(page.getByText("Status geändert von Bestellt zu Versendet")).isVisible();
        link("Bestellung " + order).first().click();
        assertThat(heading("Bestellung " + order)).isVisible();
    }

    /** BB-18, BB-19: files belong to articles, and come from a cloud storage: without one staff are led to its settings. */
    @Test
    public void bb18WithoutCloudStorageAnArticleLeadsToItsSettings() {
        String number = Host.fresh("ART-");
        open("new-article");
        button("Artikel anlegen").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Bitte geben Sie die Artikelnummer an.");
        page.getByLabel("Artikelnummer").fill(number);
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Wartungshandbuch");
        button("Artikel anlegen").click();

        assertThat(heading("Wartungshandbuch")).isVisible();
        assertThat(page.getByText("Kein Cloudspeicher verbunden")).isVisible();
        paint("article");
        link("Cloudspeicher einrichten").click();
        assertThat(page).hasURL(Pattern.compile("settings/portal/storage-connections$"));

        open("articles?query=" + number);
        assertThat(row("Wartungshandbuch")).containsText("0 Dateien");
    }
}
