package org.kundenportal.itests.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Test;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.PortalClient.Answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;
import static org.kundenportal.itests.http.PortalClient.ADMIN;

/**
 * Every e-invoice of the fixtures through a fresh portal, from the upload to what staff then see, against the table of
 * what other tools read in them. Of several files with one number each is a version of the same document.
 */
public class FixturesIT {

    private static final Path FOLDER = Path.of(System.getProperty("fixtures", "fixtures"), "einvoice");
    private static final Map<String, String> TYPES = Map.of(
            "invoice", "INVOICE",
            "selfbilled", "INVOICE",
            "correction", "INVOICE",
            "creditnote", "CREDIT_NOTE",
            "reminder", "REMINDER",
            "quotation", "ESTIMATE",
            "despatchadvice", "DELIVERY_NOTE",
            "orderresponse", "ORDER_CONFIRMATION",
            "order", "ORDER_CONFIRMATION");

    private Host host;

    @Test
    public void importsWhatOtherToolsRead() throws IOException {
        assumeTrue("no fixtures at " + FOLDER, Files.isRegularFile(FOLDER.resolve("truth.tsv")));
        try (RunningPortal portal = RunningPortal.prepare()) {
            portal.start();
            portal.awaitUp();
            host = new Host(portal);
            host.putCustomer("NOBODY");
            Map<String, Object> wrong = new TreeMap<>();
            for (Map<String, String> row : rows()) {
                Map<String, String> expected = expected(row);
                Map<String, String> actual = imported(row);
                if (!expected.equals(actual)) {
                    wrong.put(row.get("file"), List.of(expected, actual));
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    private static Map<String, String> expected(Map<String, String> row) {
        if (!row.get("expect").equals("publish")) {
            return Map.of("code", "NOT_AN_EINVOICE");
        }
        Map<String, String> expected = new HashMap<>();
        expected.put("type", TYPES.get(row.get("doctype")));
        expected.put("number", row.get("number"));
        expected.put("issueDate", row.get("issue"));
        expected.put("dueDate", row.get("due"));
        expected.put("validUntil", row.get("valid_until"));
        expected.put("total", money(row.get("grand"), row.get("currency")));
        expected.put("open", open(row));
        expected.put("lines", row.get("lines"));
        if (!row.get("buyer_id").isEmpty()) {
            expected.put("customer", row.get("buyer_id"));
        }
        return expected;
    }

    /** What is still to be paid, of what is paid at all: BT-115, EINVOICE decision 7; nothing of a credit. */
    private static String open(Map<String, String> row) {
        if (!List.of("INVOICE", "REMINDER").contains(TYPES.get(row.get("doctype")))) {
            return "";
        }
        String payable = row.get("payable");
        return money(payable.startsWith("-") ? "0" : payable, row.get("currency"));
    }

    private Map<String, String> imported(Map<String, String> row) throws IOException {
        String type = row.get("file").endsWith(".pdf") ? "application/pdf" : "application/xml";
        Answer answer = host.client().importDocument(type, Files.readAllBytes(FOLDER.resolve(row.get("file"))));
        if (answer.status() == 422) {
            return Map.of("code", answer.code());
        }
        assertThat(answer.status()).as(row.get("file") + answer.text()).isIn(200, 201, 202);
        if (answer.status() == 202) {
            assign(answer.json().path("unmatchedId").asText());
        }
        JsonNode document = document(answer.json());
        Map<String, String> actual = new HashMap<>();
        for (String field : List.of("type", "number", "issueDate", "dueDate", "validUntil")) {
            actual.put(
                    field,
                    document.path(field).isNull() ? "" : document.path(field).asText());
        }
        actual.put("total", money(document.path("total")));
        actual.put("open", money(document.path("open")));
        actual.put("lines", Integer.toString(document.path("lines").size()));
        if (!row.get("buyer_id").isEmpty()) {
            actual.put("customer", document.at("/customer/number").asText());
        }
        return actual;
    }

    private void assign(String unmatched) {
        host.client()
                .post(ADMIN + "/unmatched-documents/" + unmatched + "/assignment", "{\"customerNumber\":\"NOBODY\"}")
                .expect(200);
    }

    private JsonNode document(JsonNode key) {
        String number = URLEncoder.encode(key.path("number").asText(), UTF_8).replace("+", "%20");
        return host.client()
                .get(ADMIN + "/documents/" + key.path("type").asText() + "/" + number)
                .expect(200)
                .json();
    }

    private static String money(JsonNode money) {
        return money.isNull()
                ? ""
                : money(money.path("amount").asText(), money.path("currency").asText());
    }

    private static String money(String amount, String currency) {
        return amount.isEmpty()
                ? ""
                : new BigDecimal(amount).stripTrailingZeros().toPlainString() + " " + currency;
    }

    private static List<Map<String, String>> rows() throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve("truth.tsv"));
        String[] header = lines.get(0).split("\t", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
