package org.kundenportal.web.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kundenportal.api.Money;
import org.kundenportal.api.automation.AutomationTrigger;
import org.kundenportal.api.automation.RuleCondition;
import org.kundenportal.api.automation.RuleData;
import org.kundenportal.api.automation.RuleMail;
import org.kundenportal.api.automation.RunState;
import org.kundenportal.web.http.Guards;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class AutomationRestTest {

    private static final String RULES = "/portal/api/admin/v1/automation-rules";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RULE = "{\"name\":\" Link \",\"active\":true,\"trigger\":\"ORDER_STATUS\","
            + "\"condition\":{\"status\":\"PAID\",\"platform\":null,"
            + "\"amountFrom\":{\"amount\":\"10.00\",\"currency\":\"EUR\"}},"
            + "\"action\":{\"kind\":\"SEND_MAIL\",\"subject\":\"Danke\",\"body\":\"[Order.customerportal_url]\"}}";

    private static PortalServer server;

    @BeforeAll
    static void start() {
        server = PortalServer.running(Guards.unlimited());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> send(String method, String path, String body, String user) {
        HttpRequest.Builder request = server.request(RULES + path)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((user + ":s3cret:ü").getBytes(UTF_8)));
        return server.send(
                body == null
                        ? request.method(method, BodyPublishers.noBody())
                        : request.header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(String method, String path, String body) {
        return send(method, path, body, "admin");
    }

    @Test
    @DisplayName("BB-49 a rule is made as the contract says it")
    void creates() throws Exception {
        HttpResponse<String> answer = send("POST", "", RULE);

        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode rule = JSON.readTree(answer.body());
        assertThat(rule.get("id").asText()).isEqualTo("1");
        assertThat(rule.get("trigger").asText()).isEqualTo("ORDER_STATUS");
        assertThat(rule.get("condition").toString())
                .isEqualTo("{\"status\":\"PAID\",\"platform\":null,\"type\":null,"
                        + "\"amountFrom\":{\"amount\":\"10.00\",\"currency\":\"EUR\"},\"amountTo\":null}");
        assertThat(rule.get("action").toString())
                .isEqualTo("{\"kind\":\"SEND_MAIL\",\"subject\":\"Danke\",\"body\":\"[Order.customerportal_url]\"}");
        assertThat(rule.get("runs").toString())
                .startsWith("{\"waiting\":0,\"done\":3,\"skipped\":1,\"failed\":1,\"lastAt\":\"");
        assertThat(server.portal.automation.lastData)
                .isEqualTo(new RuleData(
                        " Link ",
                        true,
                        AutomationTrigger.ORDER_STATUS,
                        new RuleCondition("PAID", null, null, Money.of("10.00", "EUR"), null),
                        new RuleMail("Danke", "[Order.customerportal_url]")));
    }

    @Test
    void refusesWhatIsNoRule() throws Exception {
        HttpResponse<String> answer = send(
                "POST",
                "",
                "{\"name\":\"\",\"trigger\":\"MOON\",\"condition\":{\"type\":\"X\"},\"action\":{\"kind\":\"CALL\"}}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).get("violations").findValuesAsText("field"))
                .contains("name", "trigger", "condition.type", "action.kind", "action.subject", "action.body");
        assertThat(send("POST", "", "{\"name\":\"x\",\"trigger\":\"PAYMENT_PAID\"}")
                        .body())
                .contains("\"field\":\"action\"");
        assertThat(send("POST", "", "{\"when\":\"x\"}").body()).contains("UNKNOWN_FIELD");
    }

    @Test
    @DisplayName("BB-49 a dry run answers what would have been sent")
    void dryRuns() throws Exception {
        HttpResponse<String> draft =
                send("POST", "/dry-run", RULE.substring(0, RULE.length() - 1) + ",\"since\":\"2026-11-01T00:00:00Z\"}");

        assertThat(draft.statusCode()).isEqualTo(200);
        assertThat(server.portal.automation.lastSince).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
        JsonNode answer = JSON.readTree(draft.body());
        assertThat(answer.get("count").asInt()).isEqualTo(1);
        assertThat(answer.get("complete").asBoolean()).isTrue();
        assertThat(answer.get("next").isNull()).isTrue();
        JsonNode item = answer.get("items").get(0);
        assertThat(item.get("order").asText()).isEqualTo("B-1");
        assertThat(item.get("customer").toString()).isEqualTo("{\"number\":\"10042\",\"name\":\"Anna Schmidt\"}");
        assertThat(item.get("outcome").asText()).isEqualTo("WOULD_SEND");
        assertThat(send("POST", "/1/dry-run", "{}").statusCode()).isEqualTo(200);
        assertThat(server.portal.automation.lastSince).isNull();
        assertThat(send("POST", "/1/dry-run", "{\"since\":\"yesterday\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("BB-49 a run that failed says why, and is tried again")
    void runs() throws Exception {
        JsonNode run = JSON.readTree(send("GET", "/1/runs?state=FAILED", null).body())
                .get("items")
                .get(0);

        assertThat(server.portal.automation.lastState).isEqualTo(RunState.FAILED);
        assertThat(run.get("reason").asText()).isEqualTo("NO_ADDRESS");
        assertThat(run.get("document").toString()).startsWith("{\"type\":\"INVOICE\"");
        assertThat(send("GET", "/1/runs?state=LATE", null).statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(send("POST", "/1/runs/7/retry", null).body())
                        .get("state")
                        .asText())
                .isEqualTo("WAITING");
        assertThat(send("POST", "/1/runs/8/retry", null).statusCode()).isEqualTo(409);
    }

    @Test
    @DisplayName("ASVS 8.2.1 staff see, try and repeat; only administrators make rules")
    void roles() {
        assertThat(send("GET", "", null, "clerk").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/1", null, "clerk").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/1/runs", null, "clerk").statusCode()).isEqualTo(200);
        assertThat(send("POST", "/dry-run", RULE, "clerk").statusCode()).isEqualTo(200);
        assertThat(send("POST", "/1/runs/7/retry", null, "clerk").statusCode()).isEqualTo(200);
        assertThat(send("POST", "", RULE, "clerk").statusCode()).isEqualTo(403);
        assertThat(send("PUT", "/1", RULE, "clerk").statusCode()).isEqualTo(403);
        assertThat(send("DELETE", "/1", null, "clerk").statusCode()).isEqualTo(403);
        assertThat(send("PUT", "/1", RULE).statusCode()).isEqualTo(200);
        assertThat(send("DELETE", "/1", null).statusCode()).isEqualTo(204);
        assertThat(send("GET", "/2", null).statusCode()).isEqualTo(404);
    }
}
