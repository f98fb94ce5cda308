package org.kundenportal.itests.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
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

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.itests.http.PortalClient.ADMIN;
import static org.kundenportal.itests.http.PortalClient.CUSTOMER;

/** A customer pays, at providers on this machine, and comes back. */
public class PayingIT {

    private static RunningPortal portal;
    private static Host host;
    private static FakeProviders providers;
    private static String payPal;

    @Rule
    public final Visitors visitors = new Visitors();

    private final String customer = Host.fresh("K");
    private final String invoice = Host.fresh("RE-");
    private Visitor visitor;
    private Page page;
    private String url;

    @BeforeClass
    public static void start() {
        portal = RunningPortal.shared();
        host = new Host(portal);
        host.nameCompany("Nordlicht GmbH");
        providers = new FakeProviders(host.client());
        payPal = providers.connectPayPal();
        providers.connectMollie();
    }

    @AfterClass
    public static void end() {
        providers.close();
    }

    @Before
    public void come() {
        host.releaseEverything();
        partPayments(false, "0.00");
        host.putCustomer(customer);
        host.putDocument("INVOICE", invoice, customer);
        url = host.grant(customer);
        visitor = visitors.desktop(portal);
        page = visitor.page();
    }

    private static void partPayments(boolean allowed, String minimum) {
        host.client()
                .put(ADMIN + "/settings/payments", "{\"partPayments\":" + allowed + ",\"minimum\":\"" + minimum + "\"}")
                .expect(200);
    }

    private Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1));
    }

    private Locator button(String name) {
        return button(page, name);
    }

    private static Locator button(Page at, String name) {
        return at.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private Locator region(String name) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
    }

    private void enter(String path) {
        visitor.open(url);
        assertThat(heading("Guten Tag")).isVisible();
        visitor.open("/portal/" + path);
    }

    private void openInvoice() {
        enter("documents/INVOICE/" + invoice);
        assertThat(heading("Rechnung " + invoice)).isVisible();
    }

    private void toInvoice() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Zur Rechnung"))
                .click();
        assertThat(heading("Rechnung " + invoice)).isVisible();
    }

    private JsonNode stand(String number) {
        return host.client()
                .get(ADMIN + "/documents/INVOICE/" + number)
                .expect(200)
                .json();
    }

    /** BM-25, BB-47, BW-27, BB-48: by PayPal, and then there is nothing more to pay. */
    @Test
    public void bb47PaysByPayPal() {
        openInvoice();
        button("Mit PayPal bezahlen").click();
        assertThat(page.locator("#amount")).containsText("119.00");
        page.locator("#approve").click();

        assertThat(heading("Danke, bezahlt")).isVisible();
        assertThat(page).hasURL(Pattern.compile("/portal/payments/[^/?]+"));
        assertThat(region("Stand der Zahlung")).containsText("119,00 €");
        toInvoice();
        assertThat(page.locator("h1")).containsText("Bezahlt");
        assertThat(region("Zahlungen")).containsText("Zahlung mit PayPal");
        assertThat(region("Zahlungen")).containsText("119,00 €");
        assertThat(region("Bezahlen")).isHidden();
        assertThat(stand(invoice).path("status").asText()).isEqualTo("PAID");
        visitor.assertNoErrors();
    }

    /** BM-25, BM-38: by Mollie. */
    @Test
    public void bm25PaysByMollie() {
        openInvoice();
        button("Mit Mollie bezahlen").click();
        assertThat(page.locator("#amount")).containsText("119.00 EUR");
        page.locator("#paid").click();

        assertThat(heading("Danke, bezahlt")).isVisible();
        toInvoice();
        assertThat(page.locator("h1")).containsText("Bezahlt");
        assertThat(region("Zahlungen")).containsText("Zahlung mit Mollie");
        visitor.assertNoErrors();
    }

    @Test
    public void givesUpAndTriesAgain() {
        openInvoice();
        button("Mit PayPal bezahlen").click();
        page.locator("#cancel").click();

        assertThat(heading("Zahlung abgebrochen")).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Erneut versuchen"))
                .click();
        assertThat(heading("Rechnung " + invoice)).isVisible();
        button("Mit Mollie bezahlen").click();
        page.locator("#paid").click();
        assertThat(heading("Danke, bezahlt")).isVisible();
        assertThat(stand(invoice).path("status").asText()).isEqualTo("PAID");
    }

    @Test
    public void whatDidNotWorkTookNothing() {
        openInvoice();
        button("Mit Mollie bezahlen").click();
        page.locator("#failed").click();

        assertThat(heading("Zahlung nicht gelungen")).isVisible();
        assertThat(region("Stand der Zahlung")).containsText("Es wurde nichts abgebucht");
        assertThat(stand(invoice).path("status").asText()).isEqualTo("OPEN");
    }

    /** Whoever comes back by the browser's own button finds the page usable, and the payment that has begun. */
    @Test
    public void goesBackWithoutPaying() {
        openInvoice();
        button("Mit PayPal bezahlen").click();
        assertThat(page.locator("#approve")).isVisible();
        page.goBack();

        assertThat(button("Zahlung fortsetzen")).isVisible();
        button("Zahlung fortsetzen").click();
        page.locator("#approve").click();
        assertThat(heading("Danke, bezahlt")).isVisible();
    }

    /** One payment at a time: the other tab goes on with the first, and sees it paid. */
    @Test
    public void twoTabsPayOnce() {
        openInvoice();
        Page other = visitor.context().newPage();
        other.navigate(page.url());
        assertThat(button(other, "Mit Mollie bezahlen")).isVisible();
        button("Mit PayPal bezahlen").click();
        assertThat(page.locator("#approve")).isVisible();

        button(other, "Mit Mollie bezahlen").click();
        assertThat(other.getByText("Eine Zahlung läuft bereits")).isVisible();
        assertThat(button(other, "Zahlung fortsetzen")).isVisible();
        assertThat(button(other, "Mit Mollie bezahlen")).isHidden();

        page.locator("#approve").click();
        assertThat(heading("Danke, bezahlt")).isVisible();
        other.reload();
        assertThat(other.locator("h1")).containsText("Bezahlt");
        assertThat(stand(invoice).path("paid").path("amount").asText()).isEqualTo("119.00");
    }

    /** The invoice shows a payment that is under way, and gives it up. */
    @Test
    public void cancelsAPaymentThatIsUnderWay() {
        openInvoice();
        button("Mit PayPal bezahlen").click();
        assertThat(page.locator("#approve")).isVisible();
        visitor.open("/portal/documents/INVOICE/" + invoice);
        assertThat(region("Bezahlen")).containsText("Eine Zahlung über 119,00 € läuft.");

        button("Zahlung abbrechen").click();
        page.getByRole(AriaRole.DIALOG).getByText("Zahlung abbrechen").last().click();

        assertThat(button("Mit PayPal bezahlen")).isVisible();
    }

    /** What is on its way is said to be, and arrives while the page is open. */
    @Test
    public void whatIsOnItsWayArrives() {
        openInvoice();
        button("Mit Mollie bezahlen").click();
        assertThat(page.locator("#pending")).isVisible();
        String payment = page.url().replaceAll(".*/checkout/|[?#].*", "");
        page.locator("#pending").click();
        assertThat(heading("Zahlung unterwegs")).isVisible();

        providers.mollie().pay(payment);
        button("Erneut prüfen").click();

        assertThat(heading("Danke, bezahlt")).isVisible();
    }

    @Test
    public void paysAPart() {
        partPayments(true, "10.00");
        openInvoice();
        page.getByLabel("Einen Teil").check();
        page.getByLabel("Betrag in EUR").fill("9,99");
        button("Mit PayPal bezahlen").click();
        assertThat(page.getByText("Auf einmal sind mindestens 10,00 € zu zahlen."))
                .isVisible();
        page.getByLabel("Betrag in EUR").fill("20,5");
        button("Mit PayPal bezahlen").click();
        assertThat(page.locator("#amount")).containsText("20.50");
        page.locator("#approve").click();

        assertThat(heading("Danke, bezahlt")).isVisible();
        toInvoice();
        assertThat(page.locator("h1")).containsText("Teilweise bezahlt");
        assertThat(page.locator(".due-amount")).containsText("98,50 €");
    }

    /** Several invoices in one payment, a credit note set off. */
    @Test
    public void paysSeveral() {
        String second = Host.fresh("RE-");
        String credit = Host.fresh("GS-");
        host.putDocument("INVOICE", second, customer);
        host.putDocument("CREDIT_NOTE", credit, customer);
        String third = Host.fresh("RE-");
        host.putDocument("INVOICE", third, customer);
        enter("documents");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Mehrere bezahlen"))
                .click();
        assertThat(heading("Mehrere bezahlen")).isVisible();
        for (String number : List.of(invoice, second, credit)) {
            page.getByLabel(Pattern.compile(number)).check();
        }
        assertThat(region("Summe")).containsText("Zu zahlen für 2 Rechnungen");
        assertThat(region("Summe").locator(".is-total")).containsText("119,00 €");
        button("Mit PayPal bezahlen").click();
        assertThat(page.locator("#amount")).containsText("119.00");
        page.locator("#approve").click();

        assertThat(heading("Danke, bezahlt")).isVisible();
        assertThat(stand(invoice).path("status").asText()).isEqualTo("PAID");
        assertThat(stand(second).path("status").asText()).isEqualTo("PAID");
        assertThat(stand(third).path("status").asText()).isEqualTo("OPEN");
        assertThat(host.client()
                        .get(ADMIN + "/documents/CREDIT_NOTE/" + credit)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("PAID");
    }

    /** Where a credit note covers all, no provider is needed. */
    @Test
    public void setsOff() {
        String credit = Host.fresh("GS-");
        host.putDocument("CREDIT_NOTE", credit, customer);
        enter("pay");
        for (String number : List.of(invoice, credit)) {
            page.getByLabel(Pattern.compile(number)).check();
        }
        button("Verrechnen").click();

        assertThat(heading("Danke, bezahlt")).isVisible();
        assertThat(stand(invoice).path("status").asText()).isEqualTo("PAID");
    }

    /** BM-36: nobody pays what the merchant has not released. */
    @Test
    public void bm36WithoutReleaseThereIsNoButton() {
        host.release(Host.ALL_TYPES, "[\"VIEW\"]");
        openInvoice();
        assertThat(page.locator(".due-amount")).containsText("119,00 €");
        visitor.settle();

        assertThat(button("Mit PayPal bezahlen")).isHidden();
        assertThat(PortalClient.anonymous(portal)
                        .linked(url)
                        .post(
                                CUSTOMER + "/documents/INVOICE/" + invoice + "/payments",
                                "{\"connectionId\":\"" + payPal + "\"}")
                        .code())
                .isEqualTo("ACTION_NOT_RELEASED");
    }

    /** BB-44: only active providers are shown. */
    @Test
    public void bb44OnlyActiveProvidersAreShown() {
        providers.activate(payPal, "paypal", false);
        try {
            openInvoice();
            assertThat(button("Mit Mollie bezahlen")).isVisible();
            assertThat(button("Mit PayPal bezahlen")).isHidden();
        } finally {
            providers.activate(payPal, "paypal", true);
        }
    }

    /** By the link of the invoice alone, and back to what it opens. */
    @Test
    public void paysByTheDocumentsLink() {
        visitor.open(host.documentLink("INVOICE", invoice));
        assertThat(heading("Rechnung " + invoice)).isVisible();
        button("Mit PayPal bezahlen").click();
        page.locator("#approve").click();

        assertThat(heading("Danke, bezahlt")).isVisible();
        toInvoice();
        assertThat(page.locator("h1")).containsText("Bezahlt");
    }

    /** BM-37: a link to pay opens the one invoice, with all ways to choose among. */
    @Test
    public void bm37PaysByALinkToPay() {
        visitor.open(host.client()
                .post(
                        ADMIN + "/documents/INVOICE/" + invoice + "/payment-link",
                        "{\"connectionId\":null,\"mail\":false}")
                .expect(200)
                .json()
                .path("url")
                .asText());
        assertThat(heading("Rechnung " + invoice)).isVisible();
        assertThat(button("Mit PayPal bezahlen")).isVisible();
        button("Mit Mollie bezahlen").click();
        page.locator("#paid").click();

        assertThat(heading("Danke, bezahlt")).isVisible();
        assertThat(stand(invoice).path("status").asText()).isEqualTo("PAID");
    }

    /** Another customer's payment does not exist. */
    @Test
    public void foreignPaymentsDoNotExist() {
        String other = Host.fresh("K");
        host.putCustomer(other);
        PortalClient owner = PortalClient.anonymous(portal).linked(url);
        String path = CUSTOMER + "/payments/"
                + owner.post(
                                CUSTOMER + "/documents/INVOICE/" + invoice + "/payments",
                                "{\"connectionId\":\"" + payPal + "\"}")
                        .expect(201)
                        .json()
                        .path("paymentId")
                        .asText();
        owner.get(path).expect(200);

        PortalClient stranger = PortalClient.anonymous(portal).linked(host.grant(other));
        assertThat(stranger.get(path).status()).isEqualTo(404);
        for (String step : List.of("/completion", "/cancellation")) {
            assertThat(stranger.send("POST", path + step, null, new byte[0]).status())
                    .isEqualTo(404);
        }
        PortalClient elsewhere = PortalClient.anonymous(portal).linked(linkOfAnother());
        assertThat(elsewhere.get(path).status()).as("another document's link").isEqualTo(404);
    }

    private String linkOfAnother() {
        String number = Host.fresh("RE-");
        host.putDocument("INVOICE", number, customer);
        return host.documentLink("INVOICE", number);
    }

    /** The pages that only paying shows are readable for everybody, too. */
    @Test
    public void isAccessible() {
        partPayments(true, "10.00");
        String second = Host.fresh("RE-");
        String credit = Host.fresh("GS-");
        host.putDocument("INVOICE", second, customer);
        host.putDocument("CREDIT_NOTE", credit, customer);
        visitor = visitors.examined(portal, "de-DE", Visitor.DESKTOP, ColorScheme.LIGHT);
        page = visitor.page();
        openInvoice();
        page.getByLabel("Einen Teil").check();
        examine("an invoice to pay");
        visitor.open("/portal/pay");
        page.getByLabel(Pattern.compile(second)).check();
        page.getByLabel(Pattern.compile(credit)).check();
        examine("several to pay");
        visitor.open("/portal/documents/INVOICE/" + invoice);
        button("Mit Mollie bezahlen").click();
        page.locator("#open").click();
        assertThat(heading("Noch nicht bezahlt")).isVisible();
        examine("a payment that is open");
        visitor.open("/portal/documents/INVOICE/" + invoice);
        assertThat(button("Zahlung fortsetzen")).isVisible();
        examine("an invoice with a payment under way");
        button("Zahlung fortsetzen").click();
        page.locator("#paid").click();
        assertThat(heading("Danke, bezahlt")).isVisible();
        examine("a payment that is paid");
    }

    private void examine(String what) {
        visitor.settle();
        Axe axe = Axe.on(page);
        for (int width : List.of(Visitor.DESKTOP, Visitor.PHONE, 320)) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                visitor.show(width, scheme);
                assertThat(axe.violations())
                        .as("%s at %d %s", what, width, scheme)
                        .isEmpty();
                assertThat((Boolean) page.evaluate(
                                "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                        .as("%s at %d fits", what, width)
                        .isTrue();
            }
        }
        visitor.show(Visitor.DESKTOP, ColorScheme.LIGHT);
    }
}
