package org.kundenportal.web.rest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.web.http.Guards;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What HTTP clients, honest and hostile, get from the real filter and servlets. */
class HttpTest {

    private static final String ADMIN = "/portal/api/admin/v1";
    private static final String CUSTOMER = "/portal/api/v1";

    private static PortalServer server;

    @BeforeAll
    static void start() {
        server = PortalServer.running(Guards.with(Map.of(
                "rateSignIns", 0, "rateLinkMisses", 0, "rateComments", 0, "trustedProxies", new String[] {"127.0.0.1"
                })));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpRequest.Builder host(String path) {
        return server.request(ADMIN + path).header("Authorization", "Bearer host");
    }

    private static HttpResponse<String> put(String path, String body) {
        return server.send(host(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    /** Sends bytes as they are, and answers the status line. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static String rawGet(String target, String... headers) throws IOException {
        return raw(
                "GET " + target + " HTTP/1.1\nHost: 127.0.0.1\nConnection: close\n" + String.join("", headers) + "\n");
    }

    @Nested
    class Headers {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/portal/api/v1/branding",
                    "/portal/api/v1/overview",
                    "/portal/api/v1/images/img1",
                    "/portal/api/v1/documents/INVOICE/RE-2026-1001/pdf",
                    "/portal/api/v1/none",
                    "/portal/api/v1/x;y=1",
                    "/portal/api/admin/v1/customers",
                    "/portal/api/openapi.json",
                    "/portal/api/none",
                    "/portal/api/"
                })
        @DisplayName("ASVS 3.4.4 3.4.5 3.4.6 every answer carries the security headers, once")
        void onEveryAnswer(String path) {
            HttpResponse<String> answer = server.send(server.request(path).header("Cookie", "kp=customer-token"));

            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(answer.headers().allValues("Cache-Control")).hasSize(1);
            assertThat(answer.headers().allValues("Cross-Origin-Resource-Policy"))
                    .containsExactly("same-origin");
            assertThat(answer.headers().map())
                    .doesNotContainKeys("access-control-allow-origin", "set-cookie", "strict-transport-security");
            assertThat(answer.body()).doesNotContain("at org.", "at java.", "Exception", "<html");
        }

        @Test
        @DisplayName("ASVS 14.3.2 personal data is not stored, ASVS 3.4.1 TLS stays TLS")
        void personalDataOverTls() {
            HttpResponse<String> answer = server.send(server.request(CUSTOMER + "/me")
                    .header("X-Forwarded-Proto", "https")
                    .header("Cookie", "__Host-kp=customer-token"));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                    .hasValue("max-age=31536000; includeSubDomains");
        }
    }

    @Nested
    class Cookies {

        private String cookie(HttpRequest.Builder request) {
            HttpResponse<String> answer = server.send(request);
            return answer.headers().firstValue("Set-Cookie").orElse(null);
        }

        private HttpRequest.Builder link(String token) {
            return server.request(CUSTOMER + "/session/link")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"token\":\"" + token + "\"}"));
        }

        @Test
        @DisplayName("ASVS 3.3.1 to 3.3.4 the session's cookie is bound to host and TLS, and only it has the token")
        void attributes() {
            assertThat(cookie(link("good"))).isEqualTo("kp=customer-token; Path=/; HttpOnly; SameSite=Lax");
            assertThat(cookie(link("good").header("X-Forwarded-Proto", "https")))
                    .isEqualTo("__Host-kp=customer-token; Path=/; HttpOnly; SameSite=Lax; Secure");
            assertThat(server.send(link("good")).body()).doesNotContain("customer-token", "good");
            assertThat(cookie(link("dead"))).isNull();
        }

        @Test
        void staffHaveTheirOwn() {
            assertThat(cookie(server.request(ADMIN + "/session")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"user\":\"admin\",\"password\":\"s3cret:ü\"}"))))
                    .isEqualTo("kp-admin=admin-token; Path=/; HttpOnly; SameSite=Lax");
            HttpResponse<String> crossed =
                    server.send(server.request(ADMIN + "/session").header("Cookie", "kp=admin-token"));
            assertThat(crossed.statusCode()).isEqualTo(401);
        }

        @Test
        void signingOutEndsTheSessionAndRemovesTheCookie() {
            HttpRequest.Builder request = server.request(CUSTOMER + "/session")
                    .header("Cookie", "kp=customer-token")
                    .header("Origin", server.origin())
                    .DELETE();

            assertThat(cookie(request)).isEqualTo("kp=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
            assertThat(server.portal.calls).contains("end customer-token");
        }

        @Test
        void overTlsABareCookieIsNone() {
            HttpResponse<String> answer = server.send(server.request(CUSTOMER + "/session")
                    .header("X-Forwarded-Proto", "https")
                    .header("Cookie", "kp=customer-token"));

            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    @Nested
    class Roles {

        private int status(String method, String path, String body, String authorization) {
            HttpRequest.Builder request = server.request(ADMIN + path)
                    .header("Authorization", authorization)
                    .method(method, BodyPublishers.ofString(body == null ? "" : body));
            if (body != null) {
                request.header(
                        "Content-Type",
                        body.startsWith("--b") ? "multipart/form-data; boundary=b" : "application/json");
            }
            return server.send(request).statusCode();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        GET    | /overview                                  | 200 | 200
                        GET    | /customers                                 | 200 | 200
                        POST   | /customers/10042/portal-link/rotation      | 200 | 200
                        DELETE | /unmatched-documents/u1                    | 204 | 204
                        GET    | /settings/release                          | 200 | 200
                        GET    | /settings/access                           | 200 | 200
                        GET    | /settings/appearance                       | 200 | 200
                        GET    | /images                                    | 200 | 200
                        GET    | /images/img1                               | 200 | 200
                        DELETE | /images/img1                               | 409 | 403
                        GET    | /api-tokens                                | 200 | 403
                        DELETE | /api-tokens/t1                             | 204 | 403
                        GET    | /timeline                                  | 200 | 200
                        GET    | /settings/mail                             | 200 | 200
                        GET    | /mails                                     | 200 | 200
                        GET    | /mails/7                                   | 200 | 200
                        POST   | /mails/7/retry                             | 200 | 200
                        DELETE | /mails/7                                   | 204 | 204
                        GET    | /mail-texts                                | 200 | 200
                        DELETE | /mail-texts/TEST/de                        | 204 | 403
                        GET    | /customers/10042/links                     | 200 | 200
                        DELETE | /customers/10042/sessions                  | 200 | 200
                        POST   | /customers/10042/view                      | 200 | 200
                        GET    | /automation-rules                          | 200 | 200
                        DELETE | /automation-rules/1                        | 204 | 403
                        GET    | /webhooks                                  | 200 | 403
                        POST   | /webhooks/w1/test                          | 202 | 403
                        """)
        @DisplayName("ASVS 8.2.1 who may do what, by user and by token")
        void matrix(String method, String path, int admin, int staff) {
            assertThat(status(method, path, null, "Bearer host")).isEqualTo(admin);
            assertThat(status(method, path, null, "Bearer reader")).isEqualTo(staff);
            assertThat(status(method, path, null, basic("admin", "s3cret:ü"))).isEqualTo(admin);
            assertThat(status(method, path, null, basic("clerk", "s3cret:ü"))).isEqualTo(staff);
            assertThat(status(method, path, null, "Bearer unknown")).isEqualTo(401);
            assertThat(status(method, path, null, basic("admin", "wrong"))).isEqualTo(401);
            assertThat(status(method, path, null, "Digest x")).isEqualTo(401);
            assertThat(status(method, path, null, "Basic")).isEqualTo(401);
            assertThat(status(method, path, null, basic("ad\0min", "s3cret:ü"))).isEqualTo(401);
            assertThat(server.send(server.request(ADMIN + path).method(method, BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(401);
        }

        @Test
        @DisplayName("settings, pictures and tokens are written by administrators only, and the body is not even read")
        void writes() {
            Map<String, String> writes = Map.of(
                    "PUT /settings/mail",
                    Bodies.MAIL,
                    "POST /mails/test",
                    "{\"to\":\"anna@example.org\"}",
                    "PUT /mail-texts/TEST/de",
                    "{\"subject\":\"Hallo\",\"text\":\"Text\"}",
                    "PUT /settings/release",
                    "{\"types\":[],\"actions\":[]}",
                    "PUT /settings/access",
                    Bodies.ACCESS,
                    "PUT /settings/appearance",
                    Bodies.APPEARANCE,
                    "POST /settings/access/application",
                    "{\"dryRun\":false}",
                    "POST /images",
                    Bodies.MULTIPART,
                    "POST /api-tokens",
                    "{\"name\":\"x\",\"scopes\":[\"portal-admin\"]}");
            writes.forEach((call, body) -> {
                String[] parts = call.split(" ", 2);
                assertThat(status(parts[0], parts[1], body, "Bearer host"))
                        .as(call)
                        .isBetween(200, 201);
                assertThat(status(parts[0], parts[1], body, "Bearer reader"))
                        .as(call)
                        .isEqualTo(403);
                if (!body.startsWith("--b")) {
                    assertThat(status(parts[0], parts[1], "{", "Bearer reader"))
                            .as(call)
                            .isEqualTo(403);
                    assertThat(status(parts[0], parts[1], "{", "Bearer unknown"))
                            .as(call)
                            .isEqualTo(401);
                }
            });
        }

        @Test
        @DisplayName("the mail server's password goes in, never out; sent back as it came it stays")
        void mailPassword() {
            assertThat(server.send(server.request(ADMIN + "/settings/mail").header("Authorization", "Bearer host"))
                            .body())
                    .contains("\"password\":{\"set\":true,\"value\":null}");
            status("PUT", "/settings/mail", Bodies.MAIL, "Bearer host");
            status("PUT", "/settings/mail", Bodies.MAIL.replace("\"value\":\"geheim\"", "\"set\":true"), "Bearer host");
            status(
                    "PUT",
                    "/settings/mail",
                    Bodies.MAIL.replace("\"value\":\"geheim\"", "\"set\":false"),
                    "Bearer host");

            assertThat(server.portal.calls)
                    .contains(
                            "saveMail smtp.example password geheim",
                            "saveMail smtp.example password null",
                            "saveMail smtp.example password ");
        }

        @Test
        void tooManyFailedSignInsSayWhenToTryAgain() {
            HttpResponse<String> answer = server.send(
                    server.request(ADMIN + "/overview").header("Authorization", basic("locked", "s3cret:ü")));

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("90");
            assertThat(answer.body()).contains("TOO_MANY_ATTEMPTS");
        }

        @Test
        @DisplayName("ASVS 15.3.4 failed sign-ins are counted by the address that a trusted proxy saw")
        void addressBehindProxies() {
            server.send(server.request(ADMIN + "/overview")
                    .header("Authorization", basic("admin", "s3cret:ü"))
                    .header("X-Forwarded-For", "6.6.6.6, 203.0.113.9, 127.0.0.1"));

            assertThat(server.portal.calls).contains("authenticate admin 203.0.113.9");
        }

        private String basic(String user, String password) {
            return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
        }
    }

    @Nested
    class Inputs {

        @Test
        @DisplayName("everything that is wrong with a document is named at once")
        void documentViolations() {
            HttpResponse<String> answer = put(
                    "/documents/INVOICE/RE-1",
                    """
                    {"customerNumber":" 1","issueDate":"2026-02-29","dueDate":"tomorrow","status":"NEW",
                     "total":{"amount":"1e10000000","currency":"EUR"},"paid":{"amount":"-1","currency":"EUR"},
                     "lines":[{"description":"","quantity":"1,5"},{"description":"x","vatPercent":"101"},null],
                     "dunningLevel":0,"orderNumber":"a\\nb"}""");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .contains(
                            violation("customerNumber", "INVALID_CHARACTER"),
                            violation("issueDate", "INVALID_DATE"),
                            violation("dueDate", "INVALID_DATE"),
                            violation("status", "INVALID_VALUE"),
                            violation("total.amount", "INVALID_AMOUNT"),
                            violation("paid.amount", "OUT_OF_RANGE"),
                            violation("lines[2]", "REQUIRED"),
                            violation("dunningLevel", "OUT_OF_RANGE"),
                            violation("orderNumber", "INVALID_CHARACTER"));
        }

        @Test
        void lineViolationsNameTheirLine() {
            HttpResponse<String> answer = put(
                    "/documents/INVOICE/RE-1",
                    Bodies.DOCUMENT.replace(
                            "\"lines\":[",
                            "\"lines\":[{\"description\":\" \",\"vatPercent\":\"101\",\"quantity\":1},"));

            assertThat(answer.body())
                    .contains(
                            violation("lines[0].description", "REQUIRED"),
                            violation("lines[0].vatPercent", "OUT_OF_RANGE"),
                            violation("lines[0].quantity", "INVALID_AMOUNT"));
        }

        @Test
        void customerViolations() {
            HttpResponse<String> answer = put(
                    "/customers/1",
                    """
                    {"kind":"ALIEN","language":"zz","address":{"country":"ZZ"},"bankAccount":{"holder":"x"},
                     "contacts":[{"firstName":"Anna"}],"email":"%s"}"""
                            .formatted("a".repeat(255)));

            assertThat(answer.body())
                    .contains(
                            violation("name", "REQUIRED"),
                            violation("kind", "INVALID_VALUE"),
                            violation("language", "INVALID_LANGUAGE"),
                            violation("address.country", "INVALID_COUNTRY"),
                            violation("bankAccount.iban", "REQUIRED"),
                            violation("contacts[0].key", "REQUIRED"),
                            violation("email", "TOO_LONG"));
        }

        private String violation(String field, String code) {
            return "{\"field\":\"" + field + "\",\"code\":\"" + code + "\"";
        }

        @Test
        void whatIsTakenArrivesAsItWasSent() {
            HttpResponse<String> created =
                    put("/documents/CREDIT_NOTE/2026%2F0815", Bodies.DOCUMENT.replace("119.00", "-119.00"));

            assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
            assertThat(server.portal.lastDocument.key().number()).isEqualTo("2026/0815");
            assertThat(server.portal.lastDocument.total().amount()).isEqualByComparingTo("-119");
            assertThat(put("/documents/INVOICE/RE-2026-1001", Bodies.DOCUMENT).statusCode())
                    .isEqualTo(200);
            assertThat(put("/customers/10042", Bodies.CUSTOMER).statusCode()).isEqualTo(200);
            assertThat(server.portal.lastCustomer.contacts()).hasSize(1);
            assertThat(put("/customers/77", Bodies.CUSTOMER).statusCode()).isEqualTo(201);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        {"text":"a"} x              | MALFORMED_JSON
                        {"text":"a","text":"b"}     | MALFORMED_JSON
                        {"text":"a","internall":1}  | UNKNOWN_FIELD
                        {"text":"a\\u0000b"}        | INVALID_CHARACTER
                        {"text":"\\ud83d"}          | INVALID_CHARACTER
                        {"text":"  "}               | REQUIRED
                        {"internal":true}           | REQUIRED
                        {"text":1}                  | INVALID_TYPE
                        {"text":"a","internal":"x"} | INVALID_TYPE
                        [{"text":"a"}]              | MALFORMED_JSON
                        """)
        void hostileJson(String body, String code) {
            HttpResponse<String> answer = server.send(host("/documents/INVOICE/RE-2026-1001/comments")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"query=%00", "cursor=a%00", "customer=%00", "customer=%20", "status=%00", "query=a%0Ab"})
        void hostileQueries(String query) {
            HttpResponse<String> answer = server.send(host("/documents?" + query));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("INVALID_REQUEST", "\"field\":\"" + query.split("=", 2)[0]);
        }

        @Test
        void anEmptyBodyIsNoJson() {
            assertThat(server.send(host("/settings/release").PUT(BodyPublishers.noBody()))
                            .body())
                    .contains("MALFORMED_JSON");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "text/plain",
                    "application/xml",
                    "application/x-www-form-urlencoded",
                    "application/problem+json"
                })
        @DisplayName("JSON is the only language of JSON resources")
        void otherMediaTypes(String type) {
            HttpResponse<String> answer = server.send(host("/settings/release")
                    .header("Content-Type", type)
                    .PUT(BodyPublishers.ofString("{\"types\":[],\"actions\":[]}")));

            assertThat(answer.statusCode()).isEqualTo(415);
            assertThat(answer.body()).contains("UNSUPPORTED_MEDIA_TYPE");
        }

        @Test
        void otherAnswersAreNotAcceptable() {
            HttpResponse<String> answer = server.send(host("/overview").header("Accept", "application/xml"));

            assertThat(answer.statusCode()).isEqualTo(406);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }

        @Test
        void theQueryCannotContradictHeaders() {
            assertThat(server.send(host("/overview?_type=xml&_method=DELETE&_wadl"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(server.send(host("/api-tokens/t1?_method=DELETE")).statusCode())
                    .isEqualTo(405);
            assertThat(server.send(host("/api-tokens/t1").header("X-HTTP-Method-Override", "DELETE"))
                            .statusCode())
                    .isEqualTo(405);
            assertThat(server.send(host("/settings/release?_ctype=application/json")
                                    .header("Content-Type", "text/plain")
                                    .PUT(BodyPublishers.ofString("{}")))
                            .statusCode())
                    .isEqualTo(415);
        }

        @Test
        void nothingIsDoneBehindTheCallersBack() {
            HttpResponse<String> answer = server.send(host("/overview").header("OnewayRequest", "true"));

            assertThat(answer.statusCode()).isEqualTo(400);
        }
    }

    @Nested
    class Sizes {

        private static final int KIB = 1024;

        private HttpResponse<String> send(String path, String type, String method, int size, boolean chunked) {
            byte[] body = new byte[size];
            Arrays.fill(body, (byte) ' ');
            Supplier<InputStream> stream = () -> new ByteArrayInputStream(body);
            return server.send(host(path)
                    .header("Content-Type", type)
                    .method(method, chunked ? BodyPublishers.ofInputStream(stream) : BodyPublishers.ofByteArray(body)));
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        @DisplayName("ASVS 5.2.1 a body that is too large is refused whether or not it says so")
        void tooLarge(boolean chunked) {
            assertThat(send("/settings/release", "application/json", "PUT", 256 * KIB + 1, chunked)
                            .body())
                    .contains("TOO_LARGE");
            assertThat(send("/documents/import", "application/pdf", "POST", 10 * KIB * KIB + 1, chunked)
                            .statusCode())
                    .isEqualTo(413);
            assertThat(send("/images", "multipart/form-data; boundary=b", "POST", 3 * KIB * KIB, chunked)
                            .statusCode())
                    .isEqualTo(413);
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void asLargeAsAllowed(boolean chunked) {
            assertThat(send("/settings/release", "application/json", "PUT", 256 * KIB, chunked)
                            .body())
                    .contains("MALFORMED_JSON");
            assertThat(send("/documents/import", "application/pdf", "POST", 10 * KIB * KIB, chunked)
                            .statusCode())
                    .isEqualTo(201);
            assertThat(server.portal.lastFile).hasSize(10 * KIB * KIB);
        }

        @Test
        void imagesArriveWhole() {
            byte[] picture = new byte[2 * KIB * KIB];
            picture[0] = 1;
            picture[picture.length - 1] = 2;
            HttpResponse<String> answer = server.send(host("/images")
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .POST(BodyPublishers.concat(
                            BodyPublishers.ofString(
                                    "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../L.png\"\r\n\r\n"),
                            BodyPublishers.ofByteArray(picture),
                            BodyPublishers.ofString("\r\n--b--\r\n"))));

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(server.portal.lastFile).isEqualTo(picture);
            assertThat(server.portal.calls).contains("image erp L.png");
        }

        @Test
        @DisplayName("4.9 forms that are none of ours are refused, whatever they are made of")
        void otherForms() {
            StringBuilder many = new StringBuilder();
            for (int i = 0; i < 60; i++) {
                many.append("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n");
            }
            for (String form : List.of(
                    "", "--b--\r\n", "garbage", many + "--b--\r\n", Bodies.MULTIPART.replace("file\"", "x\""))) {
                HttpResponse<String> answer = server.send(host("/images")
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofString(form)));
                assertThat(answer.statusCode()).as(form).isEqualTo(400);
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            }
        }
    }

    @Nested
    class Addresses {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/portal/api/v1/me;x=1",
                    "/portal/api;x/v1/me",
                    "/portal/api/v1//me",
                    "/portal/api/v1/../v1/me",
                    "/portal/api/v1/./me",
                    "/portal/api/v1/%2e%2e/v1/me",
                    "/portal/api%2fv1/me",
                    "/portal%2Fapi/v1/me",
                    "/portal/api/v1%2fme",
                    "/portal/api/v1/documents%2fINVOICE%2fRE-2026-1001",
                    "/portal/api/v1/me%00",
                    "/portal/api/v1/me%5c",
                    "/portal/api/v1/%252e%252e/me"
                })
        @DisplayName("0.5 addresses that can be read in two ways lead nowhere")
        void odd(String target) throws IOException {
            String answer = rawGet(target, "Cookie: kp=customer-token\n");

            assertThat(answer.lines().findFirst().orElse("")).containsAnyOf(" 404 ", " 400 ");
            assertThat(answer).doesNotContain("Beispiel");
        }

        @ParameterizedTest
        @ValueSource(strings = {"TRACE", "FOO", "PROPFIND"})
        @DisplayName("ASVS 4.1.4 methods that nobody needs are not there")
        void methods(String method) throws IOException {
            String answer = raw(method + " /portal/api/v1/branding HTTP/1.1\nHost: 127.0.0.1\nConnection: close\n\n");

            assertThat(answer.lines().findFirst().orElse("")).containsAnyOf(" 405 ", " 400 ", " 501 ");
            assertThat(answer).doesNotContain("Muster GmbH");
        }

        @ParameterizedTest
        @CsvSource({"PATCH,/overview", "PUT,/me", "POST,/documents", "DELETE,/branding"})
        void otherMethodsOfAResource(String method, String path) {
            HttpResponse<String> answer =
                    server.send(server.request(CUSTOMER + path).method(method, BodyPublishers.noBody()));

            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/portal/api/openapi.json", "/portal/api/health"})
        void whatIsNoResourceIsReadOnly(String path) {
            HttpResponse<String> answer = server.send(server.request(path).DELETE());

            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.body()).contains("METHOD_NOT_ALLOWED");
        }
    }

    @Nested
    class Texts {

        private HttpResponse<String> notFound(String language) {
            HttpRequest.Builder request = server.request(CUSTOMER + "/none");
            return server.send(language == null ? request : request.header("Accept-Language", language));
        }

        @Test
        void inTheLanguageThatIsAskedFor() {
            assertThat(notFound("de-AT").body()).contains("Nicht gefunden");
            assertThat(notFound("en").body()).contains("Not found");
            assertThat(notFound("fr, en;q=0.5").body()).contains("Not found");
            assertThat(notFound(null).body()).contains("Nicht gefunden");
        }

        @Test
        void violationsToo() {
            HttpResponse<String> answer = server.send(server.request(CUSTOMER + "/documents?limit=0")
                    .header("Cookie", "kp=customer-token")
                    .header("Accept-Language", "en"));

            assertThat(answer.body()).contains("is outside of the possible range");
        }

        @Test
        @DisplayName("ASVS 16.5.1 an unexpected failure shows nothing of itself but a correlation id")
        void unexpected() {
            server.portal.failure = new IllegalStateException("jdbc:postgresql://db/secret");
            try {
                HttpResponse<String> answer =
                        server.send(server.request(CUSTOMER + "/documents").header("Cookie", "kp=customer-token"));
                assertThat(answer.statusCode()).isEqualTo(500);
                assertThat(answer.body())
                        .contains("INTERNAL_ERROR")
                        .matches("(?s).*\"correlationId\":\"[0-9a-f]{16}\".*")
                        .doesNotContain("postgresql", "IllegalState");
            } finally {
                server.portal.failure = null;
            }
        }

        @Test
        void aDatabaseThatIsAwayIsUnavailable() {
            server.portal.failure = PortalException.of(ErrorCode.DATABASE_UNAVAILABLE);
            try {
                HttpResponse<String> answer =
                        server.send(server.request(CUSTOMER + "/documents").header("Cookie", "kp=customer-token"));
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
            } finally {
                server.portal.failure = null;
            }
        }
    }

    @Nested
    class Starting {

        @Test
        void bothApisSayThatTheyStartAndNothingElseIsThere() {
            try (PortalServer starting = PortalServer.starting(Guards.unlimited())) {
                for (String path : List.of(CUSTOMER + "/branding", ADMIN + "/overview", CUSTOMER + "/")) {
                    HttpResponse<String> answer = starting.send(starting.request(path));
                    assertThat(answer.statusCode()).isEqualTo(503);
                    assertThat(answer.body()).contains("\"code\":\"STARTING\"");
                    assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
                }
                assertThat(starting.send(starting.request("/portal/api/other")).statusCode())
                        .isEqualTo(404);
                assertThat(starting.send(starting.request("/portal/api/openapi.json"))
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Nested
    class RateLimits {

        @Test
        @DisplayName("ASVS 2.4.1 dead links are counted, live ones are not, and the limit ends by itself")
        void linkMisses() {
            AtomicLong time = new AtomicLong();
            try (PortalServer limited = PortalServer.running(Guards.with(Map.of(), time::get))) {
                for (int i = 0; i < 20; i++) {
                    assertThat(limited.send(link(limited, "good")).statusCode()).isEqualTo(200);
                    assertThat(limited.send(link(limited, "dead" + i)).statusCode())
                            .isEqualTo(404);
                }
                HttpResponse<String> refused = limited.send(link(limited, "good"));
                assertThat(refused.statusCode()).isEqualTo(429);
                assertThat(refused.headers().firstValue("Retry-After")).hasValue("3");
                assertThat(refused.body()).contains("TOO_MANY_REQUESTS");
                assertThat(limited.send(limited.request(CUSTOMER + "/branding")).statusCode())
                        .isEqualTo(200);

                time.addAndGet(3_100_000_000L);
                assertThat(limited.send(link(limited, "good")).statusCode()).isEqualTo(200);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"/session/link/", "/session/lin%6B", "/session/%6cink"})
        void otherSpellingsOfThePathAreCountedToo(String spelling) {
            try (PortalServer limited = PortalServer.running(Guards.with(Map.of("rateLinkMisses", 1)))) {
                HttpRequest.Builder request = limited.request(CUSTOMER + spelling)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"token\":\"dead\"}"));
                assertThat(limited.send(request).statusCode()).isEqualTo(404);
                assertThat(limited.send(request).statusCode()).isEqualTo(429);
            }
        }

        @Test
        @DisplayName("ASVS 4.1.3 an address that nobody trusted wrote changes no limit")
        void spoofedAddresses() {
            AtomicLong time = new AtomicLong();
            try (PortalServer limited = PortalServer.running(Guards.with(Map.of("rateComments", 2), time::get))) {
                for (int i = 0; i < 4; i++) {
                    HttpResponse<String> answer =
                            limited.send(limited.request(ADMIN + "/documents/INVOICE/RE-2026-1001/comments")
                                    .header("Authorization", "Bearer host")
                                    .header("X-Forwarded-For", "203.0.113." + i)
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString("{\"text\":\"Hallo\"}")));
                    assertThat(answer.statusCode()).isEqualTo(i < 2 ? 201 : 429);
                }
            }
        }

        private HttpRequest.Builder link(PortalServer limited, String token) {
            return limited.request(CUSTOMER + "/session/link")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"token\":\"" + token + "\"}"));
        }
    }
}
