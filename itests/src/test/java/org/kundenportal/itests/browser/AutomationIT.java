package org.kundenportal.itests.browser;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.mail.Message;
import javax.mail.MessagingException;
import javax.mail.Multipart;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.kundenportal.itests.Await;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.Host;
import org.kundenportal.itests.http.PortalClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.itests.http.PortalClient.ADMIN;
import static org.kundenportal.itests.http.PortalClient.CUSTOMER;

/** BB-49: rules by which the portal sends buyers the link to their order, through a real SMTP server. */
public class AutomationIT {

    /** What sticks out of the page, if the page can be scrolled sideways. */
    private static final String TOO_WIDE =
            """
            () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('main *')]
              .filter(element => element.getBoundingClientRect().right > innerWidth).map(element => element.outerHTML.slice(0, 120))""";

    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);
    private static final Pattern LINK = Pattern.compile("http://\\S+/portal/o/\\S+");

    private static RunningPortal portal;
    private static GreenMail server;

    @Rule
    public final Visitors visitors = new Visitors();

    private final Host host = new Host(portal);

    @BeforeClass
    public static void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        portal = RunningPortal.prepare();
        portal.start();
        portal.awaitUp();
        PortalClient.admin(portal)
                .put(
                        ADMIN + "/settings/mail",
                        """
                        {"host":"127.0.0.1","port":%d,"security":"NONE","fromAddress":"portal@muster.example",
                         "staffAddress":"team@muster.example"}"""
                                .formatted(server.getSmtp().getPort()))
                .expect(200);
    }

    @AfterClass
    public static void end() {
        server.stop();
        portal.close();
    }

    @After
    public void logsNoError() throws Exception {
        assertThat(portal.errors()).isEmpty();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static void shoot(Visitor visitor, String name) {
        visitor.settle();
        visitor.wholeScreenshot(Path.of(System.getProperty("work"), "shots", name + ".png"));
    }

    private void order(String number, String customer, String status, String email) {
        int answer = host.client()
                .put(
                        ADMIN + "/orders/" + number,
                        """
                        {"customerNumber":"%s","buyer":{"name":"Erika Beispiel","email":%s,"language":"de"},"platform":"eBay",
                         "status":"%s","orderedAt":"2026-11-20T10:00:00Z","waivedInShop":false,"currency":"EUR",
                         "items":[{"articleNumber":"EBOOK","description":"E-Book","quantity":"1","unitPrice":"10.00","vatPercent":"19"}]}"""
                                .formatted(customer, email == null ? "null" : '"' + email + '"', status))
                .status();
        assertThat(answer).isIn(200, 201);
    }

    private static List<Message> mailsTo(String recipient) {
        return Arrays.<Message>stream(server.getReceivedMessages())
                .filter(message -> isTo(message, recipient))
                .toList();
    }

    private static boolean isTo(Message message, String recipient) {
        try {
            return message.getAllRecipients()[0].toString().equals(recipient);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From the empty page by way of the example and its dry run to the mail, whose link opens the order and no more. */
    @Test
    public void bb49SendsTheLinkOfAnOrderThatIsPaid() throws Exception {
        String customer = Host.fresh("EBAY");
        String before = Host.fresh("B-");
        String number = Host.fresh("B-");
        String failing = Host.fresh("B-");
        host.putCustomer(customer);
        host.grant(customer);
        order(before, customer, "PAID", "frueher@kaeufer.example");

        Visitor staff = visitors.desktop(portal);
        staff.signIn("admin", portal.adminPassword());
        Page page = staff.open("/portal/admin/automation");
        assertThat(page.locator(".empty")).containsText("Noch keine Regel");
        shoot(staff, "automation-empty");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Wenn eine Bestellung bezahlt ist, Portal-Link senden"))
                .click();
        assertThat(page.getByLabel("Name der Regel")).hasValue("Portal-Link nach Zahlung");

        Locator body = page.locator("#f-action-body");
        body.fill(body.inputValue() + "\n[Invoice.customerportal_url]");
        assertThat(page.locator("#f-action-body-error")).containsText("[Invoice.customerportal_url]");
        button(page, "Speichern").click();
        assertThat(page.locator(".error-summary")).isFocused();
        assertThat(page.locator(".error-summary")).containsText("Platzhalter");
        page.locator("#f-trigger").selectOption("DOCUMENT_ISSUED");
        assertThat(page.locator("#f-condition-type")).isVisible();
        page.locator("#f-trigger").selectOption("ORDER_STATUS");
        assertThat(page.locator("#f-condition-type")).hasCount(0);
        page.locator("#f-condition-status").selectOption("PAID");
        page.locator("#f-condition-amountFrom-amount").fill("5,00");
        body.fill("Guten Tag [Order.buyer_name],\n\n");
        body.evaluate("area => area.setSelectionRange(area.value.length, area.value.length)");
        body.focus();
        button(page, "[Order.customerportal_url] einfügen").click();
        assertThat(body).hasValue("Guten Tag [Order.buyer_name],\n\n[Order.customerportal_url]");

        button(page, "Probelauf starten").click();
        Locator row = page.locator(".trial tbody tr").filter(new Locator.FilterOptions().setHasText(before));
        assertThat(row).containsText("Würde gesendet");
        assertThat(row).containsText("frueher@kaeufer.example");
        row.locator("summary").click();
        assertThat(row).containsText("/portal/o/");
        shoot(staff, "automation-trial");
        assertThat(host.client().items(ADMIN + "/mails")).isEmpty();

        button(page, "Speichern").click();
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions()
                                .setName("Portal-Link nach Zahlung")
                                .setLevel(1)))
                .isVisible();
        order(number, customer, "ORDERED", "erika@kaeufer.example");
        order(number, customer, "PAID", "erika@kaeufer.example");
        order(number, customer, "SHIPPED", "erika@kaeufer.example");
        Await.until("the mail has come", () -> !mailsTo("erika@kaeufer.example").isEmpty());

        Message mail = mailsTo("erika@kaeufer.example").get(0);
        assertThat(mail.getSubject()).isEqualTo("Ihre Bestellung " + number);
        String text =
                ((Multipart) mail.getContent()).getBodyPart(0).getContent().toString();
        assertThat(text).startsWith("Guten Tag Erika Beispiel,");
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).isTrue();
        PortalClient buyer = PortalClient.anonymous(portal).linked(link.group());
        assertThat(buyer.get(CUSTOMER + "/session")
                        .expect(200)
                        .json()
                        .path("scope")
                        .asText())
                .isEqualTo("ORDER");
        assertThat(buyer.get(CUSTOMER + "/orders/" + number)
                        .expect(200)
                        .json()
                        .path("number")
                        .asText())
                .isEqualTo(number);
        assertThat(buyer.get(CUSTOMER + "/orders/" + before).status()).isEqualTo(404);

        // a customer that nobody can write to
        String silent = Host.fresh("STUMM");
        host.client()
                .put(ADMIN + "/customers/" + silent, "{\"name\":\"Stumm\",\"kind\":\"PERSON\"}")
                .expect(201);
        host.grant(silent);
        order(failing, silent, "PAID", null);
        String rules = ADMIN + "/automation-rules";
        Await.until(
                "the rule has failed",
                () -> host.client().items(rules).get(0).at("/runs/failed").asInt() == 1);
        button(page, "Aktualisieren").click();
        Locator run =
                page.locator("section:has(#runs) tbody tr").filter(new Locator.FilterOptions().setHasText(failing));
        assertThat(run).containsText("Es gibt keine E-Mail-Adresse", SOON);
        assertThat(page.locator("section:has(#runs) tbody tr").filter(new Locator.FilterOptions().setHasText(number)))
                .containsText("Gesendet");
        shoot(staff, "automation-rule");
        order(failing, silent, "PAID", "stumm@kaeufer.example");
        run.getByRole(AriaRole.BUTTON).click();
        Await.until("the mail has come", () -> !mailsTo("stumm@kaeufer.example").isEmpty());
        assertThat(mailsTo("erika@kaeufer.example"))
                .as("once per order and rule")
                .hasSize(1);
        assertThat(mailsTo("frueher@kaeufer.example")).as("before the rule").isEmpty();

        staff.open("/portal/admin/automation");
        assertThat(page.locator("tbody tr")).containsText("Portal-Link nach Zahlung");
        shoot(staff, "automation");
        staff.show(320, ColorScheme.DARK);
        staff.settle();
        assertThat((List<?>) page.evaluate(TOO_WIDE)).isEmpty();
        page.locator("tbody a").first().click();
        staff.settle();
        button(page, "Probelauf starten").click();
        assertThat(page.locator(".trial tbody tr").first()).isVisible();
        assertThat((List<?>) page.evaluate(TOO_WIDE)).isEmpty();
        shoot(staff, "automation-rule-phone");

        button(page, "Regel löschen").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Regel löschen"))
                .click();
        assertThat(page.locator(".empty")).containsText("Noch keine Regel");
        staff.assertNoErrors();
    }
}
