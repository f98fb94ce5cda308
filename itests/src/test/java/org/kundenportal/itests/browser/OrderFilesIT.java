package org.kundenportal.itests.browser;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.FakeProviders;
import org.kundenportal.itests.http.FakeStorages;
import org.kundenportal.itests.http.Host;
import org.kundenportal.itests.http.PortalClient;
import org.kundenportal.itests.http.Shop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.itests.http.PortalClient.CUSTOMER;

/** A buyer fetches files, which lie in a bucket, from the page of the order. */
public class OrderFilesIT {

    private static final String FILE = "ebooks/handbuch.zip";
    private static final String ARTICLE = Host.fresh("EB-");

    private static RunningPortal portal;
    private static Host host;
    private static Shop shop;
    private static FakeProviders providers;
    private static FakeStorages storages;

    @Rule
    public final Visitors visitors = new Visitors();

    private final String customer = Host.fresh("K");
    private final String order = Host.fresh("B-");
    private final String invoice = Host.fresh("RE-");
    private Visitor visitor;
    private Page page;

    @BeforeClass
    public static void start() {
        portal = RunningPortal.shared();
        host = new Host(portal);
        shop = new Shop(host);
        host.nameCompany("Nordlicht GmbH");
        providers = new FakeProviders(host.client());
        providers.connectPayPal();
        storages = new FakeStorages(host.client());
        storages.fillBucket(FILE);
        shop.offer(ARTICLE, storages.connect(storages.bucketConnection("Dateien")), FILE);
    }

    @AfterClass
    public static void end() {
        shop.withdraw(ARTICLE);
        storages.close();
        providers.close();
        shop.invoices(false, false);
        shop.files(false, null, false);
    }

    @Before
    public void come() {
        host.releaseEverything();
        shop.invoices(true, false);
        shop.files(true, null, false);
        host.putCustomer(customer);
        host.grant(customer);
        visitor = visitors.desktop(portal);
        page = visitor.page();
    }

    private void openOrder() {
        visitor.open(host.orderLink(order));
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions()
                                .setName("Bestellung " + order)
                                .setLevel(1)))
                .isVisible();
        visitor.settle();
    }

    private Locator region(String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The card's name counts the files. */
    private Locator files() {
        return page.locator(".files-card");
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static String read(Download download) {
        try {
            return Files.readString(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Download fetch() {
        Download download =
                page.waitForDownload(() -> button("Herunterladen handbuch.zip").click());
        assertThat(files().getByRole(AriaRole.STATUS)).containsText("Der Download von handbuch.zip hat begonnen.");
        return download;
    }

    /** BB-20, BB-21, BB-24: the file is delivered, and the page counts what is left. */
    @Test
    public void bb21Bb24DeliversAndCounts() {
        shop.files(true, 2, false);
        shop.sell(order, customer, "PAID", ARTICLE);
        openOrder();
        assertThat(files()).containsText("noch 2 Downloads");
        assertThat(page.getByRole(AriaRole.CHECKBOX)).hasCount(0);

        Download download = fetch();
        assertThat(download.suggestedFilename()).isEqualTo("handbuch.zip");
        assertThat(read(download)).isEqualTo(FILE);
        assertThat(files()).containsText("noch 1 Download");
        page.reload();
        assertThat(files()).containsText("noch 1 Download");
        assertThat(read(fetch())).isEqualTo(FILE);
        page.reload();
        assertThat(files()).containsText("Alle Downloads dieser Datei sind verbraucht.");
        assertThat(files().getByRole(AriaRole.BUTTON)).hasCount(0);
        visitor.assertQuiet();
    }

    /** BB-21: before the payment the page says what the file waits for. */
    @Test
    public void bb21WaitsForThePayment() {
        shop.sell(order, customer, "ORDERED", ARTICLE);
        openOrder();

        assertThat(files()).containsText("sobald Ihre Zahlung bei Nordlicht GmbH eingegangen ist");
        assertThat(files().getByRole(AriaRole.BUTTON)).hasCount(0);
    }

    /** BB-22, BB-23: neither of a cancelled order, nor where the merchant allows none. */
    @Test
    public void bb22Bb23OffersNothing() {
        shop.sell(order, customer, "PAID", ARTICLE);
        openOrder();
        assertThat(files()).isVisible();
        shop.files(false, null, false);
        page.reload();
        assertThat(region("Artikel")).isVisible();
        visitor.settle();
        assertThat(files()).hasCount(0);

        shop.files(true, null, false);
        shop.sell(order, customer, "CANCELLED", ARTICLE);
        page.reload();
        assertThat(page.locator(".order-notice")).isVisible();
        visitor.settle();
        assertThat(files()).hasCount(0);
    }

    /** BB-29, BB-31: the button explains what is missing; with the tick the download starts; the server insists, too. */
    @Test
    public void bb29AsksForTheWaiverFirst() {
        shop.files(true, null, true);
        shop.sell(order, customer, "PAID", ARTICLE);
        openOrder();
        Locator waiver = page.getByRole(AriaRole.CHECKBOX);
        button("Herunterladen handbuch.zip").click();
        assertThat(waiver).isFocused();
        assertThat(page.getByText("Bitte bestätigen Sie das zuerst, dann beginnt der Download."))
                .isVisible();
        assertThat(shop.order(order).path("waivers")).isEmpty();
        PortalClient buyer = PortalClient.anonymous(portal).linked(host.orderLink(order));
        String path = CUSTOMER + "/orders/" + order + "/files";
        String key = buyer.get(path).expect(200).json().at("/items/0/key").asText();
        assertThat(buyer.send("POST", path + "/" + key + "/downloads", null, new byte[0])
                        .code())
                .isEqualTo("WAIVER_REQUIRED");
        visitor.wholeScreenshot(Path.of(System.getProperty("work"), "shots", "order-waiver.png"));

        waiver.check();
        assertThat(read(fetch())).isEqualTo(FILE);
        assertThat(waiver).hasCount(0);
        assertThat(files()).containsText("haben Sie auf Ihr Widerrufsrecht verzichtet");
        assertThat(shop.order(order).path("waivers")).hasSize(1);
        page.reload();
        assertThat(files()).containsText("haben Sie auf Ihr Widerrufsrecht verzichtet");
        assertThat(waiver).hasCount(0);
        visitor.assertQuiet();
    }

    /** BB-29: a text that was changed meanwhile is shown before anything is waived. */
    @Test
    public void bb29ShowsTheTextThatCounts() {
        shop.files(true, null, true);
        shop.sell(order, customer, "PAID", ARTICLE);
        openOrder();
        page.getByRole(AriaRole.CHECKBOX).check();
        String before = shop.waiverText("Neuer Text zum Verzicht.");
        try {
            button("Herunterladen handbuch.zip").click();
            assertThat(page.getByLabel("Neuer Text zum Verzicht.")).not().isChecked();
            assertThat(files().getByRole(AriaRole.ALERT)).isVisible();
            assertThat(shop.order(order).path("waivers")).isEmpty();
        } finally {
            shop.waiverText(before);
        }
    }

    /** BB-30, BB-32: who waived in the shop is not asked again, and nobody is where it is not required. */
    @Test
    public void bb30DoesNotAskAgain() {
        shop.files(true, null, true);
        shop.sell(order, customer, "PAID", ARTICLE, "Max Mustermann", true);
        openOrder();

        assertThat(page.getByRole(AriaRole.CHECKBOX)).hasCount(0);
        assertThat(read(fetch())).isEqualTo(FILE);
        assertThat(shop.order(order).path("waivers")).isEmpty();
    }

    /** BB-02: each of the three functions, with each of the others or alone. */
    @Test
    public void bb02AnySubsetOfTheThree() {
        shop.sell(order, customer, "ORDERED", ARTICLE);
        shop.bill(invoice, order, customer);
        openOrder();
        for (int subset = 0; subset < 8; subset++) {
            boolean invoices = (subset & 1) != 0;
            boolean files = (subset & 2) != 0;
            boolean paying = (subset & 4) != 0;
            shop.invoices(invoices, false);
            shop.files(files, null, false);
            host.release(Host.ALL_TYPES, paying ? Host.ALL_ACTIONS : "[\"VIEW\"]");
            page.reload();
            assertThat(region("Artikel")).isVisible();
            visitor.settle();

            assertThat(region("Rechnung")).hasCount(invoices ? 1 : 0);
            assertThat(files()).hasCount(files ? 1 : 0);
            assertThat(button("Mit PayPal bezahlen")).hasCount(paying ? 1 : 0);
            String name = "order-subset" + (invoices ? "-invoices" : "") + (files ? "-files" : "")
                    + (paying ? "-paying" : "");
            visitor.wholeScreenshot(Path.of(System.getProperty("work"), "shots", name + ".png"));
            visitor.show(Visitor.PHONE, ColorScheme.LIGHT);
            visitor.wholeScreenshot(Path.of(System.getProperty("work"), "shots", name + "-phone.png"));
            visitor.show(Visitor.DESKTOP, ColorScheme.LIGHT);
        }
        visitor.assertQuiet();
    }

    @Test
    public void isAccessible() {
        shop.files(true, 3, true);
        shop.sell(order, customer, "PAID", ARTICLE);
        shop.bill(invoice, order, customer);
        for (String locale : List.of("de-DE", "en-GB")) {
            Visitor reader = visitors.examined(portal, locale, Visitor.DESKTOP, ColorScheme.LIGHT);
            reader.open(host.orderLink(order));
            assertThat(reader.page().getByRole(AriaRole.CHECKBOX)).isVisible();
            reader.settle();
            reader.page().locator(".lang select").selectOption(locale.substring(0, 2));
            assertThat(reader.page().locator("html")).hasAttribute("lang", locale.substring(0, 2));
            reader.page().locator(".file .button").click();
            assertThat(reader.page().locator(".field-error")).isVisible();
            Axe axe = Axe.on(reader.page());
            for (int width : List.of(Visitor.DESKTOP, Visitor.PHONE, 320)) {
                for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    reader.show(width, scheme);
                    assertThat(axe.violations())
                            .as("%s at %d %s", locale, width, scheme)
                            .isEmpty();
                    assertThat(
                                    (Boolean)
                                            reader.page()
                                                    .evaluate(
                                                            "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                            .as("%d fits", width)
                            .isTrue();
                }
            }
        }
    }
}
