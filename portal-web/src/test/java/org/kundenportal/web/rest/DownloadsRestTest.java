package org.kundenportal.web.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.web.http.Guards;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files of orders on the wire, and what delivers them (RFC 9110, section 14). */
class DownloadsRestTest {

    private static final String DOWNLOADS = "/portal/api/v1/downloads/";
    private static final String TOKEN = DOWNLOADS + FakeDownloads.TOKEN;
    private static final byte[] CONTENT = FakeDownloads.CONTENT;

    private static PortalServer server;

    @BeforeAll
    static void start() {
        server = PortalServer.running(Guards.with(Map.of("rateLinkMisses", 3)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return send("GET", path, headers);
    }

    private static HttpResponse<byte[]> send(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = server.request(path).method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    private static HttpResponse<String> customer(String method, String path, String body) {
        return server.send(server.request("/portal/api/v1" + path)
                .header("Cookie", "kp=customer-token")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> staff(String method, String path, String body) {
        return server.send(server.request("/portal/api/admin/v1" + path)
                .header("Authorization", "Bearer host")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    @Test
    @DisplayName("the token is enough, and a browser saves what it gets and runs nothing of it")
    void delivers() throws Exception {
        HttpResponse<byte[]> answer = get(TOKEN);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(CONTENT);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(header(answer, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"Boese _Datei_.html\"; filename*=UTF-8''B%C3%B6se%20_Datei_.html");
        assertThat(header(answer, "Content-Security-Policy"))
                .isEqualTo("sandbox; default-src 'none'; frame-ancestors 'none'");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Cache-Control")).isEqualTo("private, no-store");
        assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(answer, "ETag")).isEqualTo("\"" + FakeDownloads.TAG + "\"");
        assertThat(header(answer, "Content-Length")).isEqualTo("200000");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,            0,      1",
        "bytes=0-9,            0,      10",
        "bytes=100-,           100,    199900",
        "BYTES=100-,           100,    199900",
        "bytes=199999-,        199999, 1",
        "bytes=199990-300000,  199990, 10",
        "bytes=-1,             199999, 1",
        "bytes=-10,            199990, 10",
        "bytes=-999999,        0,      200000",
        "bytes=0-99999999999999999999999, 0, 200000",
        "bytes=000000000000000000000000000007-8, 7, 2"
    })
    @DisplayName("a range is what comes, and says which it is")
    void parts(String range, int from, int length) throws Exception {
        HttpResponse<byte[]> answer = get(TOKEN, "Range", range);

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes " + from + "-" + (from + length - 1) + "/200000");
        assertThat(header(answer, "Content-Length")).isEqualTo(Integer.toString(length));
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(CONTENT, from, from + length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=5-4",
                "bytes=-",
                "bytes=a-b",
                "bytes=0-1,5-6",
                "bytes=0-,0-,0-,0-",
                "items=0-1",
                "bytes",
                "bytes=1",
                "bytes=--1",
                "bytes=+1-2"
            })
    @DisplayName("what is no single range is ignored, and the whole comes")
    void wholes(String range) throws Exception {
        HttpResponse<byte[]> answer = get(TOKEN, "Range", range);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).hasSize(CONTENT.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=200000-", "bytes=200000-200001", "bytes=-0", "bytes=99999999999999999999-"})
    @DisplayName("a range in which nothing of the file is answers 416, and how long the file is")
    void unsatisfiable(String range) throws Exception {
        HttpResponse<byte[]> answer = get(TOKEN, "Range", range);

        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes */200000");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    @DisplayName("an empty file is delivered, and has no parts")
    void emptyFiles() throws Exception {
        assertThat(get(DOWNLOADS + FakeDownloads.EMPTY).statusCode()).isEqualTo(200);
        assertThat(get(DOWNLOADS + FakeDownloads.EMPTY).body()).isEmpty();
        assertThat(get(DOWNLOADS + FakeDownloads.EMPTY, "Range", "bytes=0-").statusCode())
                .isEqualTo(416);
    }

    @Test
    @DisplayName("any number of parts of any size, put together, is the file")
    void anyParts() throws Exception {
        Random random = new Random(4711);
        for (int round = 0; round < 20; round++) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            while (whole.size() < CONTENT.length) {
                int length = 1 + random.nextInt(CONTENT.length / 3);
                HttpResponse<byte[]> part =
                        get(TOKEN, "Range", "bytes=" + whole.size() + "-" + (whole.size() + length - 1));
                assertThat(part.statusCode()).isEqualTo(206);
                whole.write(part.body());
            }
            assertThat(whole.toByteArray()).isEqualTo(CONTENT);
        }
    }

    @Test
    @DisplayName("If-Range: what is another content now comes whole, never as the rest of something else")
    void ifRange() throws Exception {
        assertThat(get(TOKEN, "Range", "bytes=5-", "If-Range", "\"tag-1\"").statusCode())
                .isEqualTo(206);
        assertThat(get(TOKEN, "Range", "bytes=5-", "If-Range", "\"tag-2\"").statusCode())
                .isEqualTo(200);
        assertThat(get(TOKEN, "Range", "bytes=5-", "If-Range", "W/\"tag-1\"").statusCode())
                .isEqualTo(200);
        assertThat(get(TOKEN, "Range", "bytes=5-", "If-Range", "Sun, 22 Nov 2026 10:00:00 GMT")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("If-Match: other content answers 412")
    void ifMatch() throws Exception {
        assertThat(get(TOKEN, "If-Match", "\"tag-0\", \"tag-1\"").statusCode()).isEqualTo(200);
        assertThat(get(TOKEN, "If-Match", "*").statusCode()).isEqualTo(200);
        assertThat(get(TOKEN, "If-Match", "\"tag-2\"").statusCode()).isEqualTo(412);
    }

    @Test
    @DisplayName("a file whose content has no name comes whole alone: its parts might be of two files")
    void tagless() throws Exception {
        HttpResponse<byte[]> answer = get(DOWNLOADS + FakeDownloads.TAGLESS, "Range", "bytes=5-");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Accept-Ranges")).isEqualTo("none");
        assertThat(header(answer, "ETag")).isNull();
    }

    @Test
    @DisplayName("HEAD tells all that GET does, and asks for no byte")
    void head() throws Exception {
        int before = server.portal.downloads.written.get();
        HttpResponse<byte[]> answer = send("HEAD", TOKEN);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Length")).isEqualTo("200000");
        assertThat(header(answer, "ETag")).isEqualTo("\"tag-1\"");
        assertThat(server.portal.downloads.written).hasValue(before);
    }

    @Test
    @DisplayName("a file that breaks off does not look like a whole one")
    void breaksOff() {
        assertThatThrownBy(() -> get(DOWNLOADS + FakeDownloads.BROKEN)).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("whoever goes away gives back what was held")
    void readersGo() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write(("GET " + TOKEN + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").getBytes(US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(12), ISO_8859_1))
                    .isEqualTo("HTTP/1.1 200");
        }
        get(TOKEN);
        while (server.portal.downloads.open.get() > 0) {
            Thread.onSpinWait();
        }
        assertThat(server.portal.downloads.open).hasValue(0);
    }

    @Test
    @DisplayName("a portal that shuts down ends the request that it no longer delivers")
    void shutsDown() throws Exception {
        PortalServer other = PortalServer.running(Guards.with(Map.of()));
        try {
            other.downloads.close();
            HttpResponse<String> answer = other.send(other.request(TOKEN));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("DOWNLOAD_BUSY");
            assertThat(header(answer, "Retry-After")).isNotNull();
            assertThat(header(answer, "Content-Disposition")).isNull();
            while (other.portal.downloads.open.get() > 0) {
                Thread.onSpinWait();
            }
        } finally {
            other.close();
        }
    }

    @Test
    @DisplayName("other methods are refused, and none takes a body for a file")
    void otherMethods() throws Exception {
        HttpResponse<byte[]> answer = send("DELETE", TOKEN, "Sec-Fetch-Site", "same-origin");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    @DisplayName(
            "tokens cannot be tried out: dead ones are 404, and too many of them 429, which honest ones then are, too")
    void misses() throws Exception {
        PortalServer other = PortalServer.running(Guards.with(Map.of("rateLinkMisses", 3)));
        try {
            for (String dead : new String[] {"none", "x".repeat(43), "y".repeat(43)}) {
                assertThat(other.send(other.request(DOWNLOADS + dead)).statusCode())
                        .isEqualTo(404);
            }
            assertThat(other.send(other.request(TOKEN)).statusCode()).isEqualTo(429);
        } finally {
            other.close();
        }
    }

    @Test
    @DisplayName("BB-24 BB-29 the customer's list says what is left, until when, and what has to be agreed to")
    void lists() {
        assertThat(customer("GET", "/orders/B-1/files", "").body())
                .contains(
                        "{\"key\":\"a\",\"name\":\"a.pdf\",\"size\":200000,\"remaining\":2,",
                        "\"available\":true,\"blockedBy\":null,\"active\":{\"url\":\"" + TOKEN + "\"",
                        "\"available\":false,\"blockedBy\":\"DOWNLOAD_LIMIT\",\"active\":null}",
                        "\"waiver\":{\"required\":true,\"text\":\"Ich verzichte.\",\"version\":\"v1\",\"waivedAt\":null,"
                                + "\"waivedInShop\":false},\"next\":null}");
    }

    @Test
    @DisplayName("BB-25 a download begins with a POST, which tells where it comes from")
    void begins() {
        HttpResponse<String> answer = customer("POST", "/orders/B-1/files/a/downloads", "");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).startsWith("{\"url\":\"" + TOKEN + "\"");
        assertThat(server.portal.downloads.lastCall).isEqualTo("start a 127.0.0.1");
        assertThat(customer("POST", "/orders/B-1/files/empty/downloads", "").body())
                .contains("\"status\":403,\"code\":\"DOWNLOAD_LIMIT\"");
    }

    @Test
    @DisplayName("BB-29 a waiver is given for the text that was shown")
    void waives() {
        assertThat(customer("POST", "/orders/B-1/waiver", "{\"text\":\"Ich verzichte.\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(server.portal.downloads.lastCall).isEqualTo("waive 127.0.0.1");
        assertThat(customer("POST", "/orders/B-1/waiver", "{\"text\":\"Anders\"}")
                        .body())
                .contains("\"status\":409,\"code\":\"WAIVER_CHANGED\"");
    }

    @Test
    @DisplayName("BB-19 staff link files to articles, and grant downloads")
    void staffsSide() {
        assertThat(staff("PUT", "/articles/EBOOK-1/files/a", "{\"connection\":\"3\",\"path\":\"x/a.pdf\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(server.portal.downloads.lastCall)
                .isEqualTo("link a ArticleFileData[connection=3, path=x/a.pdf, displayName=null]");
        assertThat(staff("POST", "/orders/B-1/downloads/a/grant", "{\"more\":1,\"days\":7}")
                        .body())
                .contains("\"used\":1,\"remaining\":2", "\"clientAddress\":\"127.0.0.1\",\"bytes\":100");
        assertThat(server.portal.downloads.lastCall).startsWith("grant a 1 7 by ");
        assertThat(staff("GET", "/orders/B-1", "").body())
                .contains("\"files\":[{\"key\":\"a\",\"article\":\"EBOOK-1\"", "\"waivers\":[{\"at\":");
    }
}
