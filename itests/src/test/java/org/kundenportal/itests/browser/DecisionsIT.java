package org.kundenportal.itests.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.Host;
import org.kundenportal.itests.http.PortalClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.itests.http.PortalClient.ADMIN;
import static org.kundenportal.itests.http.PortalClient.CUSTOMER;

/** Estimates that customers decide, and comments both ways. Every test has a customer of its own. */
public class DecisionsIT {

    private static RunningPortal portal;
    private static Host host;

    @Rule
    public final Visitors visitors = new Visitors();

    private final String customer = Host.fresh("K");
    private final String estimate = Host.fresh("AN-");
    private String url;

    @BeforeClass
    public static void start() {
        portal = RunningPortal.shared();
        host = new Host(portal);
        host.nameCompany("Nordlicht GmbH");
    }

    @Before
    public void anEstimate() {
        host.releaseEverything();
        host.putCustomer(customer);
        url = host.grant(customer);
        push("Austausch der Lüftungsanlage", LocalDate.now(ZoneOffset.UTC).plusYears(1));
    }

    private void push(String line, LocalDate validUntil) {
        int status = host.client()
                .put(
                        ADMIN + "/documents/ESTIMATE/" + estimate,
                        """
                        {"customerNumber":"%s","issueDate":"2026-11-01","validUntil":"%s","status":"OPEN",
                         "total":{"amount":"119.00","currency":"EUR"},
                         "lines":[{"description":"%s","quantity":"1","unit":"Stk","unitPrice":"100.00","vatPercent":"19"}]}"""
                                .formatted(customer, validUntil, line))
                .status();
        assertThat(status).isIn(200, 201);
    }

    private JsonNode asStaffSee() {
        return host.client()
                .get(ADMIN + "/documents/ESTIMATE/" + estimate)
                .expect(200)
                .json();
    }

    private Page enter(Visitor visitor) {
        visitor.open(url);
        assertThat(visitor.page().getByRole(AriaRole.HEADING, named("Guten Tag").setLevel(1)))
                .isVisible();
        visitor.open("/portal/documents/ESTIMATE/" + estimate);
        assertThat(visitor.page()
                        .getByRole(
                                AriaRole.HEADING, named("Angebot " + estimate).setLevel(1)))
                .isVisible();
        return visitor.page();
    }

    private Page staff() {
        Visitor visitor = visitors.desktop(portal);
        visitor.signIn("admin", portal.adminPassword());
        visitor.open("/portal/admin/documents/ESTIMATE/" + estimate);
        return visitor.page();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, named(name).setExact(true));
    }

    private static Locator inDialog(Page page, String button) {
        return page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button));
    }

    private static byte[] download(Page page, String link) {
        Download download = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, named(link)).first().click());
        try {
            return Files.readAllBytes(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** BM-23, MF-17: a customer accepts what was shown; staff see what proves it, reopen it, and the customer declines. */
    @Test
    public void bm23AcceptsAndDecidesAgainAfterStaffReopened() {
        Visitor visitor = visitors.desktop(portal);
        Page page = enter(visitor);
        byte[] shown = download(page, "PDF herunterladen");

        button(page, "Angebot annehmen").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Mit der Annahme erteilen Sie den Auftrag verbindlich");
        assertThat(dialog.getByLabel("Ihr Name")).hasValue("Kim " + customer);
        dialog.getByLabel("Ihr Name").fill(" ");
        inDialog(page, "Verbindlich annehmen").click();
        assertThat(dialog.getByRole(AriaRole.ALERT)).isVisible();
        dialog.getByLabel("Ihr Name").fill("Kim Beispiel");
        inDialog(page, "Verbindlich annehmen").click();

        Locator card = page.locator(".decision-card");
        assertThat(card).containsText("Angenommen");
        assertThat(card).containsText("Kim Beispiel");
        assertThat(card.locator("#h-decision")).isFocused();
        assertThat(button(page, "Angebot annehmen")).hasCount(0);
        byte[] evidence = download(page, "Nachweis herunterladen");
        assertThat(new String(evidence, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(sha256(download(page, "PDF herunterladen"))).isEqualTo(sha256(shown));
        assertThat(asStaffSee().at("/decision/pdf/sha256").asText()).isEqualTo(sha256(shown));

        Page staff = staff();
        Locator proof = staff.locator(".decision-evidence");
        for (String text : List.of("Kim Beispiel", "Mit der Annahme", "Geheimer Link", "127.0.0.1", sha256(shown))) {
            assertThat(proof).containsText(text);
        }
        assertThat(sha256(download(staff, "Nachweis herunterladen"))).isEqualTo(sha256(evidence));
        button(staff, "Wieder öffnen").click();
        staff.getByRole(AriaRole.DIALOG).getByLabel("Grund").fill("Irrtum am Telefon");
        inDialog(staff, "Wieder öffnen").click();
        assertThat(staff.locator("main")).containsText("Der Kunde hat noch nicht entschieden.");
        staff.getByText("1 frühere Entscheidung").click();
        assertThat(staff.locator(".is-voided")).containsText("Irrtum am Telefon");
        staff.navigate(portal.baseUrl().resolve("/portal/admin/timeline").toString());
        assertThat(staff.locator("main")).containsText("Angenommen von Kim Beispiel:");
        assertThat(staff.locator("main")).containsText("Zur Entscheidung wieder geöffnet:");

        page.reload();
        button(page, "Ablehnen").click();
        page.getByRole(AriaRole.DIALOG).getByLabel("Begründung").fill("Doch zu teuer");
        inDialog(page, "Angebot ablehnen").click();
        assertThat(card).containsText("Abgelehnt");
        assertThat(card).containsText("Doch zu teuer");
        assertThat(asStaffSee().path("status").asText()).isEqualTo("DECLINED");
        visitor.assertQuiet();
    }

    /** BM-23: a customer declines with a telephone; script and text from right to left stay what was typed. */
    @Test
    public void bm23DeclinesWithATelephone() {
        Visitor visitor = visitors.phone(portal);
        Page page = enter(visitor);
        String reason = "<script>alert(1)</script> \u202Eשָׁלוֹם a\u0301";

        button(page, "Ablehnen").tap();
        page.getByRole(AriaRole.DIALOG).getByLabel("Begründung").fill(reason);
        inDialog(page, "Angebot ablehnen").tap();

        assertThat(page.locator(".decision-card")).containsText("Abgelehnt");
        assertThat(page.locator(".decision-reason")).hasText(reason);
        assertThat(asStaffSee().at("/decision/reason").asText()).isEqualTo(reason);
        visitor.open("/portal/");
        assertThat(page.locator("main")).not().containsText("Angebot prüfen");
        visitor.assertQuiet();
    }

    /** BM-24: who comes second is told, and sees what was decided. */
    @Test
    public void bm24ALostRaceShowsWhatHappened() {
        Visitor visitor = visitors.desktop(portal);
        Page page = enter(visitor);
        button(page, "Angebot annehmen").click();
        PortalClient.anonymous(portal)
                .linked(url)
                .post(
                        CUSTOMER + "/documents/ESTIMATE/" + estimate + "/decision",
                        "{\"decision\":\"DECLINED\",\"name\":\"Die Kollegin\"}")
                .expect(200);

        inDialog(page, "Verbindlich annehmen").click();

        Locator card = page.locator(".decision-card");
        assertThat(card).containsText("Über das Angebot ist schon entschieden");
        assertThat(card).containsText("Abgelehnt");
        assertThat(card).containsText("Die Kollegin");
        visitor.assertQuiet();
    }

    /** A changed estimate is read again before it is decided. */
    @Test
    public void aChangedEstimateIsNotAcceptedUnread() {
        Visitor visitor = visitors.desktop(portal);
        Page page = enter(visitor);
        button(page, "Angebot annehmen").click();
        push("Etwas ganz anderes", LocalDate.now(ZoneOffset.UTC).plusYears(1));

        inDialog(page, "Verbindlich annehmen").click();

        assertThat(page.locator(".decision-card")).containsText("Das Dokument hat sich geändert");
        assertThat(page.locator("main")).containsText("Etwas ganz anderes");
        assertThat(asStaffSee().path("status").asText()).isEqualTo("OPEN");
        button(page, "Angebot annehmen").click();
        inDialog(page, "Verbindlich annehmen").click();
        assertThat(page.locator(".decision-card")).containsText("Angenommen");
    }

    /** Ruling 11: an expired estimate says so, and what to do. */
    @Test
    public void anExpiredEstimateSaysSo() {
        push("Austausch der Lüftungsanlage", LocalDate.now(ZoneOffset.UTC).minusDays(2));
        Visitor visitor = visitors.desktop(portal);
        Page page = enter(visitor);

        Locator card = page.locator(".decision-card");
        assertThat(card).containsText("ist abgelaufen");
        assertThat(card).containsText("Schreiben Sie Nordlicht GmbH einen Kommentar");
        assertThat(button(page, "Angebot annehmen")).hasCount(0);
        assertThat(PortalClient.anonymous(portal)
                        .linked(url)
                        .post(CUSTOMER + "/documents/ESTIMATE/" + estimate + "/decision", "{\"decision\":\"ACCEPTED\"}")
                        .expect(409)
                        .code())
                .isEqualTo("ESTIMATE_EXPIRED");
        visitor.assertQuiet();
    }

    /** BM-22: both sides see what they have not read; a text that is refused stays; internal notes stay inside. */
    @Test
    public void bm22CommentsAreUnreadUntilTheyAreRead() {
        String secret = "Zahlt zu spät " + customer;
        comment("Wir können im Januar beginnen.", false);
        comment(secret, true);
        Visitor visitor = visitors.desktop(portal);
        visitor.open(url);
        Page page = visitor.page();
        assertThat(page.locator(".attention")).containsText("1 neuer Kommentar");
        visitor.open("/portal/documents/ESTIMATE/" + estimate);
        assertThat(page.locator("portal-comments")).containsText("1 neuer Kommentar");
        assertThat(page.locator("portal-comments")).containsText("Wir können im Januar beginnen.");
        assertThat(page.locator("main")).not().containsText(secret);
        PortalClient client = PortalClient.anonymous(portal).linked(url);
        String base = CUSTOMER + "/documents/ESTIMATE/" + estimate;
        for (String path : List.of(
                CUSTOMER + "/documents?query=Zahlt",
                CUSTOMER + "/documents",
                CUSTOMER + "/overview",
                CUSTOMER + "/me",
                CUSTOMER + "/session",
                base,
                base + "/comments",
                base + "/pdf")) {
            assertThat(client.get(path).expect(200).text()).as(path).doesNotContain("Zahlt zu sp");
        }

        String tooLong = "ü".repeat(20_000);
        page.getByLabel("Ihr Kommentar").fill(tooLong);
        button(page, "Senden").click();
        assertThat(page.locator(".error-summary")).containsText("20.000");
        assertThat(page.getByLabel("Ihr Kommentar")).hasValue(tooLong);
        assertThat(client.post(base + "/comments", "{\"text\":\"" + "x".repeat(1024 * 1024) + "\"}")
                        .status())
                .isEqualTo(413);
        page.getByLabel("Ihr Kommentar").fill("Sehr gern.");
        button(page, "Senden").click();
        assertThat(page.locator(".comment.is-own")).containsText("Sehr gern.");
        visitor.open("/portal/");
        assertThat(page.locator("main")).not().containsText("neuer Kommentar");
        visitor.assertQuiet();

        Page staff = staff();
        assertThat(staff.locator(".comment.is-internal")).containsText(secret);
        staff.navigate(portal.baseUrl()
                .resolve("/portal/admin/documents?customer=" + customer)
                .toString());
        button(staff, "Ungelesene").click();
        assertThat(staff.locator("tbody tr")).containsText("1 ungelesener Kommentar");
        staff.getByRole(AriaRole.LINK, named("Angebot " + estimate)).click();
        button(staff, "Als gelesen markieren").click();
        assertThat(button(staff, "Als gelesen markieren")).hasCount(0);
        assertThat(asStaffSee().path("unreadComments").asInt()).isZero();
    }

    private void comment(String text, boolean internal) {
        host.client()
                .post(
                        ADMIN + "/documents/ESTIMATE/" + estimate + "/comments",
                        "{\"text\":\"" + text + "\",\"internal\":" + internal + "}")
                .expect(201);
    }

    /** The text that customers agree to is the merchant's own. */
    @Test
    public void theMerchantWritesTheTerms() {
        Page staff = staff();
        staff.navigate(portal.baseUrl()
                .resolve("/portal/admin/settings/portal/acceptance")
                .toString());
        Locator german = staff.locator("main").getByLabel("Deutsch");
        String before = german.inputValue();
        german.fill("Ich bestelle bei Nordlicht.");
        button(staff, "Speichern").click();
        assertThat(staff.locator("main").getByText("Gespeichert", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        try {
            Page page = enter(visitors.desktop(portal));
            button(page, "Angebot annehmen").click();
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Ich bestelle bei Nordlicht.");
        } finally {
            german.fill(before);
            button(staff, "Speichern").click();
            assertThat(staff.locator("main").getByText("Gespeichert", new Locator.GetByTextOptions().setExact(true)))
                    .isVisible();
        }
    }

    /** Everybody can read and use all of it, on a telephone and at a desk, in the light and in the dark. */
    @Test
    public void everyoneCanReadDecisions() {
        List<String> faults = new ArrayList<>();
        Visitor visitor = visitors.examined(portal, "de-DE", Visitor.DESKTOP, ColorScheme.LIGHT);
        comment("Wir können im Januar beginnen.", false);
        Page page = enter(visitor);
        examine(visitor, "customer-open", faults);
        button(page, "Angebot annehmen").click();
        examine(visitor, "customer-dialog", faults);
        inDialog(page, "Verbindlich annehmen").click();
        assertThat(page.locator(".decision-card")).containsText("Angenommen");
        examine(visitor, "customer-decided", faults);
        PortalClient.anonymous(portal)
                .linked(url)
                .post(CUSTOMER + "/documents/ESTIMATE/" + estimate + "/comments", "{\"text\":\"Danke!\"}")
                .expect(201);
        comment("Stammkunde", true);
        PortalClient.anonymous(portal)
                .linked(url)
                .post(CUSTOMER + "/documents/ESTIMATE/" + estimate + "/comments", "{\"text\":\"Bis bald.\"}")
                .expect(201);
        Visitor merchant = visitors.examined(portal, "de-DE", Visitor.DESKTOP, ColorScheme.LIGHT);
        merchant.signIn("admin", portal.adminPassword());
        for (String path :
                List.of("documents/ESTIMATE/" + estimate, "", "settings/portal/acceptance", "documents?unread=true")) {
            merchant.open("/portal/admin/" + path);
            examine(merchant, "staff-" + path.replaceAll("[^a-z]+", "-"), faults);
        }
        assertThat(faults).isEmpty();
    }

    private static void examine(Visitor visitor, String name, List<String> faults) {
        visitor.settle();
        Axe axe = Axe.on(visitor.page());
        for (int width : List.of(Visitor.DESKTOP, Visitor.PHONE, 320)) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                visitor.show(width, scheme);
                axe.violations().forEach(fault -> faults.add(name + " " + width + " " + scheme + ": " + fault));
                visitor.wholeScreenshot(
                        Path.of("target", "decisions", name + "-" + width + "-" + scheme.name() + ".png"));
            }
            Object wide = visitor.page()
                    .evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (!Integer.valueOf(0).equals(wide)) {
                faults.add(name + " at " + width + " px is " + wide + " px too wide");
            }
        }
        visitor.show(Visitor.DESKTOP, ColorScheme.LIGHT);
    }
}
