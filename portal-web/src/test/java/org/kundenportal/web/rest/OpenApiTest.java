package org.kundenportal.web.rest;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kundenportal.web.http.Guards;
import org.kundenportal.web.openapi.OpenApiDocument;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The OpenAPI documents say what the resources do: no operation more or less, and every answer as described. */
class OpenApiTest {

    private static final String DOCUMENT = "/documents/INVOICE/RE-2026-1001";
    private static final String TEXT = "{\"text\":\"Hallo\"}";
    private static final String RULE =
            "{\"name\":\"Link\",\"trigger\":\"ORDER_STATUS\",\"condition\":{\"status\":\"PAID\"},\"action\":{\"kind\":\"SEND_MAIL\",\"subject\":\"Danke\",\"body\":\"[Order.customerportal_url]\"}}";
    private static final String LIMIT = "{\"expiresAt\":\"2026-12-31T23:00:00Z\"}";

    private record Call(String method, String path, String contentType, String body) {

        static Call of(String method, String path) {
            return new Call(method, path, null, "");
        }

        static Call json(String method, String path, String body) {
            return new Call(method, path, "application/json", body);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final List<Call> CUSTOMER_CALLS = List.of(
            Call.of("GET", "/branding"),
            Call.of("GET", "/images/img1"),
            Call.of("GET", "/images/none"),
            Call.json("POST", "/session/link", "{\"token\":\"good\",\"kind\":\"CUSTOMER\"}"),
            Call.json("POST", "/session/link", "{\"token\":\"document\"}"),
            Call.json("POST", "/session/link", "{\"token\":\"dead\"}"),
            Call.json("POST", "/session/link", "{\"token\":"),
            Call.json("POST", "/session/view", "{\"token\":\"ticket\"}"),
            Call.json("POST", "/session/view", "{\"token\":\"used\"}"),
            Call.of("GET", "/session"),
            Call.of("DELETE", "/session"),
            Call.of("GET", "/overview"),
            Call.of("GET", "/me"),
            Call.json("PATCH", "/me", "{\"address\":{\"city\":\"Kiel\"},\"taxDetails\":null}"),
            Call.json("PATCH", "/me", "{\"bankAccount\":{\"iban\":\"DE00\"}}"),
            Call.json("PATCH", "/me", "{\"phone\":\"1\"}"),
            Call.json("POST", "/me/codes", "{\"purpose\":\"BANK_ACCOUNT\"}"),
            Call.json("POST", "/me/codes", "{\"purpose\":\"EMAIL\"}"),
            Call.of("GET", "/documents"),
            Call.of("GET", "/documents?limit=0"),
            Call.of("GET", "/documents/zip"),
            Call.of("GET", "/documents/zip?type=X&language=xx"),
            Call.of("GET", "/documents/count?type=INVOICE"),
            Call.of("GET", "/statement?from=2026-01-01&to=2026-12-31&language=en"),
            Call.of("GET", "/statement"),
            Call.of("GET", "/open-items"),
            Call.of("GET", "/open-items.csv"),
            Call.of("GET", "/open-items.csv?language=xx"),
            Call.of("GET", DOCUMENT),
            Call.of("GET", "/documents/INVOICE/none"),
            Call.of("GET", DOCUMENT + "/pdf"),
            Call.of("GET", DOCUMENT + "/xml"),
            Call.of("GET", DOCUMENT + "/payment-options"),
            Call.of("GET", "/documents/INVOICE/none/payment-options"),
            Call.of("GET", DOCUMENT + "/payments"),
            Call.json("POST", DOCUMENT + "/payments", "{\"connectionId\":\"1\",\"amount\":null}"),
            Call.json("POST", DOCUMENT + "/payments", "{\"connectionId\":\"busy\"}"),
            Call.json("POST", DOCUMENT + "/payments", "{}"),
            Call.json("POST", "/payments", "{\"documents\":[{\"type\":\"INVOICE\",\"number\":\"RE-2026-1001\"}]}"),
            Call.json("POST", "/payments", "{\"documents\":[]}"),
            Call.of("GET", "/payments/p1"),
            Call.of("GET", "/payments/none"),
            Call.of("POST", "/payments/p1/completion"),
            Call.of("POST", "/payments/p1/cancellation"),
            Call.of("POST", "/payments/p2/cancellation"),
            Call.of("GET", "/orders"),
            Call.of("GET", "/orders?limit=0"),
            Call.of("GET", "/orders/B-1"),
            Call.of("GET", "/orders/none"),
            Call.of("GET", "/orders/B-1/files"),
            Call.of("GET", "/orders/none/files"),
            Call.json("POST", "/orders/B-1/waiver", "{\"text\":\"Ich verzichte.\"}"),
            Call.json("POST", "/orders/B-1/waiver", "{\"text\":\"Anders.\"}"),
            Call.json("POST", "/orders/B-1/waiver", "{\"text\":\" \"}"),
            Call.of("POST", "/orders/B-1/files/a/downloads"),
            Call.of("POST", "/orders/B-1/files/empty/downloads"),
            Call.of("POST", "/orders/B-1/files/none/downloads"),
            Call.of("GET", "/downloads/" + FakeDownloads.TOKEN),
            Call.of("GET", "/downloads/none"),
            Call.of("GET", "/orders/B-1/invoice"),
            Call.of("GET", "/orders/ORDER_STATE/invoice"),
            Call.of("GET", "/orders/NO_INVOICE/invoice"),
            Call.of("POST", "/orders/B-1/invoice"),
            Call.of("POST", "/orders/B-2/invoice"),
            Call.of("POST", "/orders/DOWNLOAD_PERIOD_OVER/invoice"),
            Call.of("GET", DOCUMENT + "/transfer"),
            Call.of("GET", "/documents/ESTIMATE/none/transfer"),
            Call.of("POST", DOCUMENT + "/views"),
            Call.json("POST", DOCUMENT + "/decision", "{\"decision\":\"ACCEPTED\",\"name\":\"Anna\",\"version\":1}"),
            Call.json("POST", DOCUMENT + "/decision", "{\"decision\":\"PERHAPS\"}"),
            Call.of("GET", DOCUMENT + "/decision/evidence"),
            Call.of("GET", DOCUMENT + "/comments"),
            Call.of("POST", DOCUMENT + "/comments/read"),
            Call.json("POST", DOCUMENT + "/comments", TEXT),
            Call.json("POST", DOCUMENT + "/comments", "{\"txt\":\"Hallo\"}"),
            new Call("POST", DOCUMENT + "/comments", "text/plain", "Hallo"));

    private static final List<Call> ADMIN_CALLS = List.of(
            Call.json("POST", "/session", "{\"user\":\"admin\",\"password\":\"s3cret:ü\"}"),
            Call.json("POST", "/session", "{\"user\":\"admin\",\"password\":\"wrong\"}"),
            Call.json("POST", "/session", "{\"user\":\"locked\",\"password\":\"s3cret:ü\"}"),
            Call.of("GET", "/session"),
            Call.of("DELETE", "/session"),
            Call.of("GET", "/overview"),
            Call.of("GET", "/customers?query=anna&access=GRANTED"),
            Call.of("GET", "/customers?access=ALL"),
            Call.of("GET", "/customers/10042"),
            Call.of("GET", "/customers/none"),
            Call.json("PUT", "/customers/10042", Bodies.CUSTOMER),
            Call.json("PUT", "/customers/10043", Bodies.CUSTOMER),
            Call.json("PUT", "/customers/10042/portal-access", "{\"access\":\"GRANTED\"}"),
            Call.of("POST", "/customers/10042/portal-link/rotation"),
            Call.json("PUT", "/customers/10042/portal-link", LIMIT),
            Call.of("DELETE", "/customers/10042/portal-link"),
            Call.of("GET", "/change-requests?state=OPEN&customer=10042"),
            Call.of("POST", "/change-requests/5/approval"),
            Call.of("POST", "/change-requests/resolved/approval"),
            Call.json("POST", "/change-requests/5/rejection", "{\"reason\":\"nein\"}"),
            Call.json("POST", "/change-requests/6/rejection", "{\"reason\":\"nein\"}"),
            Call.of("GET", "/documents?type=INVOICE&customer=10042"),
            Call.of("GET", DOCUMENT),
            Call.json("PUT", DOCUMENT, Bodies.DOCUMENT),
            Call.json("PUT", "/documents/INVOICE/RE-2026-1002", Bodies.DOCUMENT),
            new Call("PUT", DOCUMENT + "/pdf", "application/pdf", "%PDF-1.7"),
            Call.of("GET", DOCUMENT + "/pdf"),
            Call.of("GET", DOCUMENT + "/versions/1/pdf"),
            Call.of("GET", DOCUMENT + "/xml"),
            Call.json("POST", DOCUMENT + "/comments", TEXT),
            Call.of("POST", DOCUMENT + "/comments/read"),
            Call.json("POST", DOCUMENT + "/reopening", "{\"reason\":\"Irrtum\"}"),
            Call.of("GET", DOCUMENT + "/decisions/5/evidence"),
            Call.of("POST", DOCUMENT + "/portal-link/rotation"),
            Call.json("PUT", DOCUMENT + "/portal-link", "{\"expiresAt\":null}"),
            Call.of("DELETE", DOCUMENT + "/portal-link"),
            new Call("POST", "/documents/import", "application/xml", "<Invoice/>"),
            new Call("POST", "/documents/import", "application/pdf", "200"),
            new Call("POST", "/documents/import", "application/octet-stream", "wait"),
            new Call("POST", "/documents/import", "text/xml", "wrong"),
            Call.of("GET", "/unmatched-documents"),
            Call.of("GET", "/unmatched-documents/u1/pdf"),
            Call.json("POST", "/unmatched-documents/u1/assignment", "{\"customerNumber\":\"10042\"}"),
            Call.of("DELETE", "/unmatched-documents/u1"),
            Call.of("GET", "/payments?status=REVIEW&customer=10042&attention=true"),
            Call.of("GET", "/payments?status=X"),
            Call.of("GET", "/payments/attention"),
            Call.of("GET", "/payments/p1"),
            Call.of("GET", "/payments/none"),
            Call.json("POST", "/payments/p1/refunds", "{\"note\":\"Kulanz\"}"),
            Call.json("POST", "/payments/p1/refunds", "{\"amount\":{\"amount\":\"13\",\"currency\":\"EUR\"}}"),
            Call.json("POST", "/payments/p1/resolution", "{\"resolution\":\"BOOK\"}"),
            Call.json("POST", "/payments/resolved/resolution", "{\"resolution\":\"DISMISS\"}"),
            Call.of("POST", "/payments/p1/check"),
            Call.json("POST", DOCUMENT + "/payment-link", "{\"connectionId\":null,\"mail\":true}"),
            Call.json("POST", "/documents/INVOICE/none/payment-link", "{\"mail\":true}"),
            Call.json("POST", "/templates/rendering", "{\"template\":\"[Invoice.customerportal_url]\"}"),
            Call.json("POST", "/templates/rendering", "{\"template\":null}"),
            new Call("POST", "/order-import", "text/csv", "good"),
            new Call("POST", "/order-import?dryRun=true&decimals=POINT", "application/octet-stream", "bad"),
            new Call("POST", "/order-import", "text/csv", "bad"),
            new Call("POST", "/order-import?dryRun=yes", "text/csv", "good"),
            Call.of("GET", "/order-import/template"),
            Call.of("GET", "/orders?status=PAID&status=SHIPPED&customer=10042&platform=eBay&query=max"),
            Call.of("GET", "/orders?status=LOST"),
            Call.of("GET", "/orders/B-1"),
            Call.of("GET", "/orders/none"),
            Call.json("PUT", "/orders/B-1", Bodies.ORDER),
            Call.json("PUT", "/orders/B-1", "{\"status\":\"LOST\"}"),
            Call.of("POST", "/orders/B-1/portal-link/rotation"),
            Call.json("PUT", "/orders/B-1/portal-link", LIMIT),
            Call.of("DELETE", "/orders/B-1/portal-link"),
            Call.of("GET", "/orders/B-1/downloads?limit=10"),
            Call.of("GET", "/orders/none/downloads"),
            Call.json("POST", "/orders/B-1/downloads/a/grant", "{\"more\":1,\"days\":7}"),
            Call.json("POST", "/orders/B-1/downloads/a/grant", "{\"days\":0}"),
            Call.of("GET", "/articles?query=book"),
            Call.of("GET", "/articles/EBOOK-1"),
            Call.of("GET", "/articles/none"),
            Call.json("PUT", "/articles/EBOOK-1", "{\"name\":\"E-Book\"}"),
            Call.json("PUT", "/articles/EBOOK-1", "{\"name\":null}"),
            Call.json(
                    "PUT",
                    "/articles/EBOOK-1/files/a",
                    "{\"connection\":\"3\",\"path\":\"a.pdf\",\"displayName\":null}"),
            Call.json("PUT", "/articles/EBOOK-1/files/a", "{\"connection\":\"3\",\"path\":\"lost.pdf\"}"),
            Call.of("DELETE", "/articles/EBOOK-1/files/a"),
            Call.of("DELETE", "/articles/EBOOK-1"),
            Call.of("GET", "/order-platforms"),
            Call.of("GET", "/settings/release"),
            Call.json("PUT", "/settings/release", "{\"types\":[\"INVOICE\"],\"actions\":[]}"),
            Call.of("GET", "/settings/master-data"),
            Call.json("PUT", "/settings/master-data", Bodies.MASTER_DATA),
            Call.of("GET", "/settings/access"),
            Call.json("PUT", "/settings/access", Bodies.ACCESS),
            Call.json("POST", "/settings/access/application", "{\"dryRun\":true,\"overwriteExplicit\":false}"),
            Call.of("GET", "/settings/acceptance"),
            Call.json("PUT", "/settings/acceptance", "{\"terms\":{\"de\":\"Ja.\",\"en\":\"Yes.\"}}"),
            Call.json("PUT", "/settings/acceptance", "{\"terms\":{\"de\":\" \"}}"),
            Call.of("GET", "/settings/payments"),
            Call.json("PUT", "/settings/payments", "{\"partPayments\":true,\"minimum\":\"10.00\"}"),
            Call.json("PUT", "/settings/payments", "{\"minimum\":\"-1\"}"),
            Call.of("GET", "/settings/invoices"),
            Call.json("PUT", "/settings/invoices", Bodies.INVOICES),
            Call.json("PUT", "/settings/invoices", "{\"downloadAllowed\":true}"),
            Call.json("POST", "/settings/invoices/preview", "{\"numberPattern\":\"R-{seq}\"}"),
            Call.json("POST", "/settings/invoices/preview", "{\"numberPattern\":\"R\"}"),
            Call.of("GET", "/settings/files"),
            Call.json("PUT", "/settings/files", Bodies.FILES),
            Call.json("PUT", "/settings/files", "{\"watermark\":{\"text\":\"\"}}"),
            Call.of("GET", "/settings/appearance"),
            Call.json("PUT", "/settings/appearance", Bodies.APPEARANCE),
            Call.json("POST", "/settings/appearance/preview", "{\"html\":\"Hallo\",\"accentColor\":\"#0a6b74\"}"),
            Call.of("GET", "/settings/mail"),
            Call.json("PUT", "/settings/mail", Bodies.MAIL),
            Call.json("PUT", "/settings/mail", "{\"port\":25,\"security\":\"NONE\",\"password\":{\"set\":true}}"),
            Call.of("GET", "/images"),
            new Call("POST", "/images", "multipart/form-data; boundary=b", Bodies.MULTIPART),
            Call.of("GET", "/images/img1"),
            Call.of("DELETE", "/images/img1"),
            Call.of("DELETE", "/images/unused"),
            Call.of("GET", "/timeline?customer=10042&since=2026-11-21T00:00:00Z"),
            Call.of("GET", "/mails?state=WAITING&customer=10042"),
            Call.of("GET", "/mails?state=NEW"),
            Call.of("GET", "/mails/status"),
            Call.of("GET", "/mails/7"),
            Call.of("GET", "/mails/8"),
            Call.of("POST", "/mails/7/retry"),
            Call.of("DELETE", "/mails/7"),
            Call.json("POST", "/mails/test", "{\"to\":\"anna@example.org\"}"),
            Call.of("GET", "/mail-texts"),
            Call.json("PUT", "/mail-texts/TEST/de", "{\"subject\":\"Hallo\",\"text\":\"Text\"}"),
            Call.json("POST", "/mail-texts/TEST/de/preview", "{\"subject\":\"Hallo\",\"text\":\"Text\"}"),
            Call.of("DELETE", "/mail-texts/TEST/de"),
            Call.of("GET", "/timeline?kind=COMMENT_ADDED&kind=DOCUMENT_VIEWED&actor=CUSTOMER&document=INVOICE/RE-1"),
            Call.of("GET", "/timeline?document=INVOICE"),
            Call.of("GET", "/customers/10042/links"),
            Call.of("GET", "/customers/none/links"),
            Call.of("GET", "/customers/10042/sessions"),
            Call.of("DELETE", "/customers/10042/sessions"),
            Call.of("DELETE", "/customers/10042/sessions/5e5510"),
            Call.of("POST", "/customers/10042/view"),
            Call.of("POST", "/customers/closed/view"),
            Call.json("PUT", "/links/9", LIMIT),
            Call.of("POST", "/links/9/rotation"),
            Call.of("POST", "/links/none/rotation"),
            Call.of("DELETE", "/links/9"),
            Call.of("GET", "/payment-provider-types"),
            Call.of("GET", "/payment-connections"),
            Call.json(
                    "POST",
                    "/payment-connections",
                    "{\"type\":\"paypal\",\"displayName\":\"PayPal\",\"active\":true,\"settings\":{\"clientId\":\"A1\","
                            + "\"clientSecret\":\"geheim\",\"sandbox\":true}}"),
            Call.json("POST", "/payment-connections", "{\"settings\":{\"clientId\":1}}"),
            Call.of("GET", "/payment-connections/7"),
            Call.of("GET", "/payment-connections/8"),
            Call.json(
                    "PUT",
                    "/payment-connections/7",
                    "{\"type\":\"paypal\",\"displayName\":\"PayPal\",\"active\":null,"
                            + "\"settings\":{\"clientId\":\"A1\",\"clientSecret\":{\"set\":true}}}"),
            Call.of("POST", "/payment-connections/7/check"),
            Call.of("DELETE", "/payment-connections/7"),
            Call.of("GET", "/automation-triggers"),
            Call.of("GET", "/automation-rules"),
            Call.json("POST", "/automation-rules", RULE),
            Call.json("POST", "/automation-rules", "{}"),
            Call.json("POST", "/automation-rules/dry-run", RULE),
            Call.json("POST", "/automation-rules/dry-run", "{}"),
            Call.of("GET", "/automation-rules/1"),
            Call.of("GET", "/automation-rules/none"),
            Call.json("PUT", "/automation-rules/1", RULE),
            Call.json("POST", "/automation-rules/1/dry-run", "{\"since\":\"2026-11-20T00:00:00Z\"}"),
            Call.of("GET", "/automation-rules/1/runs?state=FAILED"),
            Call.of("POST", "/automation-rules/1/runs/7/retry"),
            Call.of("POST", "/automation-rules/1/runs/8/retry"),
            Call.of("DELETE", "/automation-rules/1"),
            Call.of("GET", "/settings/storage"),
            Call.json("PUT", "/settings/storage", "{\"connection\":\"3\"}"),
            Call.json("PUT", "/settings/storage", "{\"connection\":null}"),
            Call.json("PUT", "/settings/storage", "{\"connection\":\"9\"}"),
            Call.json("PUT", "/settings/storage", "{\"bucket\":1}"),
            Call.of("GET", "/storage-types"),
            Call.of("GET", "/storage-connections"),
            Call.json(
                    "POST",
                    "/storage-connections",
                    "{\"type\":\"s3\",\"displayName\":\"Shop\",\"active\":true,\"settings\":{\"bucket\":\"shop\","
                            + "\"secretKey\":\"geheim\",\"pathStyle\":true}}"),
            Call.json("POST", "/storage-connections", "{\"settings\":{\"bucket\":1}}"),
            Call.of("GET", "/storage-connections/3"),
            Call.of("GET", "/storage-connections/4"),
            Call.json(
                    "PUT",
                    "/storage-connections/3",
                    "{\"type\":\"s3\",\"displayName\":\"Shop\",\"active\":null,"
                            + "\"settings\":{\"bucket\":\"shop\",\"secretKey\":{\"set\":true}}}"),
            Call.of("POST", "/storage-connections/3/check"),
            Call.of("GET", "/storage-connections/3/files"),
            Call.of("GET", "/storage-connections/3/files?prefix=ebooks/&limit=2&cursor=c"),
            Call.of("GET", "/storage-connections/3/files?limit=0"),
            Call.of("GET", "/storage-connections/3/files?prefix=lost/"),
            Call.of("DELETE", "/storage-connections/used"),
            Call.of("DELETE", "/storage-connections/3"),
            Call.of("GET", "/webhooks"),
            Call.json("POST", "/webhooks", "{\"url\":\"https://shop.example/hooks\",\"kinds\":[\"COMMENT_ADDED\"]}"),
            Call.json("POST", "/webhooks", "{\"kinds\":[\"?\"]}"),
            Call.of("GET", "/webhooks/w1"),
            Call.of("GET", "/webhooks/none"),
            Call.json("PUT", "/webhooks/w1", "{\"url\":\"https://shop.example/hooks\",\"active\":false,\"kinds\":[]}"),
            Call.of("POST", "/webhooks/w1/secret"),
            Call.of("POST", "/webhooks/w1/test"),
            Call.of("GET", "/webhooks/w1/deliveries?state=FAILED"),
            Call.of("POST", "/webhooks/w1/deliveries/d1/replay"),
            Call.json("POST", "/webhooks/w1/replay", "{\"since\":\"2026-11-20T00:00:00Z\"}"),
            Call.of("DELETE", "/webhooks/w1"),
            Call.of("GET", "/api-tokens"),
            Call.json("POST", "/api-tokens", "{\"name\":\"ERP\",\"scopes\":[\"portal-staff\"]}"),
            Call.of("DELETE", "/api-tokens/t1"));

    private static PortalServer server;

    @BeforeAll
    static void start() {
        server = PortalServer.running(Guards.unlimited());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static OpenApiDocument document(String path) {
        HttpResponse<String> answer = server.send(server.request(path));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        return OpenApiDocument.parse(answer.body());
    }

    private static OpenApiDocument customer() {
        return document("/portal/api/openapi.json");
    }

    private static OpenApiDocument admin() {
        return document("/portal/api/admin/openapi.json");
    }

    /** What the annotations of an API's resources say. */
    private static Set<String> operations(RestServlet servlet) {
        return servlet.singletons().stream()
                .map(Object::getClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .flatMap(OpenApiTest::operation)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> operation(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value() + " " + path(method));
    }

    private static String path(Method method) {
        String base = method.getDeclaringClass().getAnnotation(Path.class).value();
        Path own = method.getAnnotation(Path.class);
        String template = own == null ? base : base + "/" + own.value();
        return "/" + template.replaceAll("\\{(\\w+)\\s*:[^/]*}(?=/|$)", "{$1}");
    }

    private static int check(OpenApiDocument document, String base, Call call, HttpRequest.Builder request) {
        if (call.contentType() != null) {
            request.header("Content-Type", call.contentType());
        }
        HttpResponse<String> answer = server.send(request.method(call.method(), BodyPublishers.ofString(call.body())));
        String type = answer.headers().firstValue("Content-Type").orElse("");
        assertThat(document.deviations(call.method(), call.path(), answer.statusCode(), type, answer.body()))
                .as("%s%s -> %d %s", base, call, answer.statusCode(), answer.body())
                .isEmpty();
        return answer.statusCode();
    }

    /** Every operation must answer at least one of its calls with success, or its schema would prove nothing. */
    private static void checkSuccess(OpenApiDocument document, String base, List<Call> calls, String... credentials) {
        Set<String> succeeded = calls.stream()
                .filter(call -> check(
                                document,
                                base,
                                call,
                                server.request(base + call.path()).headers(credentials))
                        < 300)
                .map(call -> document.operationOf(call.method(), call.path()).orElseThrow())
                .collect(Collectors.toSet());
        assertThat(succeeded).isEqualTo(document.operations());
    }

    @Test
    void describesTheCustomersOperationsAndNoOthers() {
        Set<String> resources = operations(PortalServer.customer(server.portal));
        // outside of JAX-RS
        resources.add("GET /downloads/{token}");
        assertThat(customer().operations()).isEqualTo(resources);
    }

    @Test
    void describesTheAdministrationsOperationsAndNoOthers() {
        assertThat(admin().operations()).isEqualTo(operations(PortalServer.admin(server.portal)));
    }

    @Test
    @DisplayName("every answer of the customer's API is as described")
    void customerAnswers() {
        OpenApiDocument document = customer();
        String base = "/portal/api/v1";
        checkSuccess(document, base, CUSTOMER_CALLS, "Cookie", "kp=customer-token", "Sec-Fetch-Site", "same-origin");
        CUSTOMER_CALLS.forEach(
                call -> check(document, "/portal/api/v1", call, server.request("/portal/api/v1" + call.path())));
    }

    @Test
    @DisplayName("every answer of the administration's API is as described")
    void adminAnswers() {
        OpenApiDocument document = admin();
        checkSuccess(document, "/portal/api/admin/v1", ADMIN_CALLS, "Authorization", "Bearer host");
        String basic = "Basic " + Base64.getEncoder().encodeToString("admin:s3cret:ü".getBytes(UTF_8));
        for (String authorization : List.of(basic, "Bearer reader", "Bearer unknown", "Basic !")) {
            ADMIN_CALLS.forEach(call -> check(
                    document,
                    "/portal/api/admin/v1",
                    call,
                    server.request("/portal/api/admin/v1" + call.path()).header("Authorization", authorization)));
        }
    }

    @Test
    void examplesAndReferencesHold() {
        for (OpenApiDocument document : List.of(customer(), admin())) {
            assertThat(document.wrongExamples()).isEmpty();
            assertThat(document.danglingReferences()).isEmpty();
        }
    }
}
