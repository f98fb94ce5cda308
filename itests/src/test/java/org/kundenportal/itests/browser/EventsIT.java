package org.kundenportal.itests.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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

/** Staff follow what happens, hold links and sessions in their hands, and let other systems know. */
public class EventsIT {

    /** What sticks out of the page, if the page can be scrolled sideways. */
    private static final String TOO_WIDE =
            """
            () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('main *')]
              .filter(element => element.getBoundingClientRect().right > innerWidth).map(element => element.outerHTML.slice(0, 120))""";

    private static RunningPortal portal;
    private static Host host;

    @Rule
    public final Visitors visitors = new Visitors();

    private final String customer = Host.fresh("E");
    private final String invoice = Host.fresh("RE-");
    private String url;
    private Visitor staff;

    /** A webhook as it came. */
    private record Received(String id, String timestamp, String signature, String body) {}

    @BeforeClass
    public static void start() {
        portal = RunningPortal.shared();
        host = new Host(portal);
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
        staff = visitors.desktop(portal);
        staff.signIn("admin", portal.adminPassword());
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1));
    }

    private static void confirm(Page page, String name) {
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .click();
    }

    private JsonNode document() {
        return host.client()
                .get(ADMIN + "/documents/INVOICE/" + invoice)
                .expect(200)
                .json();
    }

    private static void shoot(Visitor visitor, String name) {
        visitor.settle();
        visitor.wholeScreenshot(Path.of(System.getProperty("work"), "shots", name + ".png"));
    }

    /** BW-17: what a customer does appears in front of staff by itself, and what staff change with before and after. */
    @Test
    public void bw17StaffWatchLiveWhatACustomerDoes() {
        Page page = staff.open("/portal/admin/timeline?customer=" + customer);
        assertThat(page.locator(".live .pill")).hasText("Live");
        assertThat(page.locator(".event").first()).isVisible();
        page.evaluate("() => { window.neverReloaded = true; }");

        Visitor guest = visitors.desktop(portal);
        guest.open(url);
        assertThat(heading(guest.page(), "Guten Tag")).isVisible();
        guest.open("/portal/documents/INVOICE/" + invoice);
        guest.page().locator("portal-comments textarea").fill("Bitte noch einmal prüfen");
        guest.page().locator("portal-comments form button").first().click();

        assertThat(page.locator(".event").first()).containsText("Kommentar geschrieben: Rechnung " + invoice);
        assertThat(page.locator(".event").first()).containsText("Firma " + customer);
        assertThat(page.locator(".event").filter(new Locator.FilterOptions().setHasText("Sitzung")))
                .not()
                .hasCount(0);
        assertThat(page.locator("[role=status].visually-hidden")).containsText("neu");

        host.access(customer, "REVOKED");
        Locator changed = page.locator(".event").first();
        assertThat(changed).containsText("Zugang ausdrücklich verweigert");
        assertThat(changed.locator(".change-before").first()).containsText("Ausdrücklich gewährt");
        assertThat(changed.locator(".change-after").first()).containsText("Ausdrücklich verweigert");
        assertThat((Boolean) page.evaluate("() => window.neverReloaded")).isTrue();

        button(page, "Anhalten").click();
        assertThat(page.locator(".live .pill")).hasText("Angehalten");
        shoot(staff, "timeline");
        staff.assertQuiet();
    }

    /** BW-17: the timeline is narrowed down by area and actor. */
    @Test
    public void bw17TheTimelineIsFiltered() {
        Page page = staff.open("/portal/admin/timeline?customer=" + customer);
        page.getByLabel("Bereich").selectOption("documents");

        assertThat(page.locator(".event")).hasCount(1);
        assertThat(page.locator(".event")).containsText("E-Rechnung importiert");
        page.getByLabel("Wer").selectOption("CUSTOMER");
        assertThat(page.getByText("Dazu steht noch nichts im Protokoll")).isVisible();
        assertThat(page).hasURL(Pattern.compile("group=documents"));
        button(page, "zurücksetzen").first().click();
        assertThat(page.locator(".event").first()).isVisible();
    }

    /** Staff see the portal as the customer does; nothing can be changed, and it is no view. */
    @Test
    public void staffLookAtThePortalAsTheCustomer() {
        Page page = staff.open("/portal/admin/customers/" + customer);
        Page view = page.waitForPopup(() -> button(page, "Als Kunde ansehen").click());

        assertThat(view.locator(".strip-view")).containsText("Sie sehen das Portal als Firma " + customer);
        view.navigate(portal.baseUrl() + "/portal/documents/INVOICE/" + invoice);
        assertThat(heading(view, invoice)).isVisible();
        assertThat(view.locator(".strip-view")).isVisible();
        assertThat(view.locator("portal-comments textarea")).hasCount(0);
        Object refused = view.evaluate(
                "path => fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{\"text\":\"ich\"}' }).then(answer => answer.json()).then(problem => problem.code)",
                "/portal/api/v1/documents/INVOICE/" + invoice + "/comments");
        assertThat(refused).isEqualTo("VIEW_ONLY");
        assertThat(document().path("views").path("count").asInt()).isZero();
        assertThat(document().path("comments")).isEmpty();
        view.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of(System.getProperty("work"), "shots", "view-as-customer.png")));

        button(view, "Ansicht beenden").click();
        assertThat(heading(view, "Anmelden")).isVisible();
        page.reload();
        assertThat(heading(page, "Firma " + customer + " GmbH")).isVisible();
        assertThat(page.locator(".event").filter(new Locator.FilterOptions().setHasText("als Kunde angesehen")))
                .containsText("admin");
    }

    /** Ending the sessions of a customer signs the customer out with the next click. */
    @Test
    public void endingAllSessionsSignsTheCustomerOut() {
        Visitor guest = visitors.desktop(portal);
        guest.open(url);
        assertThat(heading(guest.page(), "Guten Tag")).isVisible();

        Page page = staff.open("/portal/admin/customers/" + customer);
        assertThat(page.locator("links-card")).containsText("Mit Link");
        shoot(staff, "links-and-sessions");
        button(page, "Alle Sitzungen beenden").click();
        confirm(page, "Alle Sitzungen beenden");
        assertThat(page.getByText("Zurzeit ist niemand angemeldet.")).isVisible();

        guest.page()
                .locator("nav a")
                .filter(new Locator.FilterOptions().setHasText("Dokumente"))
                .first()
                .click();
        assertThat(heading(guest.page(), "Anmelden")).isVisible();
    }

    /** BW-30: a stable address works for whoever has to sign in first: what was wanted opens afterwards. */
    @Test
    public void bw30AStableAddressOpensAfterTheSignIn() {
        Visitor guest = visitors.desktop(portal);
        guest.open("/portal/documents/INVOICE/" + invoice);
        assertThat(heading(guest.page(), "Anmelden")).isVisible();

        guest.open(url);

        assertThat(heading(guest.page(), invoice)).isVisible();
        assertThat(guest.page()).hasURL(Pattern.compile("/portal/documents/INVOICE/" + invoice + "$"));
        guest.open(url);
        assertThat(heading(guest.page(), "Guten Tag")).isVisible();
    }

    /** An administrator connects another system, which is told what happens, signed. */
    @Test
    public void aWebhookIsMadeTriedAndTold() throws IOException, InterruptedException, GeneralSecurityException {
        BlockingQueue<Received> received = new LinkedBlockingQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hooks", exchange -> {
            received.add(new Received(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            Page page = staff.open("/portal/admin/settings/webhooks");
            button(page, "Neuer Webhook").click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByLabel("Adresse").fill("http://example.com/hooks");
            confirm(page, "Speichern");
            assertThat(dialog.getByRole(AriaRole.ALERT)).isVisible();
            dialog.getByLabel("Adresse")
                    .fill("http://localhost:" + server.getAddress().getPort() + "/hooks");
            confirm(page, "Speichern");
            String secret = page.locator("link-field input").inputValue();
            assertThat(secret).startsWith("whsec_");
            confirm(page, "Ich habe den Schlüssel notiert");

            page.locator("tbody a").first().click();
            button(page, "Test senden").click();
            Received test = received.poll(30, TimeUnit.SECONDS);
            assertThat(test).isNotNull();
            assertThat(test.body()).contains("\"type\":\"TEST\"");
            assertThat(test.signature()).isEqualTo(sign(secret, test));

            host.access(customer, "REVOKED");
            Received event = received.poll(30, TimeUnit.SECONDS);
            assertThat(event.body()).contains("\"type\":\"ACCESS_CHANGED\"", "\"customerNumber\":\"" + customer + "\"");
            assertThat(event.signature()).isEqualTo(sign(secret, event));

            button(page, "Aktualisieren").click();
            assertThat(page.locator("tbody tr")).hasCount(2);
            assertThat(page.locator("tbody tr").first()).containsText("Zugestellt");
            button(page, "Erneut senden").first().click();
            Received again = received.poll(30, TimeUnit.SECONDS);
            assertThat(again.id()).isEqualTo(event.id());
            shoot(staff, "webhook");

            button(page, "Löschen").click();
            confirm(page, "Löschen");
            assertThat(page.getByText("Noch kein Webhook")).isVisible();
        } finally {
            server.stop(0);
        }
    }

    private static String sign(String secret, Received received) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String content = received.id() + '.' + received.timestamp() + '.' + received.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** What this feature adds to the pages can be used by everybody. */
    @Test
    public void thePagesAreAccessible() {
        Visitor examined = visitors.examined(portal, "de-DE", Visitor.DESKTOP, ColorScheme.LIGHT);
        examined.signIn("admin", portal.adminPassword());
        host.client().linked(url);
        host.client()
                .post(ADMIN + "/webhooks", "{\"url\":\"https://shop.example/hooks\",\"active\":false,\"kinds\":[]}")
                .expect(201);
        String id = host.client().items(ADMIN + "/webhooks").get(0).path("id").asText();
        host.client().post(ADMIN + "/webhooks/" + id + "/test", "").expect(202);
        try {
            for (String path : List.of(
                    "timeline?customer=" + customer,
                    "customers/" + customer,
                    "settings/webhooks",
                    "settings/webhooks/" + id)) {
                examined.open("/portal/admin/" + path);
                examined.settle();
                Axe axe = Axe.on(examined.page());
                for (int width : List.of(Visitor.DESKTOP, 320)) {
                    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                        examined.show(width, scheme);
                        assertThat(axe.violations())
                                .as(path + " " + width + " " + scheme)
                                .isEmpty();
                        assertThat((List<?>) examined.page().evaluate(TOO_WIDE))
                                .as(path + " scrolls sideways at " + width)
                                .isEmpty();
                    }
                }
            }
        } finally {
            host.client().delete(ADMIN + "/webhooks/" + id).expect(204);
        }
    }
}
