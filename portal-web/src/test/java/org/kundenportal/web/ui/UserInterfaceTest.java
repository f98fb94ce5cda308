package org.kundenportal.web.ui;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** With the real files: what the shell names must be there. */
class UserInterfaceTest {
    private static final AssetCatalogue ASSETS = WebFolder.catalogue();

    private final AtomicReference<String> accent = new AtomicReference<>("#8a1c4a");
    private final UserInterface ui = new UserInterface(ASSETS, accent::get);

    private String text(String path) {
        return ui.find(path).orElseThrow().asset().text();
    }

    private static List<String> all(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/documents",
                "/documents/INVOICE/RE-1",
                "/documents/INVOICE/RE.2026.css",
                "/settings",
                "/no/such/page"
            })
    @DisplayName("Pages of the customer's side get its shell")
    void customerShell(String path) {
        assertThat(text(path)).contains("<portal-app>").contains("/app/main.js\"></script>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/admin/", "/admin/customers/10482", "/admin/documents/INVOICE/RE.js", "/admin/customers/a.txt"})
    @DisplayName("Pages of the merchant's side get the other shell")
    void adminShell(String path) {
        assertThat(text(path)).contains("/admin/main.js\"></script>").doesNotContain("<portal-app>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/x.js",
                "/app/main.js",
                "/favicon.png",
                "/a/",
                "/a/0123456789ab/app/main.js",
                "/index.html",
                "/admin/index.html",
                "/a/../sw.js"
            })
    @DisplayName("Files that are not there are not pages")
    void missing(String path) {
        assertThat(ui.find(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/c/s3cr3t", "/d/s3cr3t", "/o/s3cr3t", "/p/s3cr3t", "/i/s3cr3t", "/c/s3cr3t.js", "/c/s3cr3t/more"
            })
    @DisplayName(
            "BM-16 BM-17 A link's page is the plain shell: it does not hold the secret, is kept by nobody and listed nowhere")
    void links(String path) {
        Page page = ui.find(path).orElseThrow();

        assertThat(page.asset().text()).isEqualTo(text("/")).doesNotContain("s3cr3t");
        assertThat(page.cacheControl()).isEqualTo("no-store");
        assertThat(page.indexed()).isFalse();
    }

    @Test
    @DisplayName("Every file that a shell names exists, and every module is named before it is asked for")
    void shellsAreComplete() {
        for (String shell : List.of("/", "/admin/")) {
            String html = text(shell);
            assertThat(html).doesNotContain("{{");
            List<String> named = all("(?:href|src)=\"/portal(/a/[^\"]+)\"", html);
            assertThat(named)
                    .hasSizeGreaterThan(15)
                    .allSatisfy(path -> assertThat(ui.find(path)).as(path).isPresent());
            assertThat(all("modulepreload\" href=\"([^\"]+)\"", html))
                    .contains(all("type=\"module\" src=\"([^\"]+)\"", html).get(0))
                    .anyMatch(path -> path.endsWith("vendor/lit-html/lit-html.js"));
        }
    }

    @Test
    @DisplayName("Every module that any of our modules imports exists")
    void importsAreComplete() {
        Set<String> missing = new TreeSet<>();
        for (String name : ASSETS.names()) {
            if (name.endsWith(".js") && !name.startsWith("vendor/")) {
                all(
                                "(?<![.'\\w])(?:from|import|import\\()\\s*'([^'\\s]+)'",
                                ASSETS.get(name).text())
                        .stream()
                        .filter(imported -> ImportMap.resolve(imported, name)
                                .flatMap(ASSETS::find)
                                .isEmpty())
                        .forEach(imported -> missing.add(name + " -> " + imported));
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    @DisplayName("Every icon that is used is in the sprite")
    void icons() {
        Set<String> known = new TreeSet<>(
                all("<symbol id=\"([^\"]+)\"", ASSETS.get("assets/icons.svg").text()));
        Set<String> used = new TreeSet<>();
        ASSETS.names().stream()
                .filter(name -> name.endsWith(".js") && !name.startsWith("vendor/"))
                .forEach(name -> used.addAll(all(
                        "\\b(?:icon|empty)\\('([a-z0-9-]+)'", ASSETS.get(name).text())));

        assertThat(used).hasSizeGreaterThan(10);
        assertThat(known).containsAll(used);
    }

    @Test
    @DisplayName(
            "The policy names the import map that the shells hold, and the shells hold no other inline code or style")
    void policyFitsShells() {
        for (String shell : List.of("/", "/admin/")) {
            String html = text(shell);
            List<String> inline = all("<script type=\"importmap\">(.*?)</script>", html);

            assertThat(inline).hasSize(1);
            assertThat(ui.contentSecurityPolicy())
                    .contains("script-src 'self' '" + Sha256.source(inline.get(0)) + "';");
            assertThat(all(
                            "(<script(?! type=\"importmap\"| type=\"module\" src=)|<style|\\sstyle=|\\son\\w+=|<base)",
                            html))
                    .isEmpty();
        }
        assertThat(ui.contentSecurityPolicy())
                .startsWith("default-src 'none';")
                .contains(
                        "frame-ancestors 'none'", "require-trusted-types-for 'script'", "trusted-types lit-html portal")
                .doesNotContain("unsafe", "*", "http");
    }

    @Test
    @DisplayName("Our templates hold no inline style and no address of another server")
    void templates() {
        for (String name : ASSETS.names()) {
            if ((name.endsWith(".js") || name.endsWith(".css")) && !name.startsWith("vendor/")) {
                assertThat(all(
                                "(\\sstyle=[\"$]|styleMap|javascript:|https?://(?!www\\.w3\\.org/)[^\\s\"'`]+)",
                                ASSETS.get(name).text()))
                        .as(name)
                        .isEmpty();
            }
        }
    }

    @Test
    @DisplayName("The service worker keeps the customer's side and nothing of the merchant's")
    void serviceWorker() {
        String worker = text("/sw.js");
        List<String> kept = all(
                "\"([^\"]+)\"", all("FILES = JSON.parse\\('(.*)'\\)", worker).get(0));

        assertThat(worker).doesNotContain("{{").contains("'/portal/'").contains(ASSETS.version());
        assertThat(kept)
                .contains(
                        "app/main.js",
                        "app/views/document.js",
                        "ui/i18n.js",
                        "i18n/de.json",
                        "styles/app.css",
                        "vendor/lit/index.js")
                .noneMatch(name -> name.startsWith("admin/") || name.contains("pdfjs"))
                .allSatisfy(name -> assertThat(ASSETS.find(name)).as(name).isPresent());
    }

    @Test
    @DisplayName("BW-29 The theme follows the merchant's accent colour, and survives not getting it")
    void theme() {
        assertThat(text("/theme.css")).contains("--accent:#8a1c4a");
        accent.set("#f6c500");
        assertThat(text("/theme.css")).contains("--accent:#f6c500");

        UserInterface without = new UserInterface(ASSETS, () -> {
            throw new IllegalStateException("no database yet");
        });
        assertThat(without.find("/theme.css").orElseThrow().asset().text()).contains(AccentTheme.DEFAULT);
    }

    @Test
    @DisplayName("Manifest and robots file name the portal's own addresses")
    void wellKnownFiles() {
        assertThat(text("/manifest.webmanifest"))
                .contains("\"start_url\": \"/portal/\"")
                .doesNotContain("{{");
        assertThat(text("/robots.txt")).contains("Disallow: /portal/\n");
        assertThat(text("/")).contains("content=\"de,en\"").contains("<html lang=\"de\">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "//", "/%", "/\u0000", "/..", "/a/\uD800", "/c/", "/documents/", "/😀", "/{{root}}"})
    @DisplayName("Odd paths are answered without an error")
    void oddPaths(String path) {
        assertThat(ui.find(path)).isNotNull();
    }

    @Test
    @DisplayName("Files below the hashed folder are for ever, pages are not")
    void caching() {
        String module = all("(/a/[^\"]+/app/main.js)\"", text("/")).get(0);

        assertThat(ui.find(module).orElseThrow().cacheControl()).contains("immutable");
        assertThat(ui.find("/documents").orElseThrow().cacheControl()).isEqualTo("no-cache");
        assertThat(ui.find("/").orElseThrow().indexed()).isTrue();
        assertThat(ui.find("/documents").orElseThrow().indexed()).isFalse();
    }
}
