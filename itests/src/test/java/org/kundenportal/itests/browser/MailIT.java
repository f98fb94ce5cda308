package org.kundenportal.itests.browser;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import javax.mail.MessagingException;
import javax.mail.Multipart;
import javax.mail.internet.MimeMessage;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.PortalClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.itests.http.PortalClient.ADMIN;

/** Staff set up mail, word it and follow it; the portal in Karaf hands it to a real SMTP server. */
public class MailIT {

    private static final String STANDARD = "Probemail des Kundenportals";
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private static RunningPortal portal;
    private static GreenMail server;

    @Rule
    public final Visitors visitors = new Visitors();

    private Visitor staff;
    private Page page;

    @BeforeClass
    public static void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        portal = RunningPortal.prepare();
        portal.start();
        portal.awaitUp();
    }

    @AfterClass
    public static void end() {
        server.stop();
        portal.close();
    }

    @Before
    public void come() {
        staff = visitors.desktop(portal);
        page = staff.page();
        staff.signIn("admin", portal.adminPassword());
    }

    @After
    public void logsNoAddress() throws IOException {
        assertThat(portal.errors()).isEmpty();
        assertThat(Files.readAllLines(portal.logFile())).noneMatch(line -> line.contains("kunde.example"));
    }

    private void open(String path) {
        staff.open("/portal/admin/" + path);
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1));
    }

    private Locator field(String name) {
        return page.getByLabel(name, new Page.GetByLabelOptions().setExact(true));
    }

    private Locator text(String text) {
        return page.locator("main").getByText(text, new Locator.GetByTextOptions().setExact(true));
    }

    private static void useServer() {
        PortalClient.admin(portal)
                .put(
                        ADMIN + "/settings/mail",
                        """
                        {"host":"127.0.0.1","port":%d,"security":"NONE","fromAddress":"portal@muster.example",
                         "staffAddress":"team@muster.example"}"""
                                .formatted(server.getSmtp().getPort()))
                .expect(200);
    }

    private static void useNoServer() {
        PortalClient.admin(portal)
                .put(ADMIN + "/settings/mail", "{\"host\":null,\"port\":587,\"security\":\"STARTTLS\"}")
                .expect(200);
    }

    /** Without a server mails wait and are read here; once there is one they are sent, and the page says so. */
    @Test
    public void setsUpMailAndSendsATest() throws Exception {
        useNoServer();
        open("mails");
        assertThat(page.locator(".banner-info")).containsText("Kein Mailserver eingerichtet");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Mailversand einrichten"))
                .first()
                .click();
        assertThat(heading("Mailversand")).isVisible();

        field("Empfänger der Testmail").fill("nicht, eine@adresse.example");
        button("Testmail senden").click();
        assertThat(page.locator("#f-to-error")).containsText("muss eine E-Mail-Adresse sein");
        field("Empfänger der Testmail").fill("wartet@kunde.example");
        button("Testmail senden").click();
        assertThat(heading(STANDARD)).isVisible();
        assertThat(page.locator(".pill", new Page.LocatorOptions().setHasText("Wartet")))
                .isVisible();
        assertThat(page.locator("mail-page")).containsText("Der Mailversand des Kundenportals");

        button("Nicht senden").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ja, Mail löschen"))
                .click();
        assertThat(heading("Mails")).isVisible();
        PortalClient.admin(portal)
                .post(ADMIN + "/mails/test", "{\"to\":\"wartet@kunde.example\"}")
                .expect(201);

        open("settings/portal/mail");
        page.locator("#f-host").fill("127.0.0.1");
        page.locator("#f-security").selectOption("NONE");
        assertThat(page.locator("#f-port")).hasValue("25");
        page.locator("#f-port").fill(Integer.toString(server.getSmtp().getPort()));
        button("Speichern").click();
        assertThat(page.locator("#f-fromAddress-error")).isVisible();
        page.locator("#f-fromAddress").fill("portal@muster.example");
        button("Speichern").click();
        assertThat(text("Gespeichert")).isVisible();

        field("Empfänger der Testmail").fill("max@bücher.example");
        button("Testmail senden").click();
        assertThat(heading(STANDARD)).isVisible();
        assertThat(page.locator(".pill", new Page.LocatorOptions().setHasText("Verschickt")))
                .isVisible(SOON);
        // the one that waited has left before it
        received("wartet@kunde.example");
        MimeMessage message = received("max@xn--bcher-kva.example");
        assertThat(message.getSubject()).isEqualTo(STANDARD);
        Multipart parts = (Multipart) message.getContent();
        assertThat(parts.getBodyPart(0).isMimeType("text/plain")).isTrue();
        assertThat(parts.getBodyPart(1).isMimeType("text/html")).isTrue();

        button("Noch einmal senden").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ja, noch einmal senden"))
                .click();
        // the server has a mail a moment before the portal has noted that
        page.waitForCondition(
                () -> sentTo("max@xn--bcher-kva.example") == 2, new Page.WaitForConditionOptions().setTimeout(30_000));
        open("mails?state=SENT");
        assertThat(page.locator("tbody tr", new Page.LocatorOptions().setHasText("max@xn--bcher-kva.example")))
                .hasCount(2);
        staff.assertQuiet();
    }

    private static MimeMessage received(String recipient) throws MessagingException {
        for (MimeMessage message : server.getReceivedMessages()) {
            if (message.getAllRecipients()[0].toString().equals(recipient)) {
                return message;
            }
        }
        throw new AssertionError("nothing came to " + recipient);
    }

    private static long sentTo(String recipient) {
        return PortalClient.admin(portal).items(ADMIN + "/mails?state=SENT").stream()
                .filter(mail -> mail.path("recipient").asText().equals(recipient))
                .count();
    }

    /** A wrong placeholder is named beside its field; what is saved is what is sent, until it is reset. */
    @Test
    public void wordsAMail() {
        useServer();
        open("settings/portal/mail-texts");
        page.locator("a[href$='/mail-texts/TEST/de']").click();
        assertThat(heading("Testmail")).isVisible();
        assertThat(field("Betreff")).hasValue(STANDARD);

        field("Betreff").fill("Gruß von [Kunde.name]");
        button("Speichern").click();
        assertThat(page.locator("#f-subject-error")).containsText("enthält einen Platzhalter, den es hier nicht gibt");
        assertThat(page.locator(".error-summary")).isFocused();

        field("Betreff").fill("Gruß von ");
        button("[Company.name] einfügen").click();
        assertThat(field("Betreff")).hasValue("Gruß von [Company.name]");
        field("Text").fill("Erste Zeile\n\n<script>window.ran = 1</script><img src=x onerror=\"window.ran = 2\">");
        assertThat(page.locator("mail-page")).containsText("<script>window.ran = 1</script>");
        button("Speichern").click();
        assertThat(text("Gespeichert")).isVisible();
        assertThat(page.locator("mail-page img, mail-page script")).hasCount(0);
        assertThat(page.evaluate("() => window.ran === undefined")).isEqualTo(true);

        String id = PortalClient.admin(portal)
                .post(ADMIN + "/mails/test", "{\"to\":\"max@kunde.example\"}")
                .expect(201)
                .json()
                .path("id")
                .asText();
        open("mails/" + id);
        assertThat(page.locator("mail-page")).containsText("<img src=x onerror=");
        assertThat(page.locator("mail-page img, mail-page script")).hasCount(0);
        assertThat(page.evaluate("() => window.ran === undefined")).isEqualTo(true);

        open("settings/portal/mail-texts/TEST/de");
        button("Auf Standardtext zurücksetzen").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Auf Standardtext zurücksetzen"))
                .click();
        assertThat(field("Betreff")).hasValue(STANDARD);
        staff.assertQuiet();
    }

    /** A mail that could not be sent says why, and is sent as soon as staff have mended it. */
    @Test
    public void followsAFailure() {
        PortalClient.admin(portal)
                .put(
                        ADMIN + "/settings/mail",
                        """
                        {"host":"127.0.0.1","port":1,"security":"NONE","fromAddress":"portal@muster.example"}""")
                .expect(200);
        String id = PortalClient.admin(portal)
                .post(ADMIN + "/mails/test", "{\"to\":\"max@kunde.example\"}")
                .expect(201)
                .json()
                .path("id")
                .asText();

        open("mails/" + id);
        assertThat(page.getByText("Der Mailserver ist nicht erreichbar")).isVisible(SOON);
        useServer();
        button("Jetzt versuchen").click();
        assertThat(page.locator(".pill", new Page.LocatorOptions().setHasText("Verschickt")))
                .isVisible(SOON);
        staff.assertQuiet();
    }
}
