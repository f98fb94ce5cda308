package org.kundenportal.itests.browser;

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
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.Host;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.itests.http.PortalClient.ADMIN;

/** BB-41 to BB-46, BM-38: administrators connect the portal with payment providers. */
public class PaymentConnectionsIT {

    private static final String LIST = "/portal/admin/settings/portal/payment-connections";

    @Rule
    public final Visitors visitors = new Visitors();

    private final RunningPortal portal = RunningPortal.shared();
    private final Host host = new Host(portal);
    private final String name = Host.fresh("PayPal Nord ");
    private final AtomicBoolean letsIn = new AtomicBoolean();
    private HttpServer paypal;

    /** A PayPal that gives tokens to whom it likes. */
    @Before
    public void listen() throws IOException {
        paypal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        paypal.createContext("/v1/oauth2/token", exchange -> {
            byte[] answer = (letsIn.get()
                            ? "{\"access_token\":\"A21\",\"token_type\":\"Bearer\",\"expires_in\":32400}"
                            : "{\"error\":\"invalid_client\",\"error_description\":\"Client Authentication failed\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(letsIn.get() ? 200 : 401, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        paypal.start();
    }

    @After
    public void stop() {
        paypal.stop(0);
        host.client().items(ADMIN + "/payment-connections").stream()
                .filter(item -> item.path("displayName").asText().startsWith(name))
                .forEach(item -> host.client()
                        .delete(ADMIN + "/payment-connections/"
                                + item.path("id").asText())
                        .expect(204));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static void shoot(Visitor visitor, String name) {
        visitor.settle();
        visitor.wholeScreenshot(Path.of(System.getProperty("work"), "shots", name + ".png"));
    }

    private String address() {
        return "http://127.0.0.1:" + paypal.getAddress().getPort();
    }

    /** BB-41 to BB-46: "Neu", a type, its form, the check with a wrong and a right secret, the list, and deletion. */
    @Test
    public void bb41ConnectsWithPayPal() {
        Visitor staff = visitors.desktop(portal);
        staff.signIn("admin", portal.adminPassword());
        Page page = staff.open(LIST);
        button(page, "Neu").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Mollie");
        assertThat(dialog).containsText("PayPal Plus");
        shoot(staff, "connections-new");
        dialog.locator(
                        ".choice",
                        new Locator.LocatorOptions()
                                .setHas(page.getByText("PayPal", new Page.GetByTextOptions().setExact(true))))
                .click();

        button(page, "Speichern").click();
        assertThat(page.locator(".error-summary")).isVisible();
        page.getByLabel("Anzeigename").fill(name);
        button(page, "Speichern").click();
        assertThat(page.locator("#f-settings-clientId-error")).isVisible();
        page.getByLabel("PayPal App Client ID").fill("AbC-123");
        page.getByLabel("PayPal App Client Secret").fill("falsch-1");
        page.locator("#f-settings-sandbox").check();
        page.locator("#f-settings-apiBaseUrl").fill(address());
        shoot(staff, "connection-form");
        button(page, "Speichern").click();

        Locator secret = page.getByLabel("PayPal App Client Secret");
        assertThat(page.locator("#f-settings-clientSecret-hint")).containsText("zum Behalten leer lassen");
        assertThat(secret).hasValue("");
        assertThat(page.locator("link-field input"))
                .hasValue(java.util.regex.Pattern.compile(".*/portal/api/webhooks/[0-9]+"));
        button(page, "Verbindung prüfen").click();
        assertThat(page.locator("#check ~ * .banner-danger, section:has(#check) .banner-danger")
                        .first())
                .containsText("prüfen Sie auch den Schalter „Sandbox“");
        shoot(staff, "connection-refused");

        letsIn.set(true);
        secret.fill("richtig-1");
        button(page, "Speichern").click();
        assertThat(secret).hasValue("");
        button(page, "Verbindung prüfen").click();
        assertThat(page.locator("section:has(#check) .banner-ok")).hasText("Die Verbindung funktioniert.");
        assertThat(page.content()).doesNotContain("richtig-1");
        shoot(staff, "connection");

        page.locator(".crumbs a").last().click();
        Locator row = page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(name));
        assertThat(row).containsText("Aktiv");
        assertThat(row).containsText("Sandbox");
        shoot(staff, "connections");
        row.locator("a").click();
        button(page, "Zahlungsanbieter löschen").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Zahlungsanbieter löschen"))
                .click();
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Zahlungsanbieter").setLevel(1)))
                .isVisible();
        assertThat(row).hasCount(0);
    }

    /** BM-38: Mollie is set up by a form of its own; the pages can be used by everybody, and on a phone. */
    @Test
    public void thePagesAreAccessible() {
        Visitor examined = visitors.examined(portal, "de-DE", Visitor.DESKTOP, ColorScheme.LIGHT);
        examined.signIn("admin", portal.adminPassword());
        String id = host.client()
                .post(
                        ADMIN + "/payment-connections",
                        "{\"type\":\"paypal\",\"displayName\":\"" + name
                                + "\",\"active\":false,\"settings\":{\"clientId\":\"A1\",\"clientSecret\":\"s\",\"sandbox\":true}}")
                .expect(201)
                .json()
                .path("id")
                .asText();
        for (String path : List.of(
                LIST,
                LIST + "/" + id,
                "/portal/admin/settings/portal/new-payment-connection/mollie",
                "/portal/admin/settings/portal")) {
            examined.open(path);
            examined.assertFitForEverybody(path);
            examined.show(390, ColorScheme.LIGHT);
            shoot(examined, "phone" + path.replace('/', '-').replaceAll("-[0-9]+$", "-id"));
        }
    }
}
