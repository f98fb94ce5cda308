package org.kundenportal.web.rest;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.documents.Decision;
import org.kundenportal.web.http.Guards;

import static org.assertj.core.api.Assertions.assertThat;

class DecisionRestTest {

    private static final String DOCUMENT = "documents/INVOICE/RE-2026-1001";

    private static PortalServer server;

    @BeforeAll
    static void start() {
        server = PortalServer.running(Guards.unlimited());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        server.portal.failure = null;
        server.portal.lastDecision = null;
    }

    private static HttpResponse<String> customer(String method, String path, String body) {
        return server.send(server.request("/portal/api/v1/" + path)
                .header("Cookie", "kp=customer-token")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> get(String path) {
        return server.send(server.request("/portal/api/v1/" + path)
                .header("Cookie", "kp=customer-token")
                .GET());
    }

    private static HttpResponse<String> staff(String method, String path, String body) {
        HttpRequest.Builder request =
                server.request("/portal/api/admin/v1/" + path).header("Authorization", "Bearer reader");
        return server.send(
                body == null
                        ? request.method(method, BodyPublishers.noBody())
                        : request.header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(body)));
    }

    @Test
    @DisplayName("BM-23 a customer decides: with the name, the version, and the address it comes from")
    void decides() {
        HttpResponse<String> answer = customer(
                "POST",
                DOCUMENT + "/decision",
                "{\"decision\":\"ACCEPTED\",\"reason\":\"Gern <b>ja</b>\",\"name\":\"Anna\",\"version\":3,\"terms\":\"0a1b\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"decision\":\"ACCEPTED\",\"at\":\"2026-11-21T20:13:00Z\",\"name\":\"Anna Beispiel\","
                        + "\"reason\":null,\"version\":1}");
        assertThat(server.portal.lastDecision)
                .isEqualTo(new Decision(Decision.Choice.ACCEPTED, "Gern <b>ja</b>", "Anna", 3, "0a1b", "127.0.0.1"));
    }

    @Test
    @DisplayName("BM-23 the choice alone is enough")
    void onlyTheChoiceIsNeeded() {
        assertThat(customer("POST", DOCUMENT + "/decision", "{\"decision\":\"DECLINED\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.portal.lastDecision)
                .isEqualTo(new Decision(Decision.Choice.DECLINED, null, null, null, null, "127.0.0.1"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("BM-24 what cannot be decided says why")
    @CsvSource({
        "ALREADY_DECIDED,409",
        "ESTIMATE_EXPIRED,409",
        "DOCUMENT_CHANGED,409",
        "ACTION_NOT_RELEASED,403",
        "VIEW_ONLY,403",
        "NOT_FOUND,404"
    })
    void refusals(ErrorCode code, int status) {
        server.portal.failure = PortalException.of(code);

        HttpResponse<String> answer = customer("POST", DOCUMENT + "/decision", "{\"decision\":\"ACCEPTED\"}");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void refusesWhatIsNoDecision() {
        assertThat(customer("POST", DOCUMENT + "/decision", "{}").body())
                .contains("\"field\":\"decision\",\"code\":\"REQUIRED\"");
        assertThat(customer("POST", DOCUMENT + "/decision", "{\"decision\":\"OPEN\"}")
                        .body())
                .contains("\"field\":\"decision\",\"code\":\"INVALID_VALUE\"");
        assertThat(customer(
                                "POST",
                                DOCUMENT + "/decision",
                                "{\"decision\":\"ACCEPTED\",\"name\":\" \",\"reason\":\"" + "x".repeat(2001) + "\"}")
                        .body())
                .contains("\"field\":\"name\",\"code\":\"REQUIRED\"", "\"field\":\"reason\",\"code\":\"TOO_LONG\"");
        assertThat(server.portal.lastDecision).isNull();
    }

    @Test
    @DisplayName("A reason or comment of a megabyte is refused, not tried")
    void refusesAMegabyte() {
        String megabyte = "x".repeat(1024 * 1024);
        assertThat(customer("POST", DOCUMENT + "/comments", "{\"text\":\"" + megabyte + "\"}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(customer(
                                "POST",
                                DOCUMENT + "/decision",
                                "{\"decision\":\"DECLINED\",\"reason\":\"" + megabyte + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    @DisplayName("A customer sees the decision without the address it came from; staff see all that proves it")
    void whoSeesWhat() {
        assertThat(get(DOCUMENT).body())
                .contains("\"decision\":{\"decision\":\"ACCEPTED\"", "\"offer\":{\"name\":\"Anna Beispiel\"")
                .doesNotContain("192.0.2.7", "Stammkundin");
        assertThat(staff("GET", DOCUMENT, null).body())
                .contains("\"clientAddress\":\"192.0.2.7\"", "\"assurance\":\"LINK\"", "\"decisions\":[{\"id\":\"5\"");
        assertThat(get(DOCUMENT + "/decision/evidence").headers().firstValue("Content-Type"))
                .hasValue("application/pdf");
        assertThat(staff("GET", DOCUMENT + "/decisions/5/evidence", null).body())
                .contains("evidence");
        assertThat(staff("GET", DOCUMENT + "/decisions/6/evidence", null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void staffReopenAndRead() {
        assertThat(staff("POST", DOCUMENT + "/reopening", "{\"reason\":\"Irrtum\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.portal.calls).contains("reopen reader Irrtum");
        assertThat(staff("POST", DOCUMENT + "/comments/read", null).statusCode())
                .isEqualTo(204);
        assertThat(server.portal.calls).contains("staffRead INVOICE RE-2026-1001");
        server.portal.failure = PortalException.of(ErrorCode.NOT_DECIDED);
        assertThat(staff("POST", DOCUMENT + "/reopening", "{}").statusCode()).isEqualTo(409);
    }

    @Test
    @DisplayName("BM-22 staff find what they have not read")
    void listsUnread() {
        assertThat(staff("GET", "documents?unread=true", null).statusCode()).isEqualTo(200);
        assertThat(server.portal.lastFilter.unread()).isTrue();
        assertThat(staff("GET", "documents?unread=false", null).statusCode()).isEqualTo(200);
        assertThat(server.portal.lastFilter.unread()).isFalse();
        assertThat(staff("GET", "documents?unread=maybe", null).statusCode()).isEqualTo(400);
    }

    @Test
    void onlyAdministratorsWriteTheTerms() {
        String body = "{\"terms\":{\"de\":\"Ja.\",\"en\":\"Yes.\"}}";
        assertThat(staff("PUT", "settings/acceptance", body).statusCode()).isEqualTo(403);
        assertThat(staff("GET", "settings/acceptance", null).body()).contains("\"de\":\"Verbindlich.\"");
    }
}
