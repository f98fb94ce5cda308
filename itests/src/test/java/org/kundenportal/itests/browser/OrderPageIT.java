package org.kundenportal.itests.browser;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.FakeProviders;
import org.kundenportal.itests.http.Host;
import org.kundenportal.itests.http.PortalClient;
import org.kundenportal.itests.http.Shop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.itests.http.PortalClient.ADMIN;
import static org.kundenportal.itests.http.PortalClient.CUSTOMER;

/** A buyer comes by the link of an order, or has a portal with all orders. */
public class OrderPageIT {

    private static final String GREETING = "<p>Hallo {UserName}, Ihre Bestellung {OrderNumber} von {Platform}.</p>";

    private static RunningPortal portal;
    private static Host host;
    private static Shop shop;
    private static FakeProviders providers;
    private static String formerGreeting;

    @Rule
    public final Visitors visitors = new Visitors();

    private final String customer = Host.fresh("K");
    private final String order = Host.fresh("B-");
    private final String invoice = Host.fresh("RE-");
    private String url;
    private Visitor visitor;
    private Page page;

    @BeforeClass
    public static void start() {
        portal = RunningPortal.shared();
        host = new Host(portal);
        shop = new Shop(host);
        host.nameCompany("Nordlicht GmbH");
        formerGreeting = shop.greet(GREETING);
        providers = new FakeProviders(host.client());
        providers.connectPayPal();
    }

    @AfterClass
    public static void end() {
        providers.close();
        shop.invoices(false, false);
        shop.banner(null);
        shop.greet(formerGreeting);
    }

    @Before
    public void come() {
        host.releaseEverything();
        shop.invoices(true, false);
        host.putCustomer(customer);
        url = host.grant(customer);
        visitor = visitors.desktop(portal);
        page = visitor.page();
    }

    private void openOrder() {
        visitor.open(host.orderLink(order));
        assertThat(heading("Bestellung " + order)).isVisible();
        visitor.settle();
    }

    private Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1));
    }

    private Locator region(String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private static String read(Download download) {
        try {
            return Files.readString(download.path(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** BB-01: the order's link opens its page, on which everything of the order is, and no other page. */
    @Test
    public void bb01TheLinkOpensItsOrderAndNothingElse() {
        String other = Host.fresh("B-");
        shop.sell(order, customer, "PAID", "A-1");
        shop.sell(other, customer, "PAID", "A-1");
        host.putDocument("INVOICE", invoice, customer);
        openOrder();

        assertThat(page).hasURL(Pattern.compile("/portal/orders/" + order + "$"));
        assertThat(page.locator("h1")).containsText("Bezahlt");
        assertThat(region("Artikel")).containsText("Handbuch Lüftung");
        assertThat(region("Artikel").locator(".is-total")).containsText("119,00 €");
        assertThat(region("Angaben")).containsText("eBay");
        assertThat(page.locator("nav")).hasCount(0);
        for (String elsewhere : List.of("", "orders", "orders/" + other, "documents/INVOICE/" + invoice, "settings")) {
            visitor.open("/portal/" + elsewhere);
            assertThat(heading("Bestellung " + order)).isVisible();
        }
        PortalClient buyer = PortalClient.anonymous(portal).linked(host.orderLink(order));
        for (String foreign : List.of("orders/" + other, "documents/INVOICE/" + invoice, "documents", "overview")) {
            assertThat(buyer.get(CUSTOMER + "/" + foreign).status()).as(foreign).isEqualTo(404);
        }
        visitor.assertQuiet();
    }

    /** BB-06, BB-07, BB-10: below the banner the buyer is greeted by name, whatever the name is. */
    @Test
    public void bb06Bb07GreetsBelowTheBanner() {
        shop.banner(host.uploadImage());
        shop.sell(order, customer, "PAID", "A-1", "<script>alert(1)</script> & Söhne", false);
        openOrder();

        Locator greeting = page.locator(".welcome");
        assertThat(greeting)
                .hasText("Hallo <script>alert(1)</script> & Söhne, Ihre Bestellung " + order + " von eBay.");
        assertThat(greeting.locator("script")).hasCount(0);
        assertThat(page.locator(".merchant-banner").boundingBox().y).isLessThan(greeting.boundingBox().y);
        assertThat(region("Angaben")).containsText("<script>alert(1)</script> & Söhne");
        visitor.assertQuiet();
        shop.banner(null);
    }

    /** BB-12: the invoice is looked at, and kept. */
    @Test
    public void bb12DownloadsTheInvoice() {
        shop.sell(order, customer, "CONFIRMED", "A-1");
        shop.bill(invoice, order, customer);
        openOrder();

        assertThat(region("Rechnung")).containsText(invoice);
        Download download = page.waitForDownload(
                () -> link("Herunterladen Rechnung " + invoice).click());
        assertThat(read(download)).startsWith("%PDF");
        String view = link("Ansehen Rechnung " + invoice).getAttribute("href");
        assertThat(page.request().get(portal.baseUrl() + view).headers())
                .containsEntry("content-type", "application/pdf");
        assertThat(heading("Bestellung " + order)).isVisible();
        visitor.assertQuiet();
    }

    /** BB-11: switched off, there is no word of an invoice. */
    @Test
    public void bb11WithoutInvoicesThereIsNoCard() {
        shop.invoices(false, false);
        shop.sell(order, customer, "PAID", "A-1");
        shop.bill(invoice, order, customer);
        openOrder();

        assertThat(region("Artikel")).isVisible();
        assertThat(region("Rechnung")).hasCount(0);
    }

    /** BB-14: where none is made by itself, the buyer is told that none is available. */
    @Test
    public void bb14SaysThatNoInvoiceIsAvailable() {
        shop.sell(order, customer, "PAID", "A-1");
        openOrder();

        assertThat(region("Rechnung")).containsText("Für diese Bestellung ist keine Rechnung verfügbar.");
        assertThat(button("Rechnung abrufen")).hasCount(0);
        assertThat(shop.order(order).path("invoiceNumber").isNull()).isTrue();
    }

    /** BB-13, BB-16: opened for the first time it is made, once, however often the button is clicked, and delivered. */
    @Test
    public void bb13Bb16MakesOneInvoiceAndDeliversIt() {
        shop.invoices(true, true);
        shop.sell(order, customer, "PAID", "A-1");
        openOrder();
        Download download =
                page.waitForDownload(() -> button("Rechnung abrufen").dblclick());

        assertThat(read(download)).startsWith("%PDF");
        String number = shop.order(order).path("invoiceNumber").asText();
        assertThat(region("Rechnung").getByRole(AriaRole.STATUS))
                .hasText("Ihre Rechnung " + number + " ist da. Der Download hat begonnen.");
        assertThat(link("Herunterladen Rechnung " + number)).isFocused();
        assertThat(host.client().items(ADMIN + "/documents?customer=" + customer))
                .hasSize(1);
        visitor.assertQuiet();
    }

    /** BB-15: what is not paid for gets no invoice. */
    @Test
    public void bb15WithoutPaymentNothingIsMade() {
        shop.invoices(true, true);
        shop.sell(order, customer, "ORDERED", "A-1");
        openOrder();

        assertThat(region("Rechnung")).containsText("keine Rechnung verfügbar");
        assertThat(button("Rechnung abrufen")).hasCount(0);
    }

    /** BB-47, BB-48: the invoice is paid from the order's page, which is come back to, and then is paid. */
    @Test
    public void bb47PaysFromTheOrder() {
        shop.sell(order, customer, "ORDERED", "A-1");
        shop.bill(invoice, order, customer);
        openOrder();
        assertThat(page.locator(".due-amount")).containsText("119,00 €");
        button("Mit PayPal bezahlen").click();
        page.locator("#approve").click();

        assertThat(heading("Danke, bezahlt")).isVisible();
        assertThat(page).hasURL(Pattern.compile("/portal/payments/[^/?]+"));
        link("Zur Bestellung").click();
        assertThat(heading("Bestellung " + order)).isVisible();
        assertThat(region("Bezahlen")).hasCount(0);
        assertThat(host.client()
                        .get(ADMIN + "/documents/INVOICE/" + invoice)
                        .expect(200)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("PAID");
        visitor.assertNoErrors();
    }

    /** BB-22: of a cancelled order nothing can be fetched, and the page says why. */
    @Test
    public void bb22ACancelledOrderSaysSo() {
        shop.sell(order, customer, "CANCELLED", "A-1");
        shop.bill(invoice, order, customer);
        openOrder();

        assertThat(page.locator("h1")).containsText("Storniert");
        assertThat(page.locator(".order-notice")).containsText("Diese Bestellung ist storniert.");
        assertThat(region("Rechnung")).hasCount(0);
        assertThat(region("Bezahlen")).hasCount(0);
        assertThat(region("Artikel")).isVisible();
    }

    /** BB-22: the link of a deleted order is dead, also for those who had the page open. */
    @Test
    public void bb22ADeletedOrderIsGone() {
        shop.sell(order, customer, "PAID", "A-1");
        String link = host.orderLink(order);
        openOrder();
        shop.sell(order, customer, "DELETED", "A-1");
        page.reload();

        assertThat(heading("Anmelden")).isVisible();
        assertThat(page.locator("main")).not().containsText("Handbuch Lüftung");
        visitor.open(link);
        assertThat(heading("Dieser Link gilt nicht mehr")).isVisible();
    }

    /** Customers with a portal find their orders in the navigation, on the overview, and in a list. */
    @Test
    public void customersFindTheirOrders() {
        shop.sell(order, customer, "SHIPPED", "A-1");
        visitor.open(url);
        assertThat(heading("Guten Tag")).isVisible();
        assertThat(region("Letzte Bestellungen")).containsText(order);
        page.locator(".side nav")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Bestellungen"))
                .click();
        assertThat(heading("Bestellungen")).isVisible();
        Locator row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(order));
        assertThat(row).containsText("Handbuch Lüftung und 1 weiterer Artikel");
        assertThat(row).containsText("Versendet");
        assertThat(row).containsText("119,00 €");
        link("Bestellung " + order).click();
        assertThat(heading("Bestellung " + order)).isFocused();
        assertThat(page.locator(".crumbs")).containsText("Bestellungen");
        visitor.assertQuiet();
    }

    /** More than a page of them comes page by page; the focus goes to the first new one. */
    @Test
    public void moreOrdersComePageByPage() {
        for (int i = 0; i < 22; i++) {
            shop.sell(Host.fresh("B-"), customer, "PAID", "A-1");
        }
        visitor.open(url);
        assertThat(heading("Guten Tag")).isVisible();
        visitor.open("/portal/orders");
        assertThat(page.locator("tbody tr")).hasCount(20);
        button("Mehr laden").click();
        assertThat(page.locator("tbody tr")).hasCount(22);
        assertThat(page.locator("tbody .cover").nth(20)).isFocused();
        assertThat(button("Mehr laden")).hasCount(0);
    }

    /** Who never ordered reads nothing of orders, and foreign ones do not exist. */
    @Test
    public void foreignOrdersDoNotExist() {
        String stranger = Host.fresh("K");
        host.putCustomer(stranger);
        shop.sell(order, customer, "PAID", "A-1");
        visitor.open(host.grant(stranger));
        assertThat(heading("Guten Tag")).isVisible();
        visitor.settle();
        assertThat(page.locator("main")).not().containsText("Bestellungen");
        visitor.open("/portal/orders/" + order);

        assertThat(page.getByText("Nicht gefunden")).isVisible();
        assertThat(page.locator("main")).not().containsText("Handbuch Lüftung");
        assertThat(page.locator(".side nav")).not().containsText("Bestellungen");
        visitor.open("/portal/orders");
        assertThat(page.getByText("Noch keine Bestellungen")).isVisible();
    }

    /** Without a network the order can be read; what needs one says so. */
    @Test
    public void showsTheCopyWithoutANetwork() {
        shop.sell(order, customer, "PAID", "A-1");
        shop.bill(invoice, order, customer);
        openOrder();
        page.waitForFunction(
                "() => navigator.serviceWorker.ready.then(registration => registration.active.state === 'activated')");
        visitor.context().setOffline(true);
        page.reload();

        assertThat(heading("Bestellung " + order)).isVisible();
        assertThat(region("Artikel")).containsText("Handbuch Lüftung");
        assertThat(region("Rechnung")).containsText("Sie sind offline.");
        assertThat(region("Rechnung").getByRole(AriaRole.LINK)).hasCount(0);
        visitor.context().setOffline(false);
        assertThat(link("Herunterladen Rechnung " + invoice)).isVisible();
    }

    /** Members of staff who look at the portal as the customer make nothing, and pay nothing. */
    @Test
    public void viewersChangeNothing() {
        shop.invoices(true, true);
        shop.sell(order, customer, "PAID", "A-1");
        String view = host.client()
                .send("POST", ADMIN + "/customers/" + customer + "/view", null, new byte[0])
                .json()
                .path("url")
                .asText();
        visitor.open(view);
        assertThat(page.locator(".strip-view")).isVisible();
        visitor.open("/portal/orders/" + order);
        assertThat(heading("Bestellung " + order)).isVisible();
        visitor.settle();

        assertThat(region("Rechnung")).containsText("wird ausgestellt, sobald Sie sie abrufen");
        assertThat(button("Rechnung abrufen")).hasCount(0);
    }

    /** On paper there is the order, with who sold it, and no button. */
    @Test
    public void printsTheOrder() {
        shop.sell(order, customer, "PAID", "A-1");
        shop.bill(invoice, order, customer);
        openOrder();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator(".letterhead")).containsText("Nordlicht GmbH");
        assertThat(page.locator(".paper")).containsText("119,00 €");
        assertThat(page.locator(".invoice-card")).isHidden();
        assertThat(page.locator(".top")).isHidden();
    }

    @Test
    public void isAccessible() {
        shop.sell(order, customer, "ORDERED", "A-1");
        shop.bill(invoice, order, customer);
        examine("de-DE", "to-pay", host.orderLink(order), null);
        examine("en-GB", "to-pay", host.orderLink(order), null);
        shop.sell(order, customer, "CANCELLED", "A-1");
        examine("de-DE", "cancelled", host.orderLink(order), null);
        examine("en-GB", "list", url, "orders");
        examine("de-DE", "start", url, "");
    }

    private void examine(String locale, String name, String way, String path) {
        Visitor reader = visitors.examined(portal, locale, Visitor.DESKTOP, ColorScheme.LIGHT);
        reader.open(way);
        reader.settle();
        if (path != null) {
            reader.open("/portal/" + path);
            reader.settle();
        }
        reader.page().locator(".lang select").selectOption(locale.substring(0, 2));
        assertThat(reader.page().locator("html")).hasAttribute("lang", locale.substring(0, 2));
        Axe axe = Axe.on(reader.page());
        for (int width : List.of(Visitor.DESKTOP, Visitor.PHONE, 320)) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                reader.show(width, scheme);
                assertThat(axe.violations())
                        .as("%s %s at %d %s", name, locale, width, scheme)
                        .isEmpty();
                assertThat(
                                (Boolean)
                                        reader.page()
                                                .evaluate(
                                                        "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                        .as("%s at %d fits", name, width)
                        .isTrue();
                reader.wholeScreenshot(Path.of(
                        System.getProperty("work"),
                        "shots",
                        "order-" + name + "-" + locale + "-" + width + "-" + scheme + ".png"));
            }
        }
    }
}
