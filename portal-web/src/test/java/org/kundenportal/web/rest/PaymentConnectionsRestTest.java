package org.kundenportal.web.rest;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kundenportal.web.http.Guards;

import static org.assertj.core.api.Assertions.assertThat;

/** BB-41 to BB-46 on the wire. */
class PaymentConnectionsRestTest {

    private static PortalServer server;

    @BeforeAll
    static void start() {
        server = PortalServer.running(Guards.unlimited());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> send(String method, String path, String body, String language) {
        return server.send(server.request("/portal/api/admin/v1/" + path)
                .header("Authorization", "Bearer host")
                .header("Accept-Language", language)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> put(String settings) {
        return send(
                "PUT",
                "payment-connections/7",
                "{\"type\":\"paypal\",\"displayName\":\"Nord\",\"active\":true,\"settings\":" + settings + "}",
                "en");
    }

    @Test
    @DisplayName("BB-41 BB-42 the types on offer are worded in the caller's language")
    void wordsTypes() {
        assertThat(send("GET", "payment-provider-types", "", "de").body())
                .contains("\"type\":\"paypal\"", "\"note\":\"Hinweis\"", "\"kind\":\"SECRET\"", "\"REFUND\"");
        assertThat(send("GET", "payment-provider-types", "", "en-GB,en;q=0.9").body())
                .contains("\"note\":\"Note\"");
    }

    @Test
    @DisplayName("BB-45 of a secret the API says that it is set, and nothing else")
    void hidesSecrets() {
        assertThat(send("GET", "payment-connections/7", "", "de").body())
                .contains(
                        "\"settings\":{\"clientId\":\"A1\",\"clientSecret\":{\"set\":true},\"sandbox\":true}",
                        "\"displayName\":\"PayPal Nord\"",
                        "\"active\":true",
                        "\"webhookUrl\":\"https://portal.example/portal/api/webhooks/7\"");
    }

    @Test
    @DisplayName("BB-45 a secret that is left out, null or sent back as it was read stays; an empty one is removed")
    void keepsSecrets() {
        assertThat(put("{\"clientId\":\"A1\",\"sandbox\":false}").statusCode()).isEqualTo(200);
        assertThat(server.portal.lastConnection.settings()).isEqualTo(Map.of("clientId", "A1", "sandbox", "false"));
        for (String kept : new String[] {"null", "{\"set\":true}"}) {
            put("{\"clientSecret\":" + kept + "}");
            assertThat(server.portal.lastConnection.settings()).as(kept).isEmpty();
        }
        for (String removed : new String[] {"\"\"", "{\"set\":false}"}) {
            put("{\"clientSecret\":" + removed + "}");
            assertThat(server.portal.lastConnection.settings()).as(removed).isEqualTo(Map.of("clientSecret", ""));
        }
        put("{\"clientSecret\":\"neu\"}");
        assertThat(server.portal.lastConnection.settings()).isEqualTo(Map.of("clientSecret", "neu"));
        assertThat(server.portal.lastConnection.toString()).doesNotContain("neu");
    }

    @Test
    @DisplayName("what is neither text nor yes or no is refused at its place")
    void refusesOtherValues() {
        for (String value : new String[] {"1", "[]", "{}", "{\"set\":1}", "{\"set\":true,\"value\":\"x\"}"}) {
            HttpResponse<String> answer = put("{\"clientSecret\":" + value + "}");
            assertThat(answer.statusCode()).as(value).isEqualTo(400);
            assertThat(answer.body()).contains("\"field\":\"settings.clientSecret\",\"code\":\"INVALID_TYPE\"");
        }
        assertThat(send("POST", "payment-connections", "{}", "en").body())
                .contains(
                        "\"field\":\"type\",\"code\":\"REQUIRED\"", "\"field\":\"displayName\",\"code\":\"REQUIRED\"");
    }

    @Test
    @DisplayName("the check says why a connection does not work")
    void checks() {
        assertThat(send("POST", "payment-connections/7/check", "", "de").body())
                .isEqualTo("{\"ok\":false,\"reason\":\"CREDENTIALS\",\"code\":\"invalid_client\",\"trace\":\"f1\"}");
        assertThat(send("POST", "payment-connections/8/check", "", "de").statusCode())
                .isEqualTo(404);
    }
}
