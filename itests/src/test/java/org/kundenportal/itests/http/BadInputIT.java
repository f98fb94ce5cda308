package org.kundenportal.itests.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.kundenportal.itests.EInvoice;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.PortalClient.Answer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.itests.http.PortalClient.ADMIN;

/** Every refusal is a problem with a stable code in the caller's language, and leaves nothing behind. */
public class BadInputIT {

    private static final int LIMIT = 10 * 1024 * 1024;

    private static RunningPortal portal;
    private static Host host;

    private final String customer = Host.fresh("K");
    private final String number = Host.fresh("RE-");

    @BeforeClass
    public static void start() {
        portal = RunningPortal.shared();
        host = new Host(portal);
    }

    @Before
    public void prepare() {
        host.releaseEverything();
        host.putCustomer(customer);
    }

    /** What an ill-fated call must not change. */
    private static List<JsonNode> kept() {
        List<JsonNode> all = new ArrayList<>();
        for (String list : List.of("/customers", "/documents", "/unmatched-documents", "/timeline")) {
            all.addAll(host.client().items(ADMIN + list));
        }
        all.add(host.client().get(ADMIN + "/settings/release").json());
        return all;
    }

    private static Answer assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        assertThat(answer.json().path("title").asText()).isNotBlank();
        assertThat(answer.json().path("detail").asText()).isNotBlank();
        assertThat(answer.json().path("correlationId").asText()).isNotBlank();
        assertThat(answer.text()).doesNotContain("\\tat ", "Exception", "org.kundenportal", "com.fasterxml");
        return answer;
    }

    private String documentPath() {
        return ADMIN + "/documents/INVOICE/" + number;
    }

    private ObjectNode document() {
        return (ObjectNode) PortalClient.read(Host.document(customer));
    }

    private Answer put(ObjectNode document) {
        return host.client().put(documentPath(), document.toString());
    }

    @Test
    public void unknownFieldsAreRefusedByName() {
        List<JsonNode> before = kept();
        Answer answer = assertRefused(put(document().put("colour", "red")), 400, "UNKNOWN_FIELD");
        assertThat(answer.json().at("/violations/0/field").asText()).isEqualTo("colour");
        ObjectNode nested = document();
        ((ObjectNode) nested.path("lines").get(0)).put("@class", "java.lang.Runtime");
        assertRefused(put(nested), 400, "UNKNOWN_FIELD");
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    public void wrongValuesOfEnumerationsAreRefused() {
        List<JsonNode> before = kept();
        assertRefused(put(document().put("status", "LOST")), 400, "INVALID_REQUEST");
        assertRefused(put(document().put("status", "open")), 400, "INVALID_REQUEST");
        assertRefused(
                host.client().put(ADMIN + "/settings/release", "{\"types\":[\"LETTER\"],\"actions\":[]}"),
                400,
                "INVALID_REQUEST");
        assertRefused(
                host.client().put(ADMIN + "/documents/LETTER/1", document().toString()), 404, "NOT_FOUND");
        assertRefused(host.client().get(ADMIN + "/documents?type=LETTER"), 400, "INVALID_REQUEST");
        assertThat(kept()).isEqualTo(before);
    }

    /** ASVS 1.4.2: an amount is checked before anybody calculates with it. */
    @Test
    public void wrongAmountsAreRefused() {
        List<JsonNode> before = kept();
        for (String amount : List.of(
                "1.234",
                "abc",
                "1,50",
                "1.234,56",
                "",
                " 1",
                "+1",
                "1e2",
                "1e10000000",
                "NaN",
                "Infinity",
                "0x10",
                "١٢",
                "1_000",
                "99999999999999.00")) {
            ObjectNode document = document();
            ((ObjectNode) document.path("total")).put("amount", amount);
            Answer answer = assertRefused(put(document), 400, "INVALID_REQUEST");
            assertThat(answer.json().at("/violations/0/field").asText())
                    .as(amount)
                    .startsWith("total");
        }
        String bomb = document().toString().replace("\"119.00\"", "1e1000000000");
        assertThat(host.client().put(documentPath(), bomb).status()).isEqualTo(400);
        ObjectNode yen = document();
        ((ObjectNode) yen.path("total")).put("currency", "JPY").put("amount", "119.50");
        assertRefused(put(yen), 400, "INVALID_REQUEST");
        ((ObjectNode) yen.path("total")).put("currency", "EURO");
        assertRefused(put(yen), 400, "INVALID_REQUEST");
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    public void wrongDatesAreRefused() {
        for (String date : List.of("2026-02-29", "01.11.2026", "0000-00-00", "2026-11-01T00:00:00Z", "+12026-01-01")) {
            assertRefused(put(document().put("issueDate", date)), 400, "INVALID_REQUEST");
        }
        assertRefused(put(document().putNull("issueDate")), 400, "INVALID_REQUEST");
    }

    @Test
    public void whatIsNoJsonIsRefused() {
        for (String body : List.of(
                "",
                "{",
                "[]",
                "null",
                "\"x\"",
                "{\"a\":1}{",
                "{\"types\":[],\"types\":[],\"actions\":[]}",
                "{'types':[]}")) {
            Answer answer = host.client().put(ADMIN + "/settings/release", body);
            assertThat(answer.status()).as(body + answer.text()).isEqualTo(400);
            assertThat(answer.code()).as(body).isIn("MALFORMED_JSON", "INVALID_REQUEST");
        }
        Answer latin = host.client()
                .send("PUT", ADMIN + "/settings/release", "application/json", "{\"ä\":1}".getBytes(ISO_8859_1));
        assertThat(latin.status()).isEqualTo(400);
        Answer text = host.client().send("PUT", ADMIN + "/settings/release", "text/plain", "{}".getBytes(UTF_8));
        assertRefused(text, 415, "UNSUPPORTED_MEDIA_TYPE");
        String deep = "[".repeat(100_000);
        assertThat(host.client().put(ADMIN + "/settings/release", deep).status())
                .isIn(400, 413);
        assertThat(host.client()
                        .put(ADMIN + "/customers/" + customer, "{\"kind\":\"COMPANY\",\"name\":\"" + "\\u0000\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    public void aPdfThatIsNoneIsRefused() {
        host.putDocument("INVOICE", number, customer);
        List<JsonNode> before = kept();
        byte[] text = "Guten Tag".getBytes(UTF_8);
        assertRefused(host.client().send("PUT", documentPath() + "/pdf", "application/pdf", text), 422, "NOT_A_PDF");
        byte[] pdf = EInvoice.of(number, customer, "Firma", "1.00").zugferd();
        byte[] disguised = ("<script>alert(1)</script>" + new String(pdf, ISO_8859_1)).getBytes(ISO_8859_1);
        assertRefused(
                host.client().send("PUT", documentPath() + "/pdf", "application/pdf", disguised), 422, "NOT_A_PDF");
        byte[] cut = Arrays.copyOf(pdf, 40);
        assertRefused(host.client().send("PUT", documentPath() + "/pdf", "application/pdf", cut), 422, "NOT_A_PDF");
        assertRefused(host.client().importDocument("application/pdf", text), 422, "NOT_AN_EINVOICE");
        assertRefused(host.client().importDocument("application/pdf", new byte[0]), 422, "NOT_AN_EINVOICE");
        assertThat(kept()).isEqualTo(before);
    }

    /** ASVS 1.5.1: refused at once, measured by the processor time that they cost the server. */
    @Test
    public void bombsOfXmlAreRefusedWithinASecond() {
        List<JsonNode> before = kept();
        List<String> bombs = List.of(
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>",
                "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\"><a/>",
                billionLaughs(),
                "<!DOCTYPE a [<!ENTITY x \"" + "y".repeat(100_000) + "\">]><a>" + "&x;".repeat(50_000) + "</a>",
                "<a>".repeat(1_000_000),
                "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\">" + "<a/>".repeat(2_000_000)
                        + "</Invoice>",
                "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\" " + attributes() + "/>");
        for (String bomb : bombs) {
            byte[] file = bomb.getBytes(UTF_8);
            Duration spent = processorTime();
            assertRefused(host.client().importDocument("application/xml", file), 422, "NOT_AN_EINVOICE");
            assertThat(processorTime().minus(spent)).isLessThan(Duration.ofSeconds(1));
        }
        assertThat(kept()).isEqualTo(before);
    }

    private static Duration processorTime() {
        return ProcessHandle.of(portal.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    private static String billionLaughs() {
        StringBuilder entities = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            entities.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return entities + "]><a>&l9;</a>";
    }

    private static String attributes() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }
        return attributes.toString();
    }

    /** 10 MiB, whether the length is said beforehand or not. */
    @Test
    public void whatIsTooLargeIsRefused() {
        host.putDocument("INVOICE", number, customer);
        List<JsonNode> before = kept();
        byte[] large = new byte[LIMIT + 1];
        byte[] head = "%PDF-1.7\n".getBytes(UTF_8);
        System.arraycopy(head, 0, large, 0, head.length);
        for (String call : List.of("POST " + ADMIN + "/documents/import", "PUT " + documentPath() + "/pdf")) {
            String[] parts = call.split(" ", 2);
            assertRefused(host.client().send(parts[0], parts[1], "application/pdf", large), 413, "TOO_LARGE");
            Answer chunked = host.client()
                    .send(
                            parts[0],
                            parts[1],
                            "application/pdf",
                            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));
            assertRefused(chunked, 413, "TOO_LARGE");
        }
        byte[] json = ("{\"types\":[\"" + "x".repeat(2_000_000) + "\"]}").getBytes(UTF_8);
        assertRefused(
                host.client()
                        .send(
                                "PUT",
                                ADMIN + "/settings/release",
                                "application/json",
                                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(json))),
                413,
                "TOO_LARGE");
        assertThat(kept()).isEqualTo(before);
    }

    /** EINVOICE, decision 6: other content under the same number is another version; both are kept, and it is said. */
    @Test
    public void theSameNumberWithOtherContentIsANewVersion() {
        byte[] first = EInvoice.of(number, customer, "Firma", "100.00").zugferd();
        byte[] second = EInvoice.of(number, customer, "Firma", "200.00").zugferd();
        assertThat(host.client()
                        .importDocument("application/pdf", first)
                        .expect(201)
                        .json()
                        .path("created")
                        .asBoolean())
                .isTrue();
        assertThat(host.client()
                        .importDocument("application/pdf", first)
                        .expect(200)
                        .json()
                        .path("created")
                        .asBoolean())
                .as("the same again")
                .isFalse();
        assertThat(document(1).path("version").asInt()).isEqualTo(1);

        Answer other = host.client().importDocument("application/pdf", second);
        assertThat(other.status()).isIn(200, 201);
        JsonNode document = document(2);
        assertThat(document.at("/total/amount").asText()).isEqualTo("238.00");
        assertThat(document.path("versions")).hasSize(2);
        assertThat(host.client()
                        .get(documentPath() + "/versions/1/pdf")
                        .expect(200)
                        .body())
                .isEqualTo(first);
        assertThat(host.client()
                        .get(documentPath() + "/versions/2/pdf")
                        .expect(200)
                        .body())
                .isEqualTo(second);
        assertThat(host.client().items(ADMIN + "/timeline?customer=" + customer))
                .extracting(event -> event.path("kind").asText())
                .contains("DOCUMENT_NEW_VERSION");
    }

    private JsonNode document(int version) {
        JsonNode document = host.client().get(documentPath()).expect(200).json();
        assertThat(document.path("version").asInt()).isEqualTo(version);
        return document;
    }

    /** EINVOICE, decision 6: an unknown number makes the customer, no identifier at all waits. */
    @Test
    public void anInvoiceForAnUnknownCustomerMakesTheCustomerOrWaits() {
        String unknown = Host.fresh("NEU");
        JsonNode made = host.client()
                .importDocument(
                        "application/xml",
                        EInvoice.of(Host.fresh("RE-"), unknown, "Neu GmbH", "1.00")
                                .cii())
                .expect(201)
                .json();
        assertThat(made.path("customerCreated").asBoolean()).isTrue();
        JsonNode customer =
                host.client().get(ADMIN + "/customers/" + unknown).expect(200).json();
        assertThat(customer.path("imported").asBoolean()).isTrue();
        assertThat(customer.path("name").asText()).isEqualTo("Neu GmbH");

        JsonNode waits = host.client()
                .importDocument(
                        "application/xml",
                        EInvoice.of(Host.fresh("RE-"), null, "Neu GmbH", "1.00").cii())
                .expect(202)
                .json();
        assertThat(waits.path("customerNumber").isNull()).isTrue();
        assertThat(host.client().items(ADMIN + "/unmatched-documents"))
                .extracting(item -> item.path("id").asText())
                .contains(waits.path("unmatchedId").asText());
        assertRefused(
                host.client()
                        .post(
                                ADMIN + "/unmatched-documents/"
                                        + waits.path("unmatchedId").asText() + "/assignment",
                                "{\"customerNumber\":\"NIEMAND\"}"),
                422,
                "UNKNOWN_CUSTOMER");
        assertRefused(put(document().put("customerNumber", "NIEMAND")), 422, "UNKNOWN_CUSTOMER");
    }

    @Test
    public void refusalsAreInTheCallersLanguage() {
        String path = ADMIN + "/customers/none";
        JsonNode german = host.client()
                .with("Accept-Language", "de-AT,de;q=0.9,en;q=0.8")
                .get(path)
                .json();
        JsonNode english =
                host.client().with("Accept-Language", "en-GB").get(path).json();
        assertThat(german.path("code")).isEqualTo(english.path("code"));
        assertThat(german.path("title").asText())
                .isNotEqualTo(english.path("title").asText());
        assertThat(host.client()
                        .with("Accept-Language", "tlh")
                        .get(path)
                        .json()
                        .path("title")
                        .asText())
                .isNotBlank();
    }

    /** ASVS 3.5.1: what another site sends with the visitor's cookie is refused. */
    @Test
    public void writesOfOtherSitesAreRefused() {
        host.putDocument("INVOICE", number, customer);
        String link = host.grant(customer);
        String comments = PortalClient.CUSTOMER + "/documents/INVOICE/" + number + "/comments";
        PortalClient session = host.client().linked(link);
        for (String site : List.of("cross-site", "same-site", "none")) {
            Answer answer = session.with("Sec-Fetch-Site", site).post(comments, "{\"text\":\"Hallo\"}");
            assertThat(answer.status()).as(site).isEqualTo(403);
        }
        session.post(comments, "{\"text\":\"Hallo\"}").expect(201);
    }
}
