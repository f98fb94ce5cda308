package org.kundenportal.itests.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.kundenportal.itests.Await;
import org.kundenportal.itests.EInvoice;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.OpenApi.Call;
import org.kundenportal.itests.http.PortalClient.Answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.itests.http.PortalClient.ADMIN;
import static org.kundenportal.itests.http.PortalClient.CUSTOMER;

/** BW-03: every capability has a call, and the running server answers as its OpenAPI documents say. */
public class OpenApiIT {

    private static final String TEST_MAIL = "{\"to\":\"post@muster.example\"}";
    private static final String RULE =
            """
            {"name":"Retoure","trigger":"ORDER_STATUS","condition":{"status":"RETURN","platform":null},
             "action":{"kind":"SEND_MAIL","subject":"Retoure","body":"[Order.customerportal_url]"}}""";

    private static final String WEBHOOK =
            "{\"url\":\"http://127.0.0.1:9/hooks\",\"active\":true,\"kinds\":[\"IMAGE_UPLOADED\"]}";
    /** What a payment of this portal alone, a set-off, has not: money at a provider. */
    private static final Set<String> NEEDS_A_PROVIDER =
            Set.of("POST /payments/{id}/refunds", "POST /payments/{id}/resolution");

    private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE", "PATCH", "TRACE", "FOO");

    private static final String WAIVER = "{\"text\":\"Ja.\"}";

    private static RunningPortal portal;
    private static PortalClient anonymous;
    private static Host host;
    private static FakeProviders providers;
    private static FakeStorages storages;
    private static String bucket;
    private static String payPal;

    private final String customer = Host.fresh("K");
    /** Whose sessions no other call ends. */
    private final String guest = Host.fresh("K");

    private final String invoice = Host.fresh("RE-");
    private final String estimate = Host.fresh("AN-");
    private final String decided = Host.fresh("AN-");
    private final String order = Host.fresh("B-");
    private String link;
    private String delivery;
    private String run;

    private static final class Body {

        static final Body NONE = new Body(null, new byte[0]);

        private final String contentType;
        private final byte[] bytes;

        Body(String contentType, byte[] bytes) {
            this.contentType = contentType;
            this.bytes = bytes;
        }

        static Body json(String json) {
            return new Body("application/json", json.getBytes(UTF_8));
        }
    }

    @BeforeClass
    public static void start() {
        portal = RunningPortal.shared();
        anonymous = PortalClient.anonymous(portal);
        host = new Host(portal);
        providers = new FakeProviders(host.client());
        payPal = providers.connectPayPal();
        storages = new FakeStorages(host.client());
        bucket = storages.connect(storages.bucketConnection("Shop"));
    }

    @AfterClass
    public static void end() {
        providers.close();
        files(false);
        host.client().items(ADMIN + "/articles").forEach(article -> host.client()
                .delete(ADMIN + "/articles/" + article.path("number").asText()));
        storages.close();
    }

    @Before
    public void prepare() {
        host.releaseEverything();
        host.putCustomer(customer);
        host.putCustomer(guest);
        link = host.grant(customer);
        host.importInvoice(EInvoice.of(invoice, customer, "Firma " + customer, "100.00"));
        host.putDocument("ESTIMATE", estimate, customer);
        host.putDocument("ESTIMATE", decided, customer);
        host.putOrder(order, customer, "PAID");
        host.allowInvoices();
        anonymous
                .linked(link)
                .post(CUSTOMER + "/orders/" + order + "/invoice", "")
                .expect(201);
        files(true);
        linkedTo("EBOOK");
        anonymous
                .linked(link)
                .post(CUSTOMER + "/orders/" + order + "/waiver", WAIVER)
                .expect(201);
        anonymous
                .linked(link)
                .post(CUSTOMER + "/documents/ESTIMATE/" + decided + "/decision", "{\"decision\":\"DECLINED\"}")
                .expect(200);
    }

    /** Lets buyers fetch files once they have agreed to it, or not. */
    private static void files(boolean allowed) {
        host.client()
                .put(
                        ADMIN + "/settings/files",
                        "{\"downloadAllowed\":" + allowed + ",\"downloadsPerFile\":null,\"downloadDays\":null,"
                                + "\"waiverRequired\":" + allowed
                                + ",\"waiverText\":\"Ja.\",\"watermark\":{\"text\":\"\","
                                + "\"fontSizePt\":11,\"leftMm\":10,\"bottomMm\":10},\"encryptedPdfs\":\"DENY\"}")
                .expect(200);
    }

    /** An article with a file that has the key {@code a}. */
    private String linkedTo(String article) {
        String path = ADMIN + "/articles/" + article;
        host.client().put(path, "{\"name\":\"E-Book\"}");
        storages.fillBucket("a.txt");
        host.client().put(path + "/files/a", fileLink());
        return article;
    }

    private static String fileLink() {
        return "{\"connection\":\"" + bucket + "\",\"path\":\"a.txt\"}";
    }

    /** The token of a download that was counted. */
    private String token() {
        String url = anonymous
                .linked(link)
                .post(CUSTOMER + "/orders/" + order + "/files/a/downloads", "")
                .expect(201)
                .json()
                .path("url")
                .asText();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** The type or number of a document with which the operation can do something. */
    private String document(String operation, String parameter) {
        if (operation.contains("/orders/")) {
            return order;
        }
        boolean decides = operation.endsWith("/decision");
        boolean needsDecision = operation.endsWith("/evidence") || operation.endsWith("/reopening");
        if (parameter.equals("type")) {
            return decides || needsDecision ? "ESTIMATE" : "INVOICE";
        }
        return decides ? estimate : needsDecision ? decided : invoice;
    }

    private String decision() {
        return host.client()
                .get(ADMIN + "/documents/ESTIMATE/" + decided)
                .expect(200)
                .json()
                .at("/decisions/0/id")
                .asText();
    }

    private static void assertDescribed(OpenApi api, String base, Call call, Answer answer) {
        assertThat(api.document()
                        .deviations(
                                call.method(),
                                call.below(base),
                                answer.status(),
                                answer.header("Content-Type"),
                                answer.text()))
                .as("%s -> %d %s", call, answer.status(), answer.text())
                .isEmpty();
    }

    private static void assertSuccess(OpenApi api, String base, Call call, Answer answer) {
        assertThat(answer.status()).as("%s: %s", call, answer.text()).isBetween(200, 299);
        assertDescribed(api, base, call, answer);
    }

    private static Answer send(PortalClient client, Call call, Body body) {
        return client.send(call.method(), call.path(), body.contentType, body.bytes);
    }

    private Body customerBody(Call call) {
        return switch (call.operation()) {
            case "POST /session/link" ->
                Body.json("{\"token\":\"" + PortalClient.token(link) + "\",\"kind\":\"CUSTOMER\"}");
            case "POST /session/view" -> Body.json("{\"token\":\"" + viewTicket() + "\"}");
            case "PATCH /me" -> Body.json("{\"phone\":\"+49 40 4711\"}");
            case "POST /me/codes" -> Body.json("{\"purpose\":\"BANK_ACCOUNT\"}");
            case "POST /documents/{type}/{number}/comments" -> Body.json("{\"text\":\"Hallo\"}");
            case "POST /orders/{number}/waiver" -> Body.json(WAIVER);
            case "POST /documents/{type}/{number}/decision" -> Body.json("{\"decision\":\"ACCEPTED\"}");
            case "POST /documents/{type}/{number}/payments" -> Body.json("{\"connectionId\":\"" + payPal + "\"}");
            case "POST /payments" -> payments(openInvoice());
            default -> Body.NONE;
        };
    }

    private String openInvoice() {
        String number = Host.fresh("RE-");
        host.putDocument("INVOICE", number, customer);
        return number;
    }

    private static Body payments(String number) {
        return Body.json("{\"connectionId\":\"" + payPal + "\",\"documents\":[{\"type\":\"INVOICE\",\"number\":\""
                + number + "\"}]}");
    }

    /** A payment that has begun, with which all can still be done. */
    private String begunPayment() {
        Body body = payments(openInvoice());
        return anonymous
                .linked(link)
                .send("POST", CUSTOMER + "/payments", body.contentType, body.bytes)
                .expect(201)
                .json()
                .path("paymentId")
                .asText();
    }

    private String viewTicket() {
        return PortalClient.token(host.client()
                .send("POST", ADMIN + "/customers/" + customer + "/view", null, new byte[0])
                .expect(200)
                .json()
                .path("url")
                .asText());
    }

    @Test
    public void bw03TheCustomersApiAnswersAsDescribed() {
        OpenApi api = OpenApi.customer(anonymous);
        String logo = logo();
        for (Call call : api.calls((operation, parameter) -> switch (parameter) {
            case "type", "number" -> document(operation, parameter);
            case "key" -> "a";
            case "token" -> token();
            case "id" -> operation.contains("/images/") ? logo : begunPayment();
            default -> null;
        })) {
            assertSuccess(api, CUSTOMER, call, send(anonymous.linked(link), call, customerBody(call)));
            assertDescribed(api, CUSTOMER, call, send(anonymous, call, customerBody(call)));
        }
    }

    /** An image that is in use, and so public. */
    private static String logo() {
        String id = host.uploadImage();
        String path = ADMIN + "/settings/appearance";
        ObjectNode appearance = (ObjectNode) host.client().get(path).expect(200).json();
        host.client().put(path, appearance.put("logo", id).toString()).expect(200);
        return id;
    }

    /** Of things that the call deletes or changes, each has its own. */
    private String adminValue(String operation, String parameter) {
        return switch (parameter) {
            case "type" -> document(operation, parameter);
            case "number" ->
                operation.contains("{ref}")
                        ? guest
                        : operation.contains("/customers/")
                                ? customer
                                : operation.contains("/articles/")
                                        ? linkedTo(Host.fresh("A"))
                                        : document(operation, parameter);
            case "key" -> "a";
            case "decision" -> decision();
            case "version" -> "1";
            case "format" -> "xml";
            case "kind" -> "TEST";
            case "language" -> "de";
            case "id" -> adminId(operation);
            case "ref" -> session();
            case "delivery" -> delivery;
            case "run" -> run;
            default -> null;
        };
    }

    private String adminId(String operation) {
        if (operation.contains("/mails/")) {
            return mail();
        }
        if (operation.contains("/webhooks/")) {
            return webhook();
        }
        if (operation.contains("/automation-rules/")) {
            return rule(operation.endsWith("/retry"));
        }
        if (operation.contains("/payments/")) {
            return setOff();
        }
        if (operation.contains("/payment-connections/")) {
            return providers.connectPayPal();
        }
        if (operation.contains("/storage-connections/")) {
            return storages.connect(storages.bucketConnection("Dateien"));
        }
        if (operation.contains("/links/")) {
            return documentLink();
        }
        if (operation.contains("/change-requests/")) {
            return changeRequest();
        }
        return operation.contains("/images/")
                ? host.uploadImage()
                : operation.contains("/api-tokens/") ? apiToken() : unmatched();
    }

    /** The reference of a session that is live. */
    private String session() {
        anonymous.linked(host.grant(guest));
        return host.client()
                .items(ADMIN + "/customers/" + guest + "/sessions")
                .get(0)
                .path("ref")
                .asText();
    }

    /** A rule of its own; if wanted with a run that sent nothing, because its customer has no access. */
    private String rule(boolean withRun) {
        String id = host.client()
                .post(ADMIN + "/automation-rules", RULE)
                .expect(201)
                .json()
                .path("id")
                .asText();
        if (withRun) {
            String stranger = Host.fresh("OHNE");
            host.putCustomer(stranger);
            host.access(stranger, "REVOKED");
            host.putOrder(Host.fresh("B-"), stranger, "RETURN");
            String skipped = ADMIN + "/automation-rules/" + id + "/runs?state=SKIPPED";
            Await.until(
                    "the rule has looked at the order",
                    () -> !host.client().items(skipped).isEmpty());
            run = host.client().items(skipped).get(0).path("id").asText();
        }
        return id;
    }

    /** An endpoint of its own, with a delivery that can be repeated; nobody listens there. */
    private String webhook() {
        String id = host.client()
                .post(ADMIN + "/webhooks", WEBHOOK)
                .expect(201)
                .json()
                .path("id")
                .asText();
        delivery = host.client()
                .send("POST", ADMIN + "/webhooks/" + id + "/test", null, new byte[0])
                .expect(202)
                .json()
                .path("id")
                .asText();
        return id;
    }

    /** An invoice that was set off against a credit note: a payment for which no provider is needed. */
    private String setOff() {
        String paid = Host.fresh("RE-");
        String credit = Host.fresh("GS-");
        host.putDocument("INVOICE", paid, customer);
        host.putDocument("CREDIT_NOTE", credit, customer);
        return anonymous
                .linked(link)
                .post(
                        CUSTOMER + "/payments",
                        "{\"connectionId\":null,\"documents\":[" + whole("INVOICE", paid) + ","
                                + whole("CREDIT_NOTE", credit) + "]}")
                .expect(201)
                .json()
                .path("paymentId")
                .asText();
    }

    private static String whole(String type, String number) {
        return "{\"type\":\"" + type + "\",\"number\":\"" + number + "\",\"amount\":null}";
    }

    private String documentLink() {
        String number = Host.fresh("RE-");
        host.putDocument("INVOICE", number, customer);
        return host.client().items(ADMIN + "/customers/" + customer + "/links").stream()
                .filter(item -> item.path("document").path("number").asText().equals(number))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    /** What the customer wants to be called, which staff have to approve. */
    private static String changeRequest() {
        String asking = Host.fresh("K");
        host.putCustomer(asking);
        String policy = ADMIN + "/settings/master-data";
        ObjectNode before = (ObjectNode) host.client().get(policy).expect(200).json();
        host.client()
                .put(policy, before.deepCopy().put("phone", "APPROVAL").toString())
                .expect(200);
        anonymous
                .linked(host.grant(asking))
                .send(
                        "PATCH",
                        CUSTOMER + "/me",
                        "application/json",
                        ("{\"phone\":\"" + Host.fresh("0") + "\"}").getBytes(UTF_8))
                .expect(200);
        host.client().put(policy, before.toString()).expect(200);
        return host.client().items(ADMIN + "/change-requests?state=OPEN").stream()
                .filter(item -> item.at("/customer/number").asText().equals(asking))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    private static String mail() {
        return host.client()
                .post(ADMIN + "/mails/test", TEST_MAIL)
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    private static String unmatched() {
        return host.client()
                .importDocument(
                        "application/xml",
                        EInvoice.of(Host.fresh("UN-"), null, "Niemand", "10.00").cii())
                .expect(202)
                .json()
                .path("unmatchedId")
                .asText();
    }

    private static String apiToken() {
        return host.client()
                .post(ADMIN + "/api-tokens", "{\"name\":\"ERP\",\"scopes\":[\"portal-staff\"]}")
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    private Body adminBody(Call call) {
        return switch (call.operation()) {
            case "POST /session" -> Body.json("{\"user\":\"admin\",\"password\":\"" + portal.adminPassword() + "\"}");
            case "PUT /customers/{number}" -> Body.json("{\"name\":\"Firma\",\"kind\":\"COMPANY\"}");
            case "PUT /customers/{number}/portal-access" -> Body.json("{\"access\":\"GRANTED\"}");
            case "PUT /articles/{number}" -> Body.json("{\"name\":\"E-Book\"}");
            case "PUT /articles/{number}/files/{key}" -> Body.json(fileLink());
            case "POST /orders/{number}/downloads/{key}/grant" -> Body.json("{\"more\":1,\"days\":7}");
            case "PUT /orders/{number}" -> Body.json(Host.order(customer, "PAID"));
            case "POST /order-import" ->
                new Body(
                        "text/csv",
                        ("order_number;customer_number;status;ordered_at;description\n" + Host.fresh("B-") + ";"
                                        + customer + ";PAID;2026-11-21;Buch\n")
                                .getBytes(UTF_8));
            case "PUT /customers/{number}/portal-link",
                    "PUT /documents/{type}/{number}/portal-link",
                    "PUT /orders/{number}/portal-link" -> Body.json("{\"expiresAt\":null}");
            case "PUT /documents/{type}/{number}" -> Body.json(Host.document(customer));
            case "PUT /documents/{type}/{number}/pdf" ->
                new Body(
                        "application/pdf",
                        EInvoice.of(invoice, customer, "Firma", "10.00").zugferd());
            case "POST /documents/import" ->
                new Body(
                        "application/xml",
                        EInvoice.of(Host.fresh("RE-"), customer, "Firma", "10.00")
                                .cii());
            case "POST /documents/{type}/{number}/comments" -> Body.json("{\"text\":\"Hallo\",\"internal\":true}");
            case "POST /unmatched-documents/{id}/assignment" -> Body.json("{\"customerNumber\":\"" + customer + "\"}");
            case "POST /documents/{type}/{number}/reopening" -> Body.json("{\"reason\":\"Irrtum\"}");
            case "POST /documents/INVOICE/{number}/payment-link" -> Body.json("{\"connectionId\":null,\"mail\":false}");
            case "POST /payment-connections", "PUT /payment-connections/{id}" ->
                Body.json(providers.payPalConnection());
            case "POST /storage-connections", "PUT /storage-connections/{id}" ->
                Body.json(storages.bucketConnection("Dateien"));
            case "POST /payments/{id}/refunds" -> Body.json("{\"note\":\"Kulanz\"}");
            case "POST /payments/{id}/resolution" -> Body.json("{\"resolution\":\"DISMISS\"}");
            case "POST /change-requests/{id}/rejection" -> Body.json("{\"reason\":\"Bitte mit Nachweis\"}");
            case "PUT /links/{id}" -> Body.json("{\"expiresAt\":null}");
            case "POST /automation-rules", "PUT /automation-rules/{id}", "POST /automation-rules/dry-run" ->
                Body.json(RULE);
            case "POST /automation-rules/{id}/dry-run" -> Body.json("{\"since\":\"2026-01-01T00:00:00Z\"}");
            case "POST /webhooks", "PUT /webhooks/{id}" -> Body.json(WEBHOOK);
            case "POST /webhooks/{id}/replay" -> Body.json("{\"since\":\"2026-01-01T00:00:00Z\"}");
            case "PUT /settings/release",
                    "PUT /settings/master-data",
                    "PUT /settings/access",
                    "PUT /settings/acceptance",
                    "PUT /settings/payments",
                    "PUT /settings/invoices",
                    "PUT /settings/files",
                    "PUT /settings/appearance" ->
                Body.json(host.client().get(call.path()).expect(200).text());
            case "PUT /settings/storage" -> Body.json("{\"connection\":null}");
            case "POST /settings/access/application" -> Body.json("{\"dryRun\":true,\"overwriteExplicit\":false}");
            case "POST /settings/invoices/preview" -> Body.json("{\"numberPattern\":\"R-{seq}\"}");
            case "POST /settings/appearance/preview" ->
                Body.json("{\"html\":\"<p>Hallo</p>\",\"accentColor\":\"#0a6b74\"}");
            case "POST /templates/rendering" -> Body.json("{\"template\":\"[Client.customerportal_url]\"}");
            case "POST /images" -> new Body("multipart/form-data; boundary=b", Host.imageForm());
            case "PUT /settings/mail" ->
                Body.json(host.client().get(call.path()).expect(200).text());
            case "POST /mails/test" -> Body.json(TEST_MAIL);
            case "PUT /mail-texts/{kind}/{language}", "POST /mail-texts/{kind}/{language}/preview" ->
                Body.json("{\"subject\":\"Hallo\",\"text\":\"Von [Company.name]\"}");
            case "POST /api-tokens" -> Body.json("{\"name\":\"Shop\",\"scopes\":[\"portal-staff\"]}");
            default -> Body.NONE;
        };
    }

    @Test
    public void bw03TheAdministrationsApiAnswersAsDescribed() {
        OpenApi api = OpenApi.admin(anonymous);
        for (Call call : api.calls(this::adminValue)) {
            PortalClient caller = call.operation().endsWith(" /session") ? staffSession() : host.client();
            Answer answer = send(caller, call, adminBody(call));
            if (NEEDS_A_PROVIDER.contains(call.operation())) {
                assertThat(answer.code()).as("%s", call).isIn("NOT_REFUNDABLE", "ALREADY_RESOLVED");
                assertDescribed(api, ADMIN, call, answer);
            } else {
                assertSuccess(api, ADMIN, call, answer);
            }
            assertDescribed(api, ADMIN, call, send(anonymous, call, adminBody(call)));
        }
    }

    private static PortalClient staffSession() {
        return anonymous.signedIn("admin", portal.adminPassword());
    }

    /** ASVS 4.1.4: what is not described is no method of the resource, whatever the caller may do. */
    @Test
    public void otherMethodsAreRefused() {
        refusesOtherMethods(OpenApi.customer(anonymous), CUSTOMER, anonymous.linked(link));
        refusesOtherMethods(OpenApi.admin(anonymous), ADMIN, host.client());
    }

    private void refusesOtherMethods(OpenApi api, String base, PortalClient caller) {
        Set<String> operations = api.document().operations();
        for (Call call : api.calls((operation, parameter) ->
                parameter.equals("version") ? "1" : parameter.equals("format") ? "pdf" : "x")) {
            String template = call.operation().substring(call.method().length());
            for (String method : METHODS) {
                if (!operations.contains(method + template)) {
                    Answer answer = send(caller, new Call(method + template, method, call.path()), Body.NONE);
                    assertThat(answer.status())
                            .as(base + " " + method + template)
                            .isEqualTo(405);
                    if (!method.equals("TRACE")) { // which Jetty itself refuses
                        assertThat(answer.header("Allow")).as(method + template).isNotEmpty();
                    }
                }
            }
        }
    }
}
