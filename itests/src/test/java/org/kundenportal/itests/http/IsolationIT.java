package org.kundenportal.itests.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.kundenportal.itests.EInvoice;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.OpenApi.Call;
import org.kundenportal.itests.http.PortalClient.Answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.itests.http.PortalClient.ADMIN;
import static org.kundenportal.itests.http.PortalClient.CUSTOMER;

/**
 * BM-01, BM-07, ruling 14: walks every operation that the running server's OpenAPI documents list, with the ids of
 * customer A, as everybody who must not reach them.
 */
public class IsolationIT {

    /** What needs no session, with the reason. */
    private static final Map<String, String> PUBLIC = Map.of(
            "GET /branding", "the page of those who are not signed in shows it",
            "GET /images/{id}", "logo and banner stand on that page, too",
            "POST /session/link", "is how one signs in; refuses every token that is not live",
            "POST /session/view", "is how staff come in as a customer; refuses every ticket that is not live",
            "DELETE /session", "signing out twice is no error");
    /** What shows the caller's own things and names no object: it must answer without A's. */
    private static final Set<String> OWN = Set.of(
            "GET /session",
            "GET /overview",
            "GET /me",
            "PATCH /me",
            "POST /me/codes",
            "GET /documents",
            "GET /documents/count",
            "GET /documents/zip",
            "GET /orders",
            "GET /statement",
            "GET /open-items",
            "GET /open-items.csv");

    /** What a customer has of orders, whichever documents are released. */
    private static final Set<String> OWN_AND_ORDER = union(
            OWN,
            "GET /orders/{number}",
            "GET /orders/{number}/invoice",
            "POST /orders/{number}/invoice",
            "GET /orders/{number}/files",
            "POST /orders/{number}/waiver");

    private static final Set<Integer> REFUSALS = Set.of(401, 403, 404);
    /** What staff may not do without the role portal-admin. */
    private static final Set<String> SETTINGS = Set.of(
            "PUT /settings/release",
            "PUT /settings/access",
            "POST /settings/access/application",
            "PUT /settings/acceptance",
            "PUT /settings/payments",
            "PUT /settings/invoices",
            "PUT /settings/files",
            "GET /settings/storage",
            "PUT /settings/storage",
            "POST /payment-connections",
            "PUT /payment-connections/{id}",
            "DELETE /payment-connections/{id}",
            "POST /payment-connections/{id}/check",
            "POST /storage-connections",
            "PUT /storage-connections/{id}",
            "DELETE /storage-connections/{id}",
            "PUT /settings/appearance",
            "PUT /settings/master-data",
            "PUT /settings/mail",
            "POST /mails/test",
            "PUT /mail-texts/{kind}/{language}",
            "DELETE /mail-texts/{kind}/{language}",
            "POST /automation-rules",
            "PUT /automation-rules/{id}",
            "DELETE /automation-rules/{id}",
            "GET /webhooks",
            "POST /webhooks",
            "GET /webhooks/{id}",
            "PUT /webhooks/{id}",
            "DELETE /webhooks/{id}",
            "POST /webhooks/{id}/secret",
            "POST /webhooks/{id}/test",
            "POST /webhooks/{id}/replay",
            "GET /webhooks/{id}/deliveries",
            "POST /webhooks/{id}/deliveries/{delivery}/replay",
            "POST /images",
            "DELETE /images/{id}",
            "GET /api-tokens",
            "POST /api-tokens",
            "DELETE /api-tokens/{id}");

    private static PortalClient anonymous;
    private static Host host;
    private static OpenApi customerApi;
    private static OpenApi adminApi;

    private final String a = Host.fresh("ALPHA");
    private final String b = Host.fresh("BETA");
    private final String invoice = Host.fresh("RE-ALPHA");
    private final String second = Host.fresh("RM-ALPHA");
    private final String estimate = Host.fresh("AN-ALPHA");
    private final String order = Host.fresh("B-ALPHA");
    private final String line = "Geheimes " + a;
    private String linkOfA;

    private static Set<String> union(Set<String> some, String... others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(List.of(others));
        return all;
    }

    @BeforeClass
    public static void read() {
        RunningPortal portal = RunningPortal.shared();
        anonymous = PortalClient.anonymous(portal);
        host = new Host(portal);
        customerApi = OpenApi.customer(anonymous);
        adminApi = OpenApi.admin(anonymous);
    }

    @Before
    public void prepare() {
        host.releaseEverything();
        host.putCustomer(a);
        host.putCustomer(b);
        linkOfA = host.grant(a);
        EInvoice made = EInvoice.of(invoice, a, "Firma " + a, "100.00");
        host.client()
                .importDocument(
                        "application/pdf",
                        new EInvoice(invoice, made.issued(), made.due(), a, made.buyer(), line, made.net()).zugferd())
                .expect(201);
        host.putDocument("REMINDER", second, a);
        host.putDocument("ESTIMATE", estimate, a);
        host.putOrder(order, a, "PAID");
        host.client()
                .post(
                        ADMIN + "/documents/INVOICE/" + invoice + "/comments",
                        "{\"text\":\"Antwort an " + a + "\",\"internal\":false}")
                .expect(201);
    }

    /** What is decided is an estimate, everything else is done with an invoice. */
    private String idOfA(String operation, String parameter) {
        boolean decides = operation.contains("/decision");
        return switch (parameter) {
            case "type" -> decides ? "ESTIMATE" : "INVOICE";
            case "number" -> operation.contains("/orders/") ? order : decides ? estimate : invoice;
            case "key" -> "file";
            case "token" -> "A".repeat(43);
            case "id" -> "unknown";
            default -> null;
        };
    }

    private Answer send(PortalClient client, Call call) {
        return switch (call.operation()) {
            case "POST /session/link", "POST /session/view" -> client.post(call.path(), "{\"token\":\"nobody\"}");
            case "PATCH /me" ->
                client.send("PATCH", call.path(), "application/json", "{\"phone\":\"+49 30 1\"}".getBytes(UTF_8));
            case "POST /me/codes" -> client.post(call.path(), "{\"purpose\":\"BANK_ACCOUNT\"}");
            case "POST /documents/{type}/{number}/comments", "POST /orders/{number}/waiver" ->
                client.post(call.path(), "{\"text\":\"Hallo\"}");
            case "POST /documents/{type}/{number}/payments" -> client.post(call.path(), "{\"connectionId\":\"1\"}");
            case "POST /payments" ->
                client.post(
                        call.path(),
                        "{\"connectionId\":\"1\",\"documents\":[{\"type\":\"INVOICE\",\"number\":\"" + invoice
                                + "\"}]}");
            case "POST /documents/{type}/{number}/decision" -> client.post(call.path(), "{\"decision\":\"ACCEPTED\"}");
            default ->
                call.method().equals("GET")
                        ? client.get(call.path())
                        : client.send(call.method(), call.path(), null, new byte[0]);
        };
    }

    /** @param caller a fresh one for each call, since one of the calls signs out */
    private void walk(Supplier<PortalClient> caller, Set<String> ownAnswers, List<String> markers) {
        for (Call call : customerApi.calls(this::idOfA)) {
            Answer answer = send(caller.get(), call);
            if (!PUBLIC.containsKey(call.operation()) && !ownAnswers.contains(call.operation())) {
                assertThat(answer.status()).as("%s", call).isIn(REFUSALS);
                assertThat(answer.header("Content-Type")).as("%s", call).isEqualTo("application/problem+json");
            }
            if (answer.status() >= 400) {
                assertThat(answer.text()).as("%s", call).doesNotContain("\tat ", "Exception");
            }
            assertThat(answer.text()).as("%s", call).doesNotContain(markers);
        }
    }

    private List<String> everythingOfA() {
        return List.of(a, invoice, second, estimate, order, line);
    }

    @Test
    public void bm01NobodyReadsWithoutASession() {
        walk(() -> anonymous, Set.of(), everythingOfA());
    }

    @Test
    public void bm01AWrongCookieIsNoSession() {
        walk(
                () -> anonymous
                        .with("Cookie", "kp=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
                        .with("Sec-Fetch-Site", "same-origin"),
                Set.of(),
                everythingOfA());
    }

    @Test
    public void bm01AnotherCustomerFindsNothing() {
        String linkOfB = host.grant(b);
        walk(() -> anonymous.linked(linkOfB), OWN, everythingOfA());
        assertThat(host.client()
                        .get(ADMIN + "/documents/ESTIMATE/" + estimate)
                        .expect(200)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("OPEN");
    }

    /** BM-07: also for the customer to whom the document belongs. */
    @Test
    public void bm07ATypeThatIsNotReleasedDoesNotExist() {
        host.release("[\"REMINDER\"]", Host.ALL_ACTIONS);
        walk(() -> anonymous.linked(linkOfA), OWN_AND_ORDER, List.of(invoice, line));
        PortalClient session = anonymous.linked(linkOfA);
        assertThat(session.get(CUSTOMER + "/documents?query=" + invoice)
                        .expect(200)
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(session.get(CUSTOMER + "/overview")
                        .json()
                        .path("counts")
                        .path("documents")
                        .toString())
                .isEqualTo("{\"REMINDER\":1}");
    }

    /** BM-05: with nothing released there is nothing. */
    @Test
    public void bm05WithNothingReleasedThereIsNothing() {
        host.release("[]", "[]");
        walk(() -> anonymous.linked(linkOfA), OWN_AND_ORDER, List.of(invoice, second, line));
    }

    /** BM-17: the link of another document of the same customer. */
    @Test
    public void bm17ADocumentsLinkOpensNoOtherDocument() {
        String linkOfReminder = host.documentLink("REMINDER", second);
        walk(() -> anonymous.linked(linkOfReminder), Set.of("GET /session"), List.of(invoice, line));
        assertThat(anonymous
                        .linked(linkOfReminder)
                        .get(CUSTOMER + "/documents/REMINDER/" + second)
                        .status())
                .isEqualTo(200);
    }

    /** BB-01: the link of an order opens that order and nothing else; its invoice is there to be paid alone (BB-11). */
    @Test
    public void bb01AnOrdersLinkOpensNoOtherOrder() {
        String other = Host.fresh("B-GAMMA");
        host.putOrder(other, a, "PAID");
        String linkOfOther = host.orderLink(other);
        walk(
                () -> anonymous.linked(linkOfOther),
                Set.of("GET /session", "GET /orders"),
                List.of(invoice, second, estimate, order, line));
        assertThat(anonymous
                        .linked(linkOfOther)
                        .get(CUSTOMER + "/orders/" + other)
                        .status())
                .isEqualTo(200);

        String billed = Host.fresh("RE-GAMMA");
        new Shop(host).bill(billed, other, a);
        String document = CUSTOMER + "/documents/INVOICE/" + billed;
        PortalClient buyer = anonymous.linked(linkOfOther);
        for (String closed : List.of("", "/pdf", "/xml", "/comments")) {
            assertThat(buyer.get(document + closed).status()).as(closed).isEqualTo(404);
        }
        assertThat(buyer.get(document + "/payment-options").status()).isEqualTo(200);
    }

    /** BM-12: at once, also for who is inside already (ASVS 8.3.2). */
    @Test
    public void bm12WhoseAccessIsRevokedIsOutside() {
        PortalClient inside = anonymous.linked(linkOfA);
        assertThat(inside.get(CUSTOMER + "/me").status()).isEqualTo(200);
        host.access(a, "REVOKED");
        walk(() -> inside, Set.of(), everythingOfA());
    }

    /** BM-08: an action that is not released is refused with its reason. */
    @Test
    public void bm08AnActionThatIsNotReleasedIsRefused() {
        PortalClient session = anonymous.linked(linkOfA);
        String document = CUSTOMER + "/documents/INVOICE/" + invoice;
        host.release(Host.ALL_TYPES, "[\"VIEW\"]");
        Answer refused = session.post(document + "/comments", "{\"text\":\"Hallo\"}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("ACTION_NOT_RELEASED");
        assertThat(session.get(document).expect(200).json().path("actions").toString())
                .isEqualTo("[\"VIEW\"]");

        host.release(Host.ALL_TYPES, "[\"COMMENT\"]");
        assertThat(session.get(document + "/pdf").status()).isIn(REFUSALS);
        assertThat(session.get(document + "/xml").status()).isIn(REFUSALS);
    }

    private static Answer sendToAdmin(PortalClient client, Call call) {
        return call.method().equals("GET") || call.method().equals("DELETE")
                ? client.send(call.method(), call.path(), null, new byte[0])
                : client.send(call.method(), call.path(), contentType(call), "{}".getBytes(UTF_8));
    }

    private static String contentType(Call call) {
        return switch (call.operation()) {
            case "POST /images" -> "multipart/form-data; boundary=b";
            case "POST /documents/import" -> "application/xml";
            case "PUT /documents/{type}/{number}/pdf" -> "application/pdf";
            case "POST /order-import" -> "text/csv";
            default -> "application/json";
        };
    }

    private List<Call> adminCalls() {
        return adminApi.calls((operation, parameter) -> switch (parameter) {
            case "type" -> "INVOICE";
            case "number" -> operation.contains("/customers/") ? a : operation.contains("/orders/") ? order : invoice;
            case "version", "decision", "delivery", "run" -> "1";
            case "key" -> "file";
            case "format" -> "pdf";
            case "kind" -> "TEST";
            case "language" -> "de";
            case "id", "ref" -> "unknown";
            default -> null;
        });
    }

    private void walkAdmin(PortalClient caller) {
        for (Call call : adminCalls()) {
            if (call.operation().equals("POST /session") || call.operation().equals("DELETE /session")) {
                continue; // signing in and out
            }
            Answer answer = sendToAdmin(caller, call);
            assertThat(answer.status()).as("%s", call).isIn(401, 403);
            assertThat(answer.text()).as("%s", call).doesNotContain(everythingOfA());
        }
    }

    @Test
    public void nobodyAdministersWithoutCredentials() {
        walkAdmin(anonymous);
        walkAdmin(anonymous.bearer("nobody"));
        assertThat(anonymous.get(ADMIN + "/timeline/stream").status()).isEqualTo(401);
    }

    /** A guess or two: after five in a row a name has to wait. */
    @Test
    public void aWrongPasswordDoesNotAdminister() {
        PortalClient guesser = anonymous.basic(a, "wrong");
        assertThat(guesser.get(ADMIN + "/customers").status()).isEqualTo(401);
        assertThat(guesser.send("DELETE", ADMIN + "/api-tokens/x", null, new byte[0])
                        .status())
                .isEqualTo(401);
    }

    @Test
    public void aCustomerDoesNotAdminister() {
        walkAdmin(anonymous.linked(linkOfA));
        assertThat(anonymous.linked(linkOfA).get(ADMIN + "/timeline/stream").status())
                .isIn(401, 403);
    }

    /** Staff work with customers and documents; settings, images and tokens are for portal-admin. */
    @Test
    public void staffDoNotChangeSettings() {
        String token = host.client()
                .post(ADMIN + "/api-tokens", "{\"name\":\"Sachbearbeitung\",\"scopes\":[\"portal-staff\"]}")
                .expect(201)
                .json()
                .path("token")
                .asText();
        PortalClient staff = anonymous.bearer(token);
        Set<String> forbidden = new TreeSet<>();
        for (Call call : adminCalls()) {
            if (sendToAdmin(staff, call).code().equals("FORBIDDEN")) {
                forbidden.add(call.operation());
            }
        }
        assertThat(forbidden).containsExactlyInAnyOrderElementsOf(SETTINGS);
    }
}
