package org.kundenportal.itests.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.Host;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.itests.http.PortalClient.ADMIN;

/** The four tabs of Administration > Kundenportal that are about orders. */
public class SettingsTabsIT {

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

    private static JsonNode settings(String name) {
        return host.client().get(ADMIN + "/settings/" + name).expect(200).json();
    }

    private void open(String tab) {
        staff.open("/portal/admin/settings/portal/" + tab);
        staff.settle();
    }

    private Locator tabs() {
        return page.getByRole(
                        AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Bestellungen im Kundenportal"))
                .getByRole(AriaRole.LINK);
    }

    private Locator toggle(String name) {
        return page.getByRole(
                AriaRole.SWITCH, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING,
                new Page.GetByRoleOptions().setName(name).setLevel(1).setExact(true));
    }

    private Locator chip(String placeholder) {
        return page.locator(".chip", new Page.LocatorOptions().setHasText(placeholder));
    }

    private void save() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Speichern"))
                .click();
    }

    private void assertSaved() {
        assertThat(page.locator("main").getByText("Gespeichert", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    private void picture(String name) {
        Path folder = Path.of(System.getProperty("work"), "pages");
        staff.wholeScreenshot(folder.resolve("settings-" + name + ".png"));
        staff.show(Visitor.PHONE, ColorScheme.DARK);
        staff.wholeScreenshot(folder.resolve("settings-" + name + "-phone.png"));
        assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        staff.show(Visitor.DESKTOP, ColorScheme.LIGHT);
    }

    /** BB-03: four tabs on top of each of the four pages, by mouse and by keyboard. */
    @Test
    public void bb03FourTabs() {
        open("appearance");
        assertThat(tabs())
                .hasText(new String[] {"Erscheinungsbild", "Rechnungen", "Dateien", "Zahlungsanbieter"});
        List<String> names = List.of("Erscheinungsbild", "Rechnungen", "Dateien", "Zahlungsanbieter");
        for (int i = 0; i < names.size(); i++) {
            if (i % 2 == 0) {
                tabs().nth(i).click();
            } else {
                tabs().nth(i - 1).focus();
                page.keyboard().press("Tab");
                page.keyboard().press("Enter");
            }
            assertThat(heading(names.get(i))).isVisible();
            assertThat(tabs().nth(i)).hasAttribute("aria-current", "page");
            assertThat(tabs()).hasCount(4);
        }
        staff.assertQuiet();
    }

    /** BB-06, BB-07: the greeting stands below the logo, and a placeholder that does not exist is refused. */
    @Test
    public void bb06Bb07Greeting() {
        open("appearance");
        Locator preview =
                page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Vorschau"));
        double logo = preview.locator(".preview-top").boundingBox().y;
        assertThat(preview.locator(".greeting").boundingBox().y).isGreaterThan(logo);
        for (String placeholder : List.of("{UserName}", "{OrderNumber}", "{Platform}")) {
            assertThat(chip(placeholder)).isVisible();
        }

        page.getByLabel("Begrüßungstext").fill("Hallo {Kundenname}");
        save();

        assertThat(page.getByRole(AriaRole.ALERT).first())
                .containsText("enthält einen Platzhalter, den es hier nicht gibt");
    }

    /** BB-11, BB-13, BB-17: download, creation and period of invoices; the next number is shown while it is typed. */
    @Test
    public void bb11Bb13Bb17Invoices() {
        open("invoices");
        int year = Year.now(ZoneId.of("Europe/Berlin")).getValue();
        Locator next = page.locator(".number-preview");
        assertThat(next).containsText("RE-" + year + "-00001");
        assertThat(page.locator("main")).containsText("Gezählt wird vom Rechnungsdatum an");

        toggle("Rechnungsdownload erlauben").check();
        toggle("Automatische Rechnungserstellung").check();
        page.getByLabel("Download möglich für X Tage").fill("14");
        page.getByLabel("Fällig nach X Tagen").fill("30");
        Locator pattern = page.getByLabel("Nummern der Rechnungen");
        pattern.fill("KP-");
        assertThat(next).containsText("muss genau einmal {seq}");
        save();
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("muss genau einmal {seq}");
        assertThat(settings("invoices").path("downloadAllowed").asBoolean()).isFalse();

        chip("{yy}").click();
        chip("{seq:5}").click();
        assertThat(pattern).hasValue("KP-{yy}{seq:5}");
        assertThat(next).containsText("KP-" + year % 100 + "00001");
        picture("invoices");
        save();
        assertSaved();

        JsonNode saved = settings("invoices");
        assertThat(saved.path("downloadAllowed").asBoolean()).isTrue();
        assertThat(saved.path("createAutomatically").asBoolean()).isTrue();
        assertThat(saved.path("downloadDays").asInt()).isEqualTo(14);
        assertThat(saved.path("paymentDays").asInt()).isEqualTo(30);
        assertThat(saved.path("numberPattern").asText()).isEqualTo("KP-{yy}{seq:5}");

        page.getByLabel("Download möglich für X Tage").fill("");
        save();
        assertSaved();
        assertThat(settings("invoices").path("downloadDays").isNull()).isTrue();
        staff.assertQuiet();
    }

    /** BB-18, BB-23, BB-24, BB-26, BB-29, BB-31: downloads of files, the waiver, and the way to a storage. */
    @Test
    public void bb23Bb24Bb26Bb29Bb31Files() {
        open("files");
        assertThat(page.locator("main").getByText("Kein Cloudspeicher verbunden")).isVisible();
        assertThat(page.locator("main").getByRole(
                        AriaRole.LINK, new Locator.GetByRoleOptions().setName("Cloudspeicher verbinden")))
                .hasAttribute("href", "/portal/admin/settings/portal/storage-connections");
        assertThat(page.getByLabel("Text neben dem Häkchen")).hasValue(
                java.util.regex.Pattern.compile(".*Widerrufsrecht verliere\\."));
        toggle("Dateidownload aktiviert").check();
        page.getByLabel("Anzahl Downloads pro Datei").fill("3");
        page.getByLabel("Download möglich für X Tage").fill("7");
        toggle("Verzicht Widerrufsrecht").check();
        page.getByLabel("Text neben dem Häkchen").fill("Ich verzichte.");
        save();
        assertSaved();

        JsonNode saved = settings("files");
        assertThat(saved.path("downloadAllowed").asBoolean()).isTrue();
        assertThat(saved.path("downloadsPerFile").asInt()).isEqualTo(3);
        assertThat(saved.path("downloadDays").asInt()).isEqualTo(7);
        assertThat(saved.path("waiverRequired").asBoolean()).isTrue();
        assertThat(saved.path("waiverText").asText()).isEqualTo("Ich verzichte.");

        page.getByLabel("Text neben dem Häkchen").fill("");
        save();
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("fehlt");
        staff.assertQuiet();
    }

    /** BB-33, BB-34, BB-36 to BB-40: the watermark is drawn on a page where it will stand. */
    @Test
    public void bb33Bb34Bb36Bb37Bb38Bb39Bb40Watermark() {
        open("files");
        Locator mark = page.locator(".paper-mark");
        assertThat(page.getByLabel("Horizontale Position")).hasValue("10");
        assertThat(page.getByLabel("Vertikale Position")).hasValue("10");
        assertThat(page.locator("main")).containsText("Üblich sind 11 oder 12 pt.");
        page.getByLabel("Wasserzeichen Text").fill("Kauf {Platform}");
        save();
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("Platzhalter, den es hier nicht gibt");

        page.getByLabel("Wasserzeichen Text").fill("Kauf ");
        chip("{OrderNumber}").click();
        page.keyboard().type(" vom ");
        chip("{OrderDate}").click();
        page.keyboard().type(" - ");
        chip("{UserName}").click();
        assertThat(mark).hasText("Kauf 12345678 vom 05.06.2014 - Max Mustermann");
        assertThat(page.locator(".paper-words")).hasText("Kauf 12345678 vom 05.06.2014 - Max Mustermann");
        assertThat(mark).hasAttribute("x", "10");
        assertThat(mark).hasAttribute("y", "287");

        page.getByLabel("Horizontale Position").fill("25.5");
        page.getByLabel("Vertikale Position").fill("100");
        page.getByLabel("Wasserzeichen Schriftgröße").fill("12");
        assertThat(mark).hasAttribute("x", "25.5");
        assertThat(mark).hasAttribute("y", "197");
        assertThat(Double.parseDouble(mark.getAttribute("font-size")))
                .isCloseTo(12 * 25.4 / 72, org.assertj.core.data.Offset.offset(0.001));
        page.getByLabel("Verschlüsselte und beschädigte PDFs").selectOption("DECRYPT");
        picture("files");
        save();
        assertSaved();

        assertThat(settings("files").path("watermark").toString())
                .isEqualTo("{\"text\":\"Kauf {OrderNumber} vom {OrderDate} - {UserName}\",\"fontSizePt\":12,"
                        + "\"leftMm\":25.5,\"bottomMm\":100}");
        assertThat(settings("files").path("encryptedPdfs").asText()).isEqualTo("DECRYPT");
        staff.assertQuiet();
    }

    /** Each tab passes the rules of accessibility, on a desktop and on a phone, light and dark. */
    @Test
    public void theTabsAreAccessible() {
        for (int width : new int[] {Visitor.DESKTOP, 320}) {
            ColorScheme scheme = width == 320 ? ColorScheme.DARK : ColorScheme.LIGHT;
            Visitor examined = visitors.examined(portal, "de-DE", width, scheme);
            examined.signIn("admin", portal.adminPassword());
            for (String tab : List.of("appearance", "invoices", "files", "payment-connections")) {
                examined.open("/portal/admin/settings/portal/" + tab);
                examined.settle();
                assertThat(Axe.on(examined.page()).violations()).as("%s at %s", tab, width).isEmpty();
            }
        }
    }
}
