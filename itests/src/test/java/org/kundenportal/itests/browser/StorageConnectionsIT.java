package org.kundenportal.itests.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.FakeStorages;
import org.kundenportal.itests.http.Host;
import org.kundenportal.itests.http.PortalClient.Answer;
import org.kundenportal.storage.cloud.CuttingProxy;
import org.kundenportal.storage.cloud.DavServer;
import org.kundenportal.storage.cloud.S3Server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.itests.http.PortalClient.ADMIN;

/** The ground of BB-18: merchants connect storages, check them and look at their files; with a real S3 and a real WebDAV server. */
public class StorageConnectionsIT {

    private static final String LIST = "/portal/admin/settings/portal/storage-connections";
    private static final String API = ADMIN + "/storage-connections";

    @Rule
    public final Visitors visitors = new Visitors();

    private final RunningPortal portal = RunningPortal.shared();
    private final Host host = new Host(portal);
    private final String name = Host.fresh("Shop-Dateien ");
    private FakeStorages storages;

    @Before
    public void listen() {
        storages = new FakeStorages(host.client());
        storages.fillBucket(
                "Anleitung für alle.pdf",
                "ebooks/Äpfel & Birnen.epub",
                "ebooks/Zitronen.epub",
                "ebooks/alt/Quitten.pdf");
        storages.fillBucket(IntStream.range(0, 130)
                .mapToObj(i -> "archiv/Jahrgang %03d.zip".formatted(i))
                .toArray(String[]::new));
    }

    @After
    public void stop() {
        storages.close();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void shoot(Visitor visitor, String name) {
        visitor.settle();
        visitor.screenshot(Path.of(System.getProperty("work"), "shots", name + ".png"));
    }

    private JsonNode check(String id) {
        return host.client().post(API + "/" + id + "/check", "{}").expect(200).json();
    }

    private Answer files(String id, String query) {
        return host.client().get(API + "/" + id + "/files" + query);
    }

    private static List<String> names(Answer answer) {
        return answer.expect(200).json().path("items").findValuesAsText("name");
    }

    private void assertUnavailable(String id, String reason) {
        Answer answer = files(id, "?prefix=archiv/").expect(503);
        assertThat(answer.code()).isEqualTo("STORAGE_UNAVAILABLE");
        assertThat(answer.json().at("/violations/0/code").asText()).isEqualTo(reason);
    }

    /** BB-18: "Neu", a type, its form, a wrong secret and the right one, the files, a bucket that vanishes, and deletion. */
    @Test
    public void bb18ConnectsWithABucket() {
        Visitor staff = visitors.desktop(portal);
        staff.signIn("admin", portal.adminPassword());
        Page page = staff.open(LIST);
        button(page, "Neu").click();
        page.getByRole(AriaRole.DIALOG)
                .locator(".choice", new Locator.LocatorOptions().setHasText("S3-kompatibler Speicher"))
                .click();

        page.getByLabel("Anzeigename").fill(name);
        page.locator("#f-settings-endpoint")
                .fill("http://127.0.0.1:" + storages.bucket().port());
        page.locator("#f-settings-bucket").fill(S3Server.BUCKET);
        page.locator("#f-settings-accessKey").fill(S3Server.ACCESS_KEY);
        page.locator("#f-settings-secretKey").fill("falsch-1");
        page.locator("#f-settings-pathStyle").check();
        shoot(staff, "storage-form");
        button(page, "Speichern").click();
        assertThat(page.locator("#f-settings-secretKey-hint")).containsText("zum Behalten leer lassen");
        button(page, "Verbindung prüfen").click();
        assertThat(page.locator("section:has(#check) .banner-danger"))
                .containsText("Der Speicher lehnt die Zugangsdaten ab.");
        shoot(staff, "storage-refused");
        button(page, "Dateien ansehen").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Der Speicher nimmt die Zugangsdaten nicht an");
        shoot(staff, "storage-files-refused");
        page.keyboard().press("Escape");

        page.locator("#f-settings-secretKey").fill(S3Server.SECRET_KEY);
        button(page, "Speichern").click();
        assertThat(page.locator("#f-settings-secretKey")).hasValue("");
        button(page, "Verbindung prüfen").click();
        assertThat(page.locator("section:has(#check) .banner-ok")).hasText("Die Verbindung funktioniert.");
        assertThat(page.content()).doesNotContain(S3Server.SECRET_KEY);
        browse(staff, page);

        storages.bucket().removeBucket();
        button(page, "Verbindung prüfen").click();
        assertThat(page.locator("section:has(#check) .banner-danger"))
                .containsText("Den Bucket oder den Ordner gibt es nicht.");
        shoot(staff, "storage-gone");

        page.locator(".crumbs a").last().click();
        Locator row = page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(name));
        assertThat(row).containsText("Aktiv");
        shoot(staff, "storages");
        row.locator("a").click();
        button(page, "Cloudspeicher löschen").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cloudspeicher löschen"))
                .click();
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Cloudspeicher").setLevel(1)))
                .isVisible();
        assertThat(row).hasCount(0);
    }

    /** Folders by keyboard and mouse, the way back, names by how they begin, and more than a page. */
    private static void browse(Visitor staff, Page page) {
        button(page, "Dateien ansehen").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        Locator entries = dialog.locator(".files li");
        assertThat(entries).hasCount(3);
        assertThat(dialog.locator(".files")).containsText("Anleitung für alle.pdf");
        shoot(staff, "storage-files");

        Locator ebooks = dialog.locator("button.file", new Locator.LocatorOptions().setHasText("ebooks"));
        ebooks.focus();
        page.keyboard().press("Enter");
        assertThat(entries).hasCount(3);
        assertThat(dialog.locator(".crumbs [aria-current]")).hasText("ebooks");
        assertThat(dialog.locator(".crumbs [aria-current]")).isFocused();
        dialog.getByRole(AriaRole.SEARCHBOX).fill("Z");
        assertThat(entries).hasCount(1);
        assertThat(entries).containsText("Zitronen.epub");
        dialog.getByRole(AriaRole.SEARCHBOX).fill("nichts");
        assertThat(dialog).containsText("Hier beginnt nichts mit „nichts“");
        shoot(staff, "storage-files-none");
        dialog.locator(".crumbs button").first().click();

        dialog.locator("button.file", new Locator.LocatorOptions().setHasText("archiv"))
                .click();
        assertThat(entries).hasCount(100);
        dialog.locator(".load-more button").click();
        assertThat(entries).hasCount(130);
        assertThat(dialog.locator(".load-more")).hasCount(0);
        page.keyboard().press("Escape");
        assertThat(dialog).hasCount(0);
        assertThat(button(page, "Dateien ansehen")).isFocused();
    }

    /** What goes wrong with a bucket is told apart: secret, bucket, clock, line, encryption, and nobody there. */
    @Test
    public void tellsApartWhatIsWrongWithABucket() throws Exception {
        String right = storages.connect(storages.bucketConnection(name));
        assertThat(check(right).path("ok").asBoolean()).isTrue();
        assertThat(names(files(right, "?prefix=ebooks/")))
                .containsExactlyInAnyOrder("Äpfel & Birnen.epub", "Zitronen.epub", "alt");
        Answer first = files(right, "?prefix=archiv/&limit=100");
        assertThat(names(first)).hasSize(100);
        assertThat(names(files(
                        right,
                        "?prefix=archiv/&limit=100&cursor="
                                + URLEncoder.encode(first.json().path("next").asText(), StandardCharsets.UTF_8))))
                .hasSize(30)
                .contains("Jahrgang 129.zip");

        String address = "http://127.0.0.1:" + storages.bucket().port();
        String wrong = storages.connect(FakeStorages.bucketConnection(name, address, "falsch"));
        assertThat(check(wrong).path("reason").asText()).isEqualTo("CREDENTIALS");
        assertUnavailable(wrong, "CREDENTIALS");

        String encrypted = storages.connect(
                FakeStorages.bucketConnection(name, address.replace("http:", "https:"), S3Server.SECRET_KEY));
        assertThat(check(encrypted).path("reason").asText()).isEqualTo("CERTIFICATE");

        Path folder = Files.createTempDirectory(Path.of(System.getProperty("work")), "skew-");
        try (S3Server strict = S3Server.start(folder, -1)) {
            String late = storages.connect(
                    FakeStorages.bucketConnection(name, "http://127.0.0.1:" + strict.port(), S3Server.SECRET_KEY));
            assertThat(check(late).path("reason").asText()).isEqualTo("CLOCK_SKEW");
            assertUnavailable(late, "CLOCK_SKEW");
        }

        try (CuttingProxy line = CuttingProxy.to(storages.bucket().port())) {
            String far = storages.connect(
                    FakeStorages.bucketConnection(name, "http://127.0.0.1:" + line.port(), S3Server.SECRET_KEY));
            assertThat(names(files(far, "?prefix=archiv/"))).hasSize(50);
            line.cut();
            line.cutAnswersAfter(2_000);
            assertUnavailable(far, "UNREACHABLE");
            line.mend();
            assertThat(names(files(far, "?prefix=archiv/"))).hasSize(50);
        }

        storages.bucket().removeBucket();
        assertThat(check(right).path("reason").asText()).isEqualTo("GONE");
        assertUnavailable(right, "GONE");
    }

    /** A folder of a WebDAV server, as Nextcloud has them. */
    @Test
    public void browsesAFolder() {
        storages.fillDav("Bücher/50 % Rabatt?.pdf", "Bücher/über uns.txt", "lies mich.txt");
        String right = storages.connect(storages.davConnection(name, DavServer.PASSWORD));

        assertThat(check(right).path("ok").asBoolean()).isTrue();
        assertThat(names(files(right, ""))).containsExactlyInAnyOrder("Bücher", "lies mich.txt");
        assertThat(names(files(right, "?prefix=B%C3%BCcher/")))
                .containsExactlyInAnyOrder("50 % Rabatt?.pdf", "über uns.txt");
        assertThat(names(files(right, "?prefix=B%C3%BCcher/%C3%BC"))).containsExactly("über uns.txt");
        assertThat(files(right, "?prefix=../").expect(400).code()).isEqualTo("INVALID_REQUEST");

        String wrong = storages.connect(storages.davConnection(name, "falsch"));
        assertThat(check(wrong).path("reason").asText()).isEqualTo("CREDENTIALS");
        assertUnavailable(wrong, "CREDENTIALS");
    }

    /** The pages and the browser of files can be used by everybody, and on a phone. */
    @Test
    public void thePagesAreAccessible() {
        Visitor examined = visitors.examined(portal, "de-DE", Visitor.DESKTOP, ColorScheme.LIGHT);
        examined.signIn("admin", portal.adminPassword());
        String id = storages.connect(storages.bucketConnection(name));
        for (String path :
                List.of(LIST, LIST + "/" + id, "/portal/admin/settings/portal/new-storage-connection/webdav")) {
            examined.open(path);
            examine(examined, "phone" + path.replace('/', '-').replaceAll("-[0-9]+$", "-id"), path);
        }
        Page page = examined.open(LIST + "/" + id);
        button(page, "Dateien ansehen").click();
        assertThat(page.locator("dialog .files li")).hasCount(3);
        examine(examined, "phone-storage-files", "the files");
    }

    private static void examine(Visitor examined, String picture, String what) {
        examined.assertFitForEverybody(what);
        examined.show(390, ColorScheme.LIGHT);
        shoot(examined, picture);
    }
}
