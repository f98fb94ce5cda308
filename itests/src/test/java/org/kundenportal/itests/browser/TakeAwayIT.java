package org.kundenportal.itests.browser;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.kundenportal.itests.EInvoice;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.Host;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.itests.http.PortalClient.ADMIN;

/** What a customer takes along from the page of all documents, opened here as the customer would open it. */
public class TakeAwayIT {

    private static RunningPortal portal;
    private static Host host;

    @Rule
    public final Visitors visitors = new Visitors();

    private final String customer = Host.fresh("K");
    private final String stranger = Host.fresh("FREMD");
    private final String invoice = Host.fresh("RE-");
    private final String imported = Host.fresh("RE-");
    private final String estimate = Host.fresh("AN-");
    private Visitor visitor;
    private Page page;
    private String url;

    @BeforeClass
    public static void start() {
        portal = RunningPortal.shared();
        host = new Host(portal);
        host.nameCompany("Nordlicht GmbH");
    }

    @Before
    public void come() {
        host.releaseEverything();
        host.putCustomer(customer);
        host.putCustomer(stranger);
        host.putDocument("INVOICE", Host.fresh("GEHEIM-"), stranger);
        host.putDocument("ESTIMATE", estimate, customer);
        pushInvoice("Online: [Invoice.customerportal_url]", "OPEN", "null");
        pushInvoice(
                "Online: [Invoice.customerportal_url]",
                "PARTIALLY_PAID",
                "{\"amount\":\"19.00\",\"currency\":\"EUR\"}");
        host.importInvoice(EInvoice.of(imported, customer, "Firma " + customer, "1000.00"));
        url = host.grant(customer);
        visitor = visitors.desktop(portal);
        page = visitor.page();
    }

    private void pushInvoice(String note, String status, String paid) {
        int answer = host.client()
                .put(
                        ADMIN + "/documents/INVOICE/" + invoice,
                        """
                        {"customerNumber":"%s","issueDate":"2026-11-01","dueDate":"2026-11-15","validUntil":null,"status":"%s",
                         "total":{"amount":"119.00","currency":"EUR"},"paid":%s,
                         "lines":[{"description":"=1+1","quantity":"1","unit":"Stk","unitPrice":"100.00","vatPercent":"19"}],
                         "note":"%s","orderNumber":null,"subscriptionHandle":null,"dunningLevel":null,"workOrderNumber":null}"""
                                .formatted(customer, status, paid, note))
                .status();
        assertThat(answer).isIn(200, 201);
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private Locator inDialog(String name) {
        return page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private void documents(String query) {
        visitor.open(url);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Guten Tag");
        visitor.open("/portal/documents" + query);
        visitor.settle();
    }

    private static byte[] read(Download download) {
        try {
            return Files.readAllBytes(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> unpacked(byte[] zip) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replace('\u00a0', ' ');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void picture(String name) {
        visitor.screenshot(Path.of(System.getProperty("work"), "pages", "take-" + name + ".png"));
    }

    /** BM-01, BM-07: the ZIP holds what the list shows, and nothing of anybody else. */
    @Test
    public void bm01Bm07DownloadsEverythingAsZip() {
        documents("");
        picture("desktop");
        button("Alles herunterladen (ZIP)").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("3 Dokumente passen zu Ihrer Auswahl.");
        picture("zip");
        Download zip = page.waitForDownload(() -> inDialog("ZIP herunterladen").click());

        assertThat(zip.suggestedFilename()).matches("Dokumente-2\\d{3}-\\d\\d-\\d\\d\\.zip");
        Map<String, byte[]> entries = unpacked(read(zip));
        assertThat(entries.keySet())
                .anyMatch(name -> name.endsWith("_Rechnung_" + imported + ".pdf"))
                .anyMatch(name -> name.endsWith("_Rechnung_" + imported + ".xml"))
                .contains(
                        "2026-11-01_Rechnung_" + invoice + ".pdf",
                        "2026-11-01_Angebot_" + estimate + ".pdf",
                        "Übersicht.csv");
        entries.forEach((name, content) -> assertThat(
                        name.endsWith(".pdf") ? text(content) : new String(content, StandardCharsets.UTF_8))
                .doesNotContain(stranger, "GEHEIM"));
        assertThat(page.getByText("Der Download hat begonnen.")).isVisible();
        visitor.assertQuiet();
    }

    /** BW-26: the filter of the list is the filter of the ZIP. */
    @Test
    public void bw26DownloadsWhatTheFilterLetsPass() {
        documents("?type=ESTIMATE");
        button("Alles herunterladen (ZIP)").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("1 Dokument passt zu Ihrer Auswahl.");
        Download zip = page.waitForDownload(() -> inDialog("ZIP herunterladen").click());
        assertThat(unpacked(read(zip)).keySet())
                .containsExactly("2026-11-01_Angebot_" + estimate + ".pdf", "Übersicht.csv");
    }

    @Test
    public void downloadsTheStatementOfAPeriod() {
        documents("");
        button("Kontoauszug").click();
        page.locator("#f-period").selectOption("LAST_YEAR");
        page.locator("#f-from").fill("2026-12-31");
        assertThat(page.locator("#f-period")).hasValue("OWN");
        page.locator("#f-to").fill("2026-01-01");
        inDialog("PDF herunterladen").click();
        assertThat(page.getByText("Das Ende liegt vor dem Anfang.")).isVisible();
        assertThat(page.locator("#f-to")).isFocused();
        picture("period");
        page.locator("#f-from").fill("2026-01-01");
        page.locator("#f-to").fill("2099-12-31");
        Download pdf = page.waitForDownload(() -> inDialog("PDF herunterladen").click());

        assertThat(pdf.suggestedFilename()).isEqualTo("Kontoauszug-2026-01-01-2099-12-31.pdf");
        assertThat(text(read(pdf)))
                .contains(
                        "Kontoauszug",
                        "Anfangssaldo am 01.01.2026",
                        "Rechnung " + invoice,
                        "Zahlung zu Rechnung " + invoice + " 19,00",
                        "Rechnung " + imported,
                        "Endsaldo am 31.12.2099")
                .doesNotContain("GEHEIM");
    }

    @Test
    public void downloadsOpenItemsForSpreadsheets() {
        documents("");
        Download csv = page.waitForDownload(() -> button("Offene Posten (CSV)").click());

        assertThat(csv.suggestedFilename()).endsWith(".csv");
        assertThat(new String(read(csv), StandardCharsets.UTF_8).lines())
                .startsWith("\ufeffNummer;Datum;Fällig am;Gesamtbetrag;Bezahlt;Offen;Währung;Tage überfällig")
                .anyMatch(line -> line.startsWith(invoice + ";2026-11-01;2026-11-15;119,00;19,00;100,00;EUR;"))
                .anyMatch(line -> line.startsWith(imported + ";"))
                .noneMatch(line -> line.contains("GEHEIM"));
    }

    /** BM-07, BM-08: what is not released is not offered; without a network the reason is said. */
    @Test
    public void bm08OffersOnlyWhatWorks() {
        host.release("[\"ESTIMATE\"]", "[\"VIEW\"]");
        documents("");
        assertThat(button("Alles herunterladen (ZIP)")).isVisible();
        assertThat(button("Kontoauszug")).hasCount(0);
        assertThat(button("Offene Posten (CSV)")).hasCount(0);
        visitor.context().setOffline(true);
        assertThat(page.getByText("Ohne Verbindung lässt sich nichts herunterladen."))
                .isVisible();
        assertThat(button("Alles herunterladen (ZIP)")).hasAttribute("aria-disabled", "true");
        visitor.context().setOffline(false);
        host.release("[\"ESTIMATE\"]", "[\"COMMENT\"]");
        documents("");
        assertThat(button("Alles herunterladen (ZIP)")).hasCount(0);
    }

    /** BM-33: the note of an invoice leads to that very invoice, on its page and in its PDF. */
    @Test
    public void bm33TheNoteLeadsToTheInvoice() {
        String link = host.documentLink("INVOICE", invoice);
        documents("");
        visitor.open("/portal/documents/INVOICE/" + invoice);
        assertThat(page.locator(".note a")).hasAttribute("href", link);
        Download pdf = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("PDF herunterladen"))
                        .click());
        assertThat(text(read(pdf)).replaceAll("\\s", "")).contains(link);
        visitor.open(link);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Rechnung " + invoice);
    }

    /** BW-12, BW-13: the browser's language at first, another at any time, and it is remembered. */
    @Test
    public void bw12Bw13SpeaksTheBrowsersLanguageUntilAnotherIsChosen() {
        Visitor english = visitors.examined(portal, "en-US", Visitor.DESKTOP, ColorScheme.LIGHT);
        english.open("/portal/");
        Locator title = english.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
        assertThat(title).hasText("Sign in");
        english.page().getByLabel("Language").selectOption("de");
        assertThat(title).hasText("Anmelden");
        english.page().reload();
        assertThat(title).hasText("Anmelden");
        english.open(url);
        assertThat(title).containsText("Guten Tag");
        english.page().getByLabel("Sprache").selectOption("en");
        english.open("/portal/documents");
        Download csv = english.page().waitForDownload(() -> english.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open items (CSV)"))
                .click());
        assertThat(new String(read(csv), StandardCharsets.UTF_8)).startsWith("\ufeffNumber,Date,Due on,");
    }

    /** On a telephone everything is there, within its width and large enough. */
    @Test
    public void fitsATelephone() {
        Visitor phone = visitors.phone(portal);
        phone.open(url);
        assertThat(phone.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Guten Tag");
        phone.open("/portal/documents");
        phone.settle();
        phone.screenshot(Path.of(System.getProperty("work"), "pages", "take-phone.png"));
        for (Locator one : phone.page().locator("take-away .button").all()) {
            assertThat(one.boundingBox().height).isGreaterThanOrEqualTo(44);
            assertThat(one.boundingBox().x + one.boundingBox().width).isLessThanOrEqualTo(Visitor.PHONE);
        }
        phone.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Kontoauszug")))
                .tap();
        assertThat(phone.page().locator("#f-period")).isVisible();
        phone.screenshot(Path.of(System.getProperty("work"), "pages", "take-phone-period.png"));
        phone.assertQuiet();
    }
}
