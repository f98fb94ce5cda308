package org.kundenportal.itests.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kundenportal.itests.EInvoice;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.FakeStorages;
import org.kundenportal.itests.http.Host;
import org.kundenportal.itests.http.PortalClient;
import org.kundenportal.itests.http.PortalClient.Answer;
import org.kundenportal.storage.cloud.CuttingProxy;
import org.kundenportal.storage.cloud.S3Server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.itests.http.PortalClient.ADMIN;
import static org.kundenportal.itests.http.PortalClient.CUSTOMER;

/** Files of documents move to a real S3 server and back while customers read them, and what an outage of it takes along. */
public class DocumentStoreIT {

    private static final String PAGE = "/portal/admin/settings/portal/document-store";
    private static final String SETTING = ADMIN + "/settings/storage";
    private static final int INVOICES = 5;
    private static final double MOVING_MILLIS = 120_000;

    @Rule
    public final Visitors visitors = new Visitors();

    private final RunningPortal portal = RunningPortal.shared();
    private final Host host = new Host(portal);
    private final String customer = Host.fresh("K-");
    private final String storeName = Host.fresh("Archiv ");
    private FakeStorages storages;
    private CuttingProxy line;

    @Before
    public void listen() throws Exception {
        storages = new FakeStorages(host.client());
        line = CuttingProxy.to(storages.bucket().port());
    }

    @After
    public void stop() throws Exception {
        host.client().put(SETTING, "{\"connection\":null}");
        storages.close();
        line.close();
    }

    private JsonNode store() {
        return host.client().get(SETTING).expect(200).json();
    }

    private String health() {
        return PortalClient.anonymous(portal).get("/portal/api/health").text();
    }

    private void choose(Page page, String place) {
        page.getByLabel("Dateien von Dokumenten liegen")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(place));
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Speichern").setExact(true))
                .click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Prüfen und umziehen"))
                .click();
    }

    private static void awaitMoved(Page page) {
        assertThat(page.locator("section:has(#progress)"))
                .containsText(
                        "Alle Dateien sind umgezogen.",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(MOVING_MILLIS));
    }

    private static void shoot(Visitor visitor, String name) {
        visitor.settle();
        visitor.screenshot(Path.of(System.getProperty("work"), "shots", name + ".png"));
    }

    @Test
    public void filesFollowToAStorageAndBack() {
        host.releaseEverything();
        host.putCustomer(customer);
        PortalClient buyer = PortalClient.anonymous(portal).linked(host.grant(customer));
        for (int i = 0; i < INVOICES; i++) {
            host.importInvoice(EInvoice.of(customer + "-" + i, customer, "Firma " + customer + " GmbH", "100.00"));
        }
        String drawn = "ZEICHNEN-" + customer;
        host.putDocument("INVOICE", drawn, customer);
        String image = host.uploadImage();
        byte[] before = pdf(buyer, 0).expect(200).body();

        Visitor staff = visitors.desktop(portal);
        staff.signIn("admin", portal.adminPassword());
        String wrong = storages.connect(
                FakeStorages.bucketConnection(storeName + " falsch", "http://127.0.0.1:" + line.port(), "falsch"));
        String right = storages.connect(
                FakeStorages.bucketConnection(storeName, "http://127.0.0.1:" + line.port(), S3Server.SECRET_KEY));
        Page page = staff.open(PAGE);
        shoot(staff, "document-store");
        choose(page, storeName + " falsch");
        assertThat(page.locator(".error-summary")).containsText("nimmt die Zugangsdaten nicht an");
        assertThat(store().path("connection").isNull()).isTrue();
        shoot(staff, "document-store-refused");

        choose(page, storeName);
        awaitMoved(page);
        shoot(staff, "document-store-moved");
        assertThat(store().path("connection").asText()).isEqualTo(right);
        assertThat(store().path("toMove").asInt()).isZero();
        assertThat(store().path("moved").asInt()).isGreaterThanOrEqualTo(2 * INVOICES + 1);
        assertThat(pdf(buyer, 0).expect(200).body()).isEqualTo(before);
        assertThat(host.client()
                        .delete(ADMIN + "/storage-connections/" + right)
                        .expect(409)
                        .code())
                .isEqualTo("CONNECTION_IN_USE");
        host.client().delete(ADMIN + "/storage-connections/" + wrong).expect(204);

        outage(buyer, drawn);

        choose(staff.open(PAGE), "Im Ordner des Portals");
        awaitMoved(page);
        assertThat(store().path("toMove").asInt()).isZero();
        line.cut();
        line.cutAnswersAfter(0);
        assertThat(pdf(buyer, 0).expect(200).body()).isEqualTo(before);
        PortalClient.anonymous(portal).get(CUSTOMER + "/images/" + image).expect(200);
        line.mend();
    }

    private Answer pdf(PortalClient buyer, int number) {
        return buyer.get(CUSTOMER + "/documents/INVOICE/" + customer + "-" + number + "/pdf");
    }

    private void outage(PortalClient buyer, String drawn) {
        line.cut();
        line.cutAnswersAfter(0);
        Answer away = pdf(buyer, 1).expect(503);
        assertThat(away.code()).isEqualTo("STORAGE_UNAVAILABLE");
        assertThat(away.header("Retry-After")).isEqualTo("30");
        assertThat(health()).contains("\"state\":\"UP\"", "\"storage\":false");
        buyer.get(CUSTOMER + "/overview").expect(200);
        buyer.get(CUSTOMER + "/documents").expect(200);
        buyer.get(CUSTOMER + "/documents/INVOICE/" + drawn + "/pdf").expect(200);

        line.mend();
        pdf(buyer, 1).expect(200);
        assertThat(health()).contains("\"storage\":true");
    }

    @Test
    public void thePageIsAccessible() {
        Visitor examined = visitors.examined(portal, "de-DE", Visitor.DESKTOP, ColorScheme.LIGHT);
        examined.signIn("admin", portal.adminPassword());
        storages.connect(storages.bucketConnection(storeName));
        examined.open(PAGE);
        examined.assertFitForEverybody("the document store");
        examined.show(Visitor.PHONE, ColorScheme.LIGHT);
        shoot(examined, "phone-document-store");
    }
}
