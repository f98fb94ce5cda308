package org.kundenportal.itests.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
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

/** The merchant's looks and templates, on a portal that was empty at first. */
public class BrandingIT {

    /** 48 by 32 pixels, without loss. */
    private static final String WEBP =
            "UklGRmgAAABXRUJQVlA4TFsAAAAvL8AHEBcwa0KChO7/vQ6dgKDoOdMD7A2MIluRQ3EcKajJ6idSOFLPJjDZDET0fwLk76Cdg3UBdAC6nOcpcqVRebInIvElpuJznuyJK41KkkodgLQO1gnoxMcBAA==";

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

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator preview() {
        return page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Vorschau"));
    }

    private void picture(String name) {
        staff.wholeScreenshot(Path.of(System.getProperty("work"), "pages", "branding-" + name + ".png"));
    }

    private void upload(int field, String name, String type, byte[] content) {
        page.locator("input[type=file]").nth(field).setInputFiles(new FilePayload(name, type, content));
    }

    /** BB-04, BB-05: uploaded in place, chosen at once, shown at the top of the customer's page; SVG is refused. */
    @Test
    public void bb04Bb05UploadsLogoAndBanner() {
        staff.open("/portal/admin/settings/portal/appearance");
        staff.settle();
        upload(
                0,
                "logo.svg",
                "image/svg+xml",
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("SVG wird nicht angenommen.");

        upload(0, "logo.webp", "image/webp", Base64.getDecoder().decode(WEBP));
        assertThat(page.locator("#f-logo").locator("option:checked")).hasText("logo.webp");
        assertThat(preview().locator(".preview-top img")).isVisible();
        page.locator("#f-banner").selectOption("logo.webp");
        assertThat(preview().locator(".preview-banner")).isVisible();
        page.getByLabel("Firma").fill("Nordlicht GmbH");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Speichern"))
                .click();
        assertThat(page.locator("main").getByText("Gespeichert", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();

        for (Visitor customer : new Visitor[] {visitors.desktop(portal), visitors.phone(portal)}) {
            customer.open("/portal/");
            customer.settle();
            Locator banner = customer.page().locator(".merchant-banner");
            assertThat(banner).isVisible();
            assertThat(customer.page().evaluate("() => document.querySelector('.merchant-banner').naturalWidth"))
                    .isEqualTo(48);
            assertThat(customer.page().getByAltText("Nordlicht GmbH").last()).isVisible();
        }
        staff.assertQuiet();
    }

    /** BB-07, BB-08, BB-09, BB-10: an example is there, HTML can be edited, and what is harmful never shows. */
    @Test
    public void bb08Bb09TheGreetingIsPreviewedWhileItIsTyped() {
        List<String> dialogs = new ArrayList<>();
        page.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
        staff.open("/portal/admin/settings/portal/appearance");
        staff.settle();
        Locator text = page.getByLabel("Begrüßungstext");
        assertThat(text).containsText("Willkommen, {UserName}!");
        assertThat(preview().locator(".greeting")).containsText("Willkommen, Max Mustermann!");

        button("HTML bearbeiten </>").click();
        text.fill(
                "<p>Hallo <b>{UserName}</b> שלום e\u0301</p><a href=\"javascript:alert(1)\">x</a><img src=x onerror=alert(1)>");
        assertThat(preview().locator(".greeting b")).hasText("Max Mustermann");
        assertThat(preview().locator(".greeting img, .greeting [href^=javascript]"))
                .hasCount(0);
        button("HTML bearbeiten </>").click();
        assertThat(page.locator(".editor-page b")).hasText("{UserName}");
        assertThat(page.locator(".editor-page img, .editor-page [href^=javascript]"))
                .hasCount(0);

        page.getByLabel("Firma").fill("Nordlicht <script>");
        page.locator("#f-company-city").fill("Lübeck");
        assertThat(preview().locator(".preview-imprint")).containsText("Nordlicht <script>");
        assertThat(preview().locator(".preview-imprint")).containsText("Lübeck");
        page.getByLabel("Akzentfarbe", new Page.GetByLabelOptions().setExact(true))
                .fill("#ffd400");
        assertThat(preview().locator(".button.primary")).hasCSS("background-color", "rgb(255, 212, 0)");
        button("Dunkel").click();
        assertThat(preview().locator(".preview-frame")).hasCSS("color-scheme", "dark");
        picture("dark");
        button("Hell").click();
        assertThat(preview().locator(".preview-frame")).hasCSS("color-scheme", "light");
        picture("light");
        assertThat(dialogs).isEmpty();
    }

    /** BM-32, BM-33, BM-34: what templates may name can be copied and tried out. */
    @Test
    public void bm32Bm33TriesPlaceholdersOut() {
        String customer = Host.fresh("K");
        String invoice = Host.fresh("RE-");
        host.releaseEverything();
        host.putCustomer(customer);
        host.putDocument("INVOICE", invoice, customer);
        String link = host.grant(customer);
        staff.open("/portal/admin/settings/portal/placeholders");
        staff.settle();
        picture("placeholders");
        button("[Estimate.customerportal_url] kopieren").click();
        assertThat(staff.clipboard()).isEqualTo("[Estimate.customerportal_url]");

        Locator trial = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Ausprobieren"));
        page.locator("#f-template").fill("Siehe [Invoice.customerportal_url] von [Client.customerportal_url]");
        page.locator("#f-document-number").fill(invoice);
        button("Ausfüllen").click();
        assertThat(trial.locator(".trial-result"))
                .hasText("Siehe " + host.documentLink("INVOICE", invoice) + " von " + link);

        host.access(customer, "REVOKED");
        button("Ausfüllen").click();
        assertThat(trial.locator(".trial-result")).hasText(Pattern.compile("^Siehe\\s+von\\s*$"));

        page.locator("#f-template").fill("[Invoice.adresse]");
        button("Ausfüllen").click();
        assertThat(page.locator("#f-template-error")).containsText("Platzhalter, den es hier nicht gibt");
        staff.assertQuiet();
    }
}
