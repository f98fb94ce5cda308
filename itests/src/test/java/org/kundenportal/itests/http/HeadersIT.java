package org.kundenportal.itests.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.BeforeClass;
import org.junit.Test;
import org.kundenportal.itests.EInvoice;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.PortalClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.itests.http.PortalClient.ADMIN;
import static org.kundenportal.itests.http.PortalClient.CUSTOMER;

/** ASVS 3.2 and 3.4: the headers of every page, every asset that they name, and every kind of answer of the API. */
public class HeadersIT {

    /** Addresses in pages, import maps, style sheets, the manifest and the service worker. */
    private static final Pattern ADDRESS = Pattern.compile("[\"'(](/portal/[^\"'()?#\\s]+)");
    /** Files that the service worker lists, relative to the assets' folder. */
    private static final Pattern FILE = Pattern.compile("\"([\\w./@-]+\\.(?:js|mjs|css|json|woff2|svg))\"");

    private static final Pattern ASSETS = Pattern.compile("/portal/a/[0-9a-f]+/");

    private static PortalClient anonymous;
    private static Host host;

    private final Map<String, Answer> seen = new LinkedHashMap<>();

    @BeforeClass
    public static void start() {
        RunningPortal portal = RunningPortal.shared();
        anonymous = PortalClient.anonymous(portal);
        host = new Host(portal);
    }

    private void crawl(String... pages) {
        Deque<String> waiting = new ArrayDeque<>(List.of(pages));
        while (!waiting.isEmpty()) {
            String path = waiting.pop();
            if (seen.containsKey(path) || (path.endsWith("/") && !List.of(pages).contains(path))) {
                continue;
            }
            Answer answer = anonymous.get(path);
            seen.put(path, answer);
            if (answer.header("Content-Type").matches("(text|application)/.*(html|css|javascript|json).*")) {
                waiting.addAll(named(path, answer.text()));
            }
        }
    }

    private static List<String> named(String path, String text) {
        Deque<String> found = new ArrayDeque<>();
        Matcher addresses = ADDRESS.matcher(text);
        while (addresses.find()) {
            if (!addresses.group(1).startsWith("/portal/api/")) {
                found.add(addresses.group(1));
            }
        }
        Matcher folder = ASSETS.matcher(text);
        if (path.endsWith("sw.js") && folder.find()) {
            Matcher files = FILE.matcher(text);
            while (files.find()) {
                found.add(folder.group() + files.group(1));
            }
        }
        return List.copyOf(found);
    }

    private static void assertSecure(String path, Answer answer) {
        assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("no-referrer");
        assertThat(answer.header("Content-Security-Policy"))
                .as(path)
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*", "http:", "https:");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).as(path).isEqualTo("same-origin");
        assertThat(answer.header("Server")).as(path).isEmpty();
        assertThat(answer.header("X-Powered-By")).as(path).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Origin")).as(path).isEmpty();
        assertThat(answer.header("Set-Cookie")).as(path).isEmpty();
    }

    @Test
    public void pagesAndAllThatTheyLoadAreServedSecurely() {
        crawl(
                "/portal/",
                "/portal/admin/",
                "/portal/documents/INVOICE/1",
                "/portal/c/nobody",
                "/portal/d/nobody",
                "/portal/o/nobody",
                "/portal/orders/1",
                "/portal/admin/settings/portal",
                "/portal/sw.js",
                "/portal/robots.txt",
                "/portal/theme.css",
                "/portal/manifest.webmanifest");
        assertThat(seen).as("the crawl finds the modules").hasSizeGreaterThan(60);
        seen.forEach((path, answer) -> {
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertSecure(path, answer);
            if (answer.header("Content-Type").startsWith("text/")) {
                assertThat(answer.header("Content-Type")).as(path).containsIgnoringCase("charset=utf-8");
            }
            assertThat(answer.header("Cache-Control"))
                    .as(path)
                    .contains(
                            path.startsWith("/portal/a/")
                                    ? "immutable"
                                    : path.endsWith("/nobody") ? "no-store" : "no-cache");
        });
        assertThat(seen.get("/portal/").header("Content-Security-Policy"))
                .contains("require-trusted-types-for 'script'", "base-uri 'none'", "form-action 'self'");
    }

    @Test
    public void whatIsNotThereIsRefusedSecurely() {
        for (String path : List.of(
                "/portal/a/000000000000/app/main.js",
                "/portal/a/../WEB-INF/web.xml",
                "/portal/api/",
                "/portal/api/v1/nothing",
                "/portal/api/v2/session",
                "/portal/api/admin/v1/nothing",
                "/portal/api/webhooks/none")) {
            Answer answer = anonymous.get(path);
            // webhooks are only ever posted
            assertThat(answer.status())
                    .as(path)
                    .isIn(path.endsWith("/webhooks/none") ? List.of(405) : List.of(400, 401, 404));
            assertSecure(path, answer);
        }
    }

    /** ASVS 14.3.2: what the API says of persons is kept nowhere on the way. 3.2.1: a file is never a page. */
    @Test
    public void answersOfTheApiAreSecure() {
        host.releaseEverything();
        String customer = Host.fresh("K");
        String invoice = Host.fresh("RE-");
        host.putCustomer(customer);
        host.importInvoice(EInvoice.of(invoice, customer, "Firma", "10.00"));
        PortalClient session = anonymous.linked(host.grant(customer)).with("Origin", "https://evil.example");
        String document = CUSTOMER + "/documents/INVOICE/" + invoice;
        for (String path : List.of(
                CUSTOMER + "/session",
                CUSTOMER + "/overview",
                CUSTOMER + "/me",
                CUSTOMER + "/documents",
                document,
                document + "/pdf",
                document + "/pdf?disposition=attachment",
                document + "/xml",
                document + "/comments",
                CUSTOMER + "/documents/INVOICE/none",
                ADMIN + "/customers")) {
            Answer answer = session.get(path);
            assertSecure(path, answer);
            assertThat(answer.header("Cache-Control"))
                    .as(path)
                    .contains(answer.header("ETag").isEmpty() ? "no-store" : "private");
        }
        assertThat(session.get(document + "/xml").header("Content-Disposition")).startsWith("attachment");
        assertThat(session.get(document + "/pdf?disposition=attachment").header("Content-Disposition"))
                .startsWith("attachment")
                .contains(invoice);
        assertThat(session.get(document + "/pdf").header("Content-Security-Policy"))
                .contains("sandbox");
    }

    /** ASVS 3.3: the cookie is out of scripts' reach and is not sent along by other sites. */
    @Test
    public void theSessionIsACookieThatScriptsDoNotSee() {
        String customer = Host.fresh("K");
        host.putCustomer(customer);
        String token = PortalClient.token(host.grant(customer));
        Answer opened = anonymous.post(CUSTOMER + "/session/link", "{\"token\":\"" + token + "\"}");
        assertThat(opened.expect(200).header("Set-Cookie"))
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
        assertThat(opened.text()).doesNotContain(opened.header("Set-Cookie").split("[=;]", 3)[1]);
    }

    @Test
    public void healthIsForEverybodyAndNeverStale() {
        Answer health = anonymous.get("/portal/api/health").expect(200);
        assertThat(health.json().path("state").asText()).isEqualTo("UP");
        assertThat(health.header("Cache-Control")).contains("no-store");
        assertSecure("health", health);
    }
}
