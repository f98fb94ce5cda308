package org.kundenportal.itests.browser;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.kundenportal.itests.EInvoice;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.Host;
import org.kundenportal.itests.http.PortalClient;
import org.kundenportal.itests.http.Shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeNotNull;

/** Every page of both user interfaces, with the demo's data: readable for everybody, at every width, and quiet. */
public class PagesIT {

    private static final List<String> STRANGER = List.of("", "c/nobody");
    private static final List<String> CUSTOMER = List.of(
            "",
            "documents",
            "documents?type=INVOICE",
            "documents?query=nothing+at+all",
            "documents/INVOICE/RE-2026-1187",
            "documents/ESTIMATE/AN-2026-0342",
            "documents/ESTIMATE/AN-2026-0331",
            "documents/INVOICE/none",
            "orders",
            "orders/B-2026-10023",
            "orders/none",
            "pay",
            "payments/none",
            "settings",
            "menu",
            "nowhere");
    private static final List<String> STAFF = List.of(
            "",
            "customers",
            "customers/10482",
            "customers/20031",
            "customers/10482/edit",
            "new-customer",
            "documents",
            "documents/INVOICE/RE-2026-1187",
            "documents/ESTIMATE/AN-2026-0342",
            "payments",
            "payments?attention=true",
            "payments/none",
            "import",
            "unmatched",
            "change-requests",
            "timeline",
            "mails",
            "mails?state=FAILED",
            "mails/1",
            "settings/portal",
            "settings/portal/access",
            "settings/portal/acceptance",
            "settings/portal/payments",
            "settings/portal/document-store",
            "settings/portal/master-data",
            "settings/portal/appearance",
            "settings/portal/invoices",
            "settings/portal/files",
            "settings/portal/placeholders",
            "settings/portal/mail",
            "settings/portal/mail-texts",
            "settings/portal/mail-texts/COMMENT_FOR_CUSTOMER/de",
            "settings/portal/payment-connections",
            "settings/portal/new-payment-connection/paypal",
            "settings/portal/storage-connections",
            "settings/portal/new-storage-connection/s3",
            "automation",
            "new-automation-rule?example=paid",
            "automation/1",
            "settings/webhooks",
            "settings/tokens",
            "nowhere");

    private static RunningPortal portal;
    private static String link;

    private final List<String> faults = new ArrayList<>();
    private int pictures;

    @BeforeClass
    public static void start() {
        portal = RunningPortal.prepare().withDemo();
        portal.start();
        portal.awaitUp();
        link = portal.demoLink();
        PortalClient.admin(portal)
                .importDocument(
                        "application/xml",
                        EInvoice.of("2026-4711", null, "Hotel Trave", "480.00").cii())
                .expect(202);
        new Shop(new Host(portal)).sell("B-2026-10023", "10482", "PAID", "EB-1");
        PortalClient.admin(portal)
                .post(
                        PortalClient.ADMIN + "/automation-rules",
                        """
                        {"name":"Portal-Link nach Zahlung","trigger":"ORDER_STATUS","condition":{"status":"PAID"},
                         "action":{"kind":"SEND_MAIL","subject":"Ihre Bestellung","body":"[Order.customerportal_url]"}}""")
                .expect(201);
        PortalClient.admin(portal)
                .post(PortalClient.ADMIN + "/mails/test", "{\"to\":\"post@hotel-trave.example\"}")
                .expect(201);
    }

    @AfterClass
    public static void end() {
        portal.close();
    }

    /** What is done on every page. */
    private interface Look {
        void at(Visitor visitor, String name);
    }

    private void asStranger(Visitor visitor, Look look) {
        for (String path : STRANGER) {
            look(visitor, "/portal/" + path, look);
        }
        look(visitor, "/portal/admin/", look);
    }

    private void asCustomer(Visitor visitor, Look look) {
        visitor.open(link);
        visitor.settle();
        for (String path : CUSTOMER) {
            look(visitor, "/portal/" + path, look);
        }
    }

    private void asStaff(Visitor visitor, Look look) {
        visitor.signIn("admin", portal.adminPassword());
        for (String path : STAFF) {
            look(visitor, "/portal/admin/" + path, look);
        }
    }

    private static void look(Visitor visitor, String path, Look look) {
        visitor.open(path);
        visitor.settle();
        look.at(visitor, path);
    }

    private void onAllPages(Visitor visitor, Look look) {
        asStranger(visitor, look);
        asCustomer(visitor, look);
        asStaff(visitor, look);
    }

    private void examine(String locale) {
        Visitor visitor = Visitor.examined(portal, locale, Visitor.DESKTOP, ColorScheme.LIGHT);
        try {
            onAllPages(visitor, (at, path) -> {
                Axe axe = Axe.on(at.page());
                for (int width : List.of(Visitor.DESKTOP, Visitor.PHONE)) {
                    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                        at.show(width, scheme);
                        axe.violations()
                                .forEach(fault ->
                                        faults.add(path + " " + locale + " " + width + " " + scheme + ": " + fault));
                    }
                }
                at.show(Visitor.DESKTOP, ColorScheme.LIGHT);
            });
        } finally {
            visitor.close();
        }
        assertThat(faults).isEmpty();
    }

    @Test
    public void everyoneCanReadEveryPageInGerman() {
        examine("de-DE");
    }

    @Test
    public void everyoneCanReadEveryPageInEnglish() {
        examine("en-GB");
    }

    /** At 320 px, and at 200 % zoom of a window of 1280 px; under the content security policy, without error or foreign request. */
    @Test
    public void noPageScrollsSidewaysOrComplains() {
        Visitor visitor = Visitor.desktop(portal);
        try {
            onAllPages(visitor, (at, path) -> {
                for (int width : List.of(320, 640)) {
                    at.show(width, ColorScheme.LIGHT);
                    Object wide = at.page()
                            .evaluate(
                                    "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
                    if (!Integer.valueOf(0).equals(wide)) {
                        faults.add(path + " at " + width + " px is " + wide + " px too wide");
                    }
                }
                at.show(Visitor.DESKTOP, ColorScheme.LIGHT);
            });
            assertThat(faults).isEmpty();
            visitor.assertQuiet();
        } finally {
            visitor.close();
        }
    }

    /** The pictures of the README: in its folder when asked for with {@code -Dscreenshots}, else in the build's. */
    @Test
    public void paintsTheReadme() {
        Visitor visitor = Visitor.desktop(portal);
        boolean wanted = System.getProperty("screenshots") != null;
        Path images = Path.of(wanted ? System.getProperty("images") : "target/images");
        try {
            visitor.open(link);
            visitor.settle();
            visitor.screenshot(images.resolve("customer.png"));
            visitor.signIn("admin", portal.adminPassword());
            visitor.open("/portal/admin/documents/INVOICE/RE-2026-1187");
            visitor.settle();
            visitor.screenshot(images.resolve("admin.png"));
        } finally {
            visitor.close();
        }
    }

    /** Pictures of every page for whoever looks at them all, when asked for with {@code -Dgallery=DIRECTORY}. */
    @Test
    public void paintsEveryPage() {
        assumeNotNull(System.getProperty("gallery"));
        Path gallery = Path.of(System.getProperty("gallery"));
        Visitor visitor = Visitor.desktop(portal);
        try {
            onAllPages(visitor, (at, path) -> {
                String name = String.format("%02d", ++pictures) + path.replaceAll("[/?=+]+", "_");
                at.wholeScreenshot(gallery.resolve(name + "desktop.png"));
                at.show(Visitor.PHONE, ColorScheme.DARK);
                at.wholeScreenshot(gallery.resolve(name + "phone.png"));
                at.show(Visitor.DESKTOP, ColorScheme.LIGHT);
            });
        } finally {
            visitor.close();
        }
    }
}
