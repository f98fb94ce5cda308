package org.kundenportal.itests.browser;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
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

/** A customer in the portal, who came by a link. Every test has a customer of its own. */
public class CustomerIT {

    private static RunningPortal portal;
    private static Host host;

    @Rule
    public final Visitors visitors = new Visitors();

    private final String customer = Host.fresh("K");
    private final String invoice = Host.fresh("RE-");
    private String url;
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
        host.releaseEverything();
        host.putCustomer(customer);
        url = host.grant(customer);
        host.client()
                .importDocument(
                        "application/pdf",
                        EInvoice.of(invoice, customer, "Firma " + customer, "1000.00")
                                .zugferd())
                .expect(201);
        visitor = visitors.desktop(portal);
        page = visitor.page();
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    /** The link of a row, not the one that downloads. */
    private Locator title(String document) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(document).setExact(true));
    }

    private Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1));
    }

    private Locator rows() {
        return page.locator("tbody tr");
    }

    private void enter(String path) {
        visitor.open(url);
        assertThat(heading("Guten Tag")).isVisible();
        if (!path.isEmpty()) {
            visitor.open("/portal/" + path);
        }
    }

    private static int darkPixels(Locator drawn) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(drawn.screenshot()));
            return (int)
                    IntStream.of(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                            .filter(pixel -> (pixel & 0xff) < 64)
                            .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Download download) {
        try {
            return Files.readAllBytes(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** BM-16, BW-30: the link opens the portal, and its secret leaves the address bar. */
    @Test
    public void bm16OpensTheCustomersLink() {
        visitor.open(url);

        assertThat(heading("Guten Tag")).isVisible();
        assertThat(page).hasURL(Pattern.compile("/portal/$"));
        assertThat((String) page.evaluate("() => document.referrer + history.state"))
                .doesNotContain(PortalClient.token(url));
        assertThat(page.locator("main")).containsText("Firma " + customer + " GmbH");
        assertThat(page.locator("main")).containsText("1.190,00 €");
        page.goBack();
        assertThat(page.url()).doesNotContain(PortalClient.token(url));
        visitor.assertQuiet();
    }

    /** BM-21, BW-14, BW-26: all documents with status, number, amount and date; tabs, search, filter, page by page. */
    @Test
    public void bm21Bw26FindsDocuments() {
        for (int i = 0; i < 24; i++) {
            host.putDocument("DELIVERY_NOTE", Host.fresh("LS-"), customer);
        }
        enter("documents");
        assertThat(rows()).hasCount(20);
        button("Mehr laden").click();
        assertThat(rows()).hasCount(25);
        assertThat(button("Mehr laden")).hasCount(0);

        link("Rechnungen").click();
        assertThat(rows()).hasCount(1);
        assertThat(rows()).containsText("Rechnung " + invoice);
        assertThat(rows()).containsText("1.190,00 €");
        assertThat(rows()).containsText("Offen");
        page.getByLabel("Status").selectOption("PAID");
        assertThat(page.getByText("Nichts gefunden")).isVisible();
        button("Filter zurücksetzen").click();
        assertThat(rows()).hasCount(1);

        link("Alle").click();
        page.getByRole(AriaRole.SEARCHBOX).fill(invoice.substring(1));
        assertThat(rows()).hasCount(1);
        assertThat(page).hasURL(Pattern.compile("query="));
        visitor.assertQuiet();
    }

    /** BM-21: an invoice with its PDF as it came, drawn by pdf.js, to keep and to print. */
    @Test
    public void bm21ViewsDownloadsAndPrintsADocument() {
        enter("documents");
        title("Rechnung " + invoice).click();
        assertThat(heading("Rechnung " + invoice)).isVisible();
        assertThat(page.locator("main")).containsText("Wartung Heizung");

        button("Vorschau zeigen").click();
        Locator sheet = page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Seite 1 von 1"));
        assertThat(sheet).isVisible();
        sheet.scrollIntoViewIfNeeded();
        page.waitForFunction("() => document.querySelector('.pdf-pages canvas').width !== 595");
        assertThat(darkPixels(sheet)).as("what is printed on the page").isGreaterThan(100);

        Download pdf = page.waitForDownload(() -> link("PDF herunterladen").click());
        assertThat(pdf.suggestedFilename()).contains(invoice).endsWith(".pdf");
        assertThat(new String(read(pdf), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        Download xml = page.waitForDownload(() -> link("E-Rechnung (XML)").click());
        assertThat(new String(read(xml), StandardCharsets.UTF_8)).contains("CrossIndustryInvoice", invoice);

        page.evaluate(
                "() => { window.print = () => { window.printed = document.querySelectorAll('.print-pages canvas').length; dispatchEvent(new Event('afterprint')); }; }");
        button("Drucken").click();
        page.waitForFunction("() => window.printed === 1");

        assertThat(host.client()
                        .get(ADMIN + "/documents/INVOICE/" + invoice)
                        .json()
                        .at("/views/count")
                        .asInt())
                .as("views")
                .isEqualTo(1);
        visitor.assertQuiet();
    }

    /** An open invoice can be paid by transfer: by a code that a banking app reads, or by copying what it says. */
    @Test
    public void paysByTransfer() throws Exception {
        host.nameBankAccount("DE02120300000000202051");
        String open = Host.fresh("RE-");
        host.putDocument("INVOICE", open, customer);
        enter("documents/INVOICE/" + open);

        Locator transfer = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Überweisen"));
        assertThat(transfer).containsText("DE02 1203 0000 0000 2020 51");
        Locator code = transfer.getByRole(
                AriaRole.IMG, new Locator.GetByRoleOptions().setName("QR-Code für die Überweisung (GiroCode)"));
        assertThat(scanned(code)).startsWith("BCD\n002\n1\nSCT\n\nNordlicht GmbH\nDE02120300000000202051\nEUR119.00\n");
        assertThat(scanned(code)).endsWith("\n" + open);

        button("IBAN kopieren").click();
        assertThat(button("Kopiert")).isVisible();
        assertThat(visitor.clipboard()).isEqualTo("DE02120300000000202051");
        visitor.assertQuiet();
    }

    private static String scanned(Locator code) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(code.screenshot()));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        LuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }

    /** BM-22: questions and answers at the document. */
    @Test
    public void bm22CommentsAndReadsTheAnswer() {
        enter("documents/INVOICE/" + invoice);
        page.getByLabel("Ihr Kommentar").fill("Bitte mit <i>Lieferschein</i>.\nDanke!");
        button("Senden").click();
        assertThat(page.locator(".comment.is-own")).containsText("Bitte mit <i>Lieferschein</i>.");
        assertThat(page.getByText("Gesendet")).isVisible();

        host.client()
                .post(
                        ADMIN + "/documents/INVOICE/" + invoice + "/comments",
                        "{\"text\":\"Kommt nach.\",\"internal\":false}")
                .expect(201);
        page.reload();
        assertThat(page.locator(".comment")).hasCount(2);
        assertThat(page.locator(".comment").last()).containsText("Kommt nach.");
        visitor.assertQuiet();
    }

    /** BM-08, BM-26: without the action the page offers no field for it. */
    @Test
    public void bm08OffersOnlyReleasedActions() {
        host.release(Host.ALL_TYPES, "[\"VIEW\"]");
        enter("documents/INVOICE/" + invoice);
        assertThat(heading("Rechnung " + invoice)).isVisible();
        assertThat(page.getByLabel("Ihr Kommentar")).hasCount(0);

        host.release("[\"REMINDER\"]", Host.ALL_ACTIONS);
        page.reload();
        assertThat(page.getByText("Nicht gefunden", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        visitor.open("/portal/documents");
        assertThat(link("Mahnungen")).isVisible();
        assertThat(link("Rechnungen")).hasCount(0);
        assertThat(page.locator("main")).not().containsText(invoice);
        visitor.assertQuiet();
    }

    /** BW-12: the language is changed at any time, and kept. */
    @Test
    public void bw12ChangesTheLanguage() {
        enter("");
        page.getByLabel("Sprache").selectOption("en");
        assertThat(heading("Hello")).isVisible();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator("main")).containsText("€1,190.00");
        page.reload();
        assertThat(heading("Hello")).isVisible();
        visitor.assertQuiet();
    }

    /** MF-21: the customer's information and the provider's. */
    @Test
    public void mf21ShowsTheCustomersData() {
        enter("settings");
        assertThat(heading("Meine Daten")).isVisible();
        Locator main = page.locator("main");
        for (String text : List.of(
                "Firma " + customer + " GmbH", "post@" + customer + ".example", "Kim " + customer, "Nordlicht GmbH")) {
            assertThat(main).containsText(text);
        }
        visitor.assertQuiet();
    }

    /** Signing out ends the session and takes the copy from the device. */
    @Test
    public void signsOut() {
        enter("");
        button("Konto von Firma " + customer).click();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Abmelden").setExact(true))
                .first()
                .click();
        assertThat(heading("Anmelden")).isVisible();
        assertThat(page.getByText("Die Daten auf diesem Gerät sind gelöscht.")).isVisible();
        String kept = (String)
                page.evaluate(
                        """
                () => new Promise(resolve => {
                  const opening = indexedDB.open('portal');
                  opening.onsuccess = () => {
                    const reading = opening.result.transaction('resources').objectStore('resources').getAll();
                    reading.onsuccess = () => resolve(JSON.stringify(reading.result));
                  };
                })""");
        assertThat(kept).doesNotContain(customer).doesNotContain(invoice);
        visitor.open("/portal/documents");
        assertThat(heading("Anmelden")).isVisible();
        visitor.assertQuiet();
    }

    /** BM-17: a document's link opens that document and nothing else. */
    @Test
    public void bm17OpensOneDocumentByItsLink() {
        String other = Host.fresh("RE-");
        host.putDocument("INVOICE", other, customer);
        visitor.open(host.documentLink("INVOICE", invoice));
        assertThat(heading("Rechnung " + invoice)).isVisible();
        assertThat(page).hasURL(Pattern.compile("/portal/documents/INVOICE/" + invoice + "$"));
        assertThat(page.getByRole(AriaRole.NAVIGATION)).hasCount(0);

        visitor.open("/portal/documents/INVOICE/" + other);
        assertThat(heading("Rechnung " + invoice)).isVisible();
        assertThat(page.locator("main")).not().containsText(other);
        visitor.open("/portal/settings");
        assertThat(heading("Rechnung " + invoice)).isVisible();
        visitor.assertQuiet();
    }

    /** A link that is wrong or no longer lives says so, with the way to a new one. */
    @Test
    public void aDeadLinkSaysSo() {
        host.client()
                .post(ADMIN + "/customers/" + customer + "/portal-link/rotation", "")
                .expect(200);
        visitor.open(url);
        assertThat(heading("Dieser Link gilt nicht mehr")).isVisible();
        assertThat(page.getByText("Bitten Sie Nordlicht GmbH um einen neuen Link."))
                .isVisible();
        assertThat(page.url()).doesNotContain(PortalClient.token(url));
        visitor.assertQuiet();
    }

    /** With a telephone: tabs at the bottom, rows instead of columns. */
    @Test
    public void aTelephoneHasTabsAtTheBottom() {
        visitor = visitors.phone(portal);
        page = visitor.page();
        enter("");
        Locator tabs = page.locator("nav.tabs");
        assertThat(tabs).isVisible();
        assertThat(page.locator(".side nav")).isHidden();
        tabs.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Dokumente"))
                .tap();
        assertThat(heading("Dokumente")).isVisible();
        title("Rechnung " + invoice).tap();
        assertThat(heading("Rechnung " + invoice)).isVisible();
        button("Vorschau zeigen").tap();
        assertThat(page.locator(".pdf-pages canvas")).isVisible();
        tabs.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Menü"))
                .tap();
        page.locator("main")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Abmelden"))
                .tap();
        assertThat(heading("Anmelden")).isVisible();
        visitor.assertQuiet();
    }

    /** Without a network the page shows what it knows, and since when. */
    @Test
    public void showsTheCopyWithoutANetwork() {
        enter("documents/INVOICE/" + invoice);
        assertThat(page.locator("main")).containsText("Wartung Heizung");
        page.waitForFunction(
                "() => navigator.serviceWorker.ready.then(registration => registration.active.state === 'activated')");
        visitor.context().setOffline(true);
        page.reload();

        assertThat(heading("Rechnung " + invoice)).isVisible();
        assertThat(page.locator("main")).containsText("Wartung Heizung");
        assertThat(page.locator(".sync")).hasText(Pattern.compile("Offline – Stand \\d\\d:\\d\\d"));
        page.getByLabel("Ihr Kommentar").fill("später");
        assertThat(page.getByText("Sie sind offline.")).isVisible();

        visitor.context().setOffline(false);
        assertThat(page.locator(".sync")).hasText(Pattern.compile("^\\s*Stand \\d\\d:\\d\\d"));
    }
}
