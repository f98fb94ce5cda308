package org.kundenportal.web.ui;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.servlet.ServletHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** On the Jetty that Karaf runs, without sockets. */
class PortalServletTest {
    private static final Server SERVER = new Server();
    private static final LocalConnector CONNECTOR = new LocalConnector(SERVER);

    @BeforeAll
    static void start() throws Exception {
        ServletHandler handler = new ServletHandler();
        handler.addServletWithMapping(
                new ServletHolder(new PortalServlet(new UserInterface(WebFolder.catalogue(), () -> "#0a6b74"), null)),
                "/portal/*");
        SERVER.addConnector(CONNECTOR);
        SERVER.setHandler(handler);
        SERVER.start();
    }

    @AfterAll
    static void stop() throws Exception {
        SERVER.stop();
    }

    private static Answer call(String method, String path, String... headers) throws Exception {
        StringBuilder request =
                new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: portal.example\r\nConnection: close\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return new Answer(CONNECTOR.getResponse(request.append("\r\n").toString()));
    }

    /** A raw answer; enough of HTTP for what is asserted here. */
    private record Answer(String raw) {
        int status() {
            return Integer.parseInt(raw.substring(9, 12));
        }

        String header(String name) {
            Matcher found =
                    Pattern.compile("(?mi)^" + name + ": (.*)$").matcher(raw.substring(0, raw.indexOf("\r\n\r\n") + 2));
            return found.find() ? found.group(1) : null;
        }

        String body() {
            return raw.substring(raw.indexOf("\r\n\r\n") + 4);
        }
    }

    private static String module() throws Exception {
        Matcher found = Pattern.compile("src=\"(/portal/a/[^\"]+/app/main.js)\"")
                .matcher(call("GET", "/portal/").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /portal/, 200",
        "GET, /portal/nothing.js, 404",
        "GET, /portal/api/v1/session, 503",
        "POST, /portal/, 405",
        "GET, /portal, 301",
        "GET, /portal/c/s3cr3t, 200",
        "GET, /portal/sw.js, 200",
    })
    @DisplayName("Every answer carries the security headers")
    void securityHeaders(String method, String path, int status) throws Exception {
        Answer answer = call(method, path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cache-Control")).isNotNull();
        assertThat(answer.raw()).doesNotContain("s3cr3t");
    }

    @Test
    @DisplayName("BM-16 The page of a link is kept by nobody and listed nowhere")
    void link() throws Exception {
        Answer answer = call("GET", "/portal/c/s3cr3t");

        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Robots-Tag")).isEqualTo("noindex");
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(call("GET", "/portal/").header("X-Robots-Tag")).isEqualTo("all");
    }

    @Test
    @DisplayName("HEAD answers as GET does, without the body")
    void head() throws Exception {
        for (String path :
                new String[] {"/portal/", "/portal/nothing.js", "/portal/theme.css", "/portal/api/v1/me", module()}) {
            Answer get = call("GET", path);
            Answer head = call("HEAD", path);

            assertThat(head.status()).isEqualTo(get.status());
            assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
            assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
            assertThat(head.body()).isEmpty();
        }
    }

    @Test
    @DisplayName("Files are compressed for those who take it, and only for them")
    void compression() throws Exception {
        String module = module();
        Answer plain = call("GET", module, "Accept-Encoding: gzip;q=0, br");
        Answer gzip = call("GET", module, "Accept-Encoding: br, gzip;q=0.8");

        assertThat(plain.header("Content-Encoding")).isNull();
        assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(Integer.parseInt(gzip.header("Content-Length")))
                .isLessThan(Integer.parseInt(plain.header("Content-Length")));
        assertThat(gzip.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(plain.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(plain.header("Content-Type").toLowerCase(Locale.ROOT)).isEqualTo("text/javascript;charset=utf-8");
        assertThat(plain.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    }

    @Test
    @DisplayName("What the browser has already is not sent again")
    void revalidation() throws Exception {
        String tag = call("GET", "/portal/").header("ETag");

        for (String known : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
            Answer answer = call("GET", "/portal/", "If-None-Match: " + known);
            assertThat(answer.status()).as(known).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
        }
        assertThat(call("GET", "/portal/", "If-None-Match: \"other\"").status()).isEqualTo(200);
        assertThat(call("GET", "/portal/", "If-None-Match: " + tag, "Accept-Encoding: gzip")
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("Below the API it only says that the API is not there yet")
    void api() throws Exception {
        Answer starting = call("GET", "/portal/api/v1/overview");

        assertThat(starting.status()).isEqualTo(503);
        assertThat(starting.header("Retry-After")).isEqualTo("2");
        assertThat(starting.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(starting.body()).contains("\"code\":\"STARTING\"");
        assertThat(call("GET", "/portal/api/nothing").status()).isEqualTo(404);
        assertThat(call("GET", "/portal/api").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("A missing slash is added by path alone, whatever the Host header says")
    void redirects() throws Exception {
        assertThat(call("GET", "/portal").header("Location")).isEqualTo("/portal/");
        assertThat(call("GET", "/portal/admin?x=1").header("Location")).isEqualTo("/portal/admin/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"})
    @DisplayName("Other methods are refused and name those that are not")
    void methods(String method) throws Exception {
        Answer answer = call(method, "/portal/", "Content-Length: 0");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    @DisplayName("Cross-Origin-Opener-Policy is sent where browsers heed it: over TLS, seen here or at the proxy")
    void openerPolicy() throws Exception {
        assertThat(call("GET", "/portal/").header("Cross-Origin-Opener-Policy")).isEqualTo("unsafe-none");
        assertThat(call("GET", "/portal/", "X-Forwarded-Proto: https").header("Cross-Origin-Opener-Policy"))
                .isEqualTo("same-origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/portal//",
                "/portal/%00",
                "/portal/a/%2e%2e/sw.js",
                "/portal/a/..;/..;/x",
                "/portal/;jsessionid=1",
                "/portal/c/%0d%0aX-Evil:%201",
                "/portal/%ff%fe",
                "/portal/documents/INVOICE/%3Cscript%3E",
                "/portal/..%2f..%2fetc/passwd",
                "/portal/a/",
            })
    @DisplayName("Odd paths get an answer, never an error page, never themselves")
    void oddPaths(String path) throws Exception {
        Answer answer = call("GET", path);

        assertThat(answer.status()).isIn(200, 400, 404);
        assertThat(answer.raw()).doesNotContain("X-Evil", "<script>a", "passwd", "Exception");
    }
}
