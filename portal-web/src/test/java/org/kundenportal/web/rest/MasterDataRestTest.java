package org.kundenportal.web.rest;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.api.customers.ChangeRequest;
import org.kundenportal.api.customers.ProfileField;
import org.kundenportal.web.http.Guards;

import static org.assertj.core.api.Assertions.assertThat;

/** BM-27 to BM-31 on the wire. */
class MasterDataRestTest {

    private static PortalServer server;

    @BeforeAll
    static void start() {
        server = PortalServer.running(Guards.unlimited());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> send(String method, String path, String token, String body) {
        return server.send(server.request("/portal/api/v1/" + path)
                .header("Cookie", "kp=" + token)
                .header("Origin", server.origin())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> patch(String body) {
        return send("PATCH", "me", "customer-token", body);
    }

    private static HttpResponse<String> staff(String method, String path, String body) {
        return server.send(server.request("/portal/api/admin/v1/" + path)
                .header("Authorization", "Bearer host")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    @Test
    @DisplayName("BW-15 the profile says what may be changed and what waits for the merchant")
    void profile() {
        assertThat(send("GET", "me", "customer-token", "").body())
                .contains(
                        "\"number\":\"10042\"",
                        "\"contact\":{\"firstName\":\"Anna\"",
                        "\"phone\":\"DIRECT\"",
                        "\"name\":\"READ_ONLY\"",
                        "\"pendingChanges\":[{\"id\":\"5\"",
                        "{\"field\":\"address.city\",\"before\":\"Berlin\",\"after\":\"Kiel\"}");
    }

    @Test
    @DisplayName(
            "BM-27 RFC 7396: what is absent stays, null empties, objects are merged, and null objects emptied whole")
    void mergePatch() {
        assertThat(patch("{\"email\":null,\"address\":{\"city\":\"Kiel\",\"street\":null},\"taxDetails\":null,"
                                + "\"contact\":{\"notificationsEnabled\":false,\"lastName\":\"<b>\"}}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(server.portal.masterData.lastChange.values())
                .containsOnlyKeys(
                        ProfileField.EMAIL,
                        ProfileField.STREET,
                        ProfileField.CITY,
                        ProfileField.VAT_ID,
                        ProfileField.TAX_NUMBER,
                        ProfileField.CONTACT_LAST_NAME,
                        ProfileField.CONTACT_NOTIFICATIONS)
                .containsEntry(ProfileField.EMAIL, null)
                .containsEntry(ProfileField.STREET, null)
                .containsEntry(ProfileField.CITY, "Kiel")
                .containsEntry(ProfileField.VAT_ID, null)
                .containsEntry(ProfileField.CONTACT_LAST_NAME, "<b>")
                .containsEntry(ProfileField.CONTACT_NOTIFICATIONS, "false");
    }

    @Test
    @DisplayName("an empty patch names nothing")
    void emptyPatch() {
        assertThat(patch("{}").statusCode()).isEqualTo(200);
        assertThat(server.portal.masterData.lastChange.values()).isEmpty();
    }

    @Test
    @DisplayName("BM-28 what is wrong is said beside its field, in the caller's language")
    void violations() {
        HttpResponse<String> answer = patch("{\"bankAccount\":{\"iban\":\"DE00\"}}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "\"code\":\"INVALID_MASTER_DATA\"",
                        "\"field\":\"bankAccount.iban\",\"code\":\"IBAN_CHECKSUM\",\"message\":\"hat eine falsche Prüfziffer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"number\":\"1\"} | UNKNOWN_FIELD",
                "{\"address\":{\"zip\":\"1\"}} | UNKNOWN_FIELD",
                "{\"contacts\":[]} | UNKNOWN_FIELD",
                "{\"phone\":1} | INVALID_REQUEST",
                "{\"address\":\"Kiel\"} | INVALID_REQUEST",
                "{\"contact\":{\"notificationsEnabled\":\"no\"}} | INVALID_REQUEST",
                "{\"phone\":\"a\\u0000b\"} | INVALID_REQUEST",
                "{\"phone\":\"\\ud800\"} | INVALID_REQUEST",
                "{\"phone\": | MALFORMED_JSON",
                "[] | MALFORMED_JSON"
            })
    @DisplayName("what is no patch is refused as a whole")
    void noPatch(String body, String code) {
        HttpResponse<String> answer = patch(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    @DisplayName("BM-28 a change that needs a code says so, and the code comes by mail, not too often")
    void codes() {
        assertThat(patch("{\"phone\":\"1\"}").statusCode()).isEqualTo(403);
        assertThat(patch("{\"phone\":\"1\"}").body()).contains("CODE_REQUIRED");
        assertThat(patch("{\"phone\":\"1\",\"code\":\"1234 5678\"}").statusCode())
                .isEqualTo(200);
        HttpResponse<String> sent = send("POST", "me/codes", "customer-token", "{\"purpose\":\"BANK_ACCOUNT\"}");
        assertThat(sent.statusCode()).isEqualTo(202);
        assertThat(sent.body())
                .isEqualTo("{\"sentTo\":\"a•••@example.org\",\"resendAfterSeconds\":60,"
                        + "\"expiresAt\":\"2026-11-21T20:13:00Z\"}");
        HttpResponse<String> early = send("POST", "me/codes", "customer-token", "{\"purpose\":\"EMAIL\"}");
        assertThat(early.statusCode()).isEqualTo(429);
        assertThat(early.headers().firstValue("Retry-After")).hasValue("42");
        assertThat(early.body()).contains("RESEND_TOO_EARLY");
        assertThat(send("POST", "me/codes", "customer-token", "{\"purpose\":\"X\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"document-token", "none"})
    @DisplayName("BM-01 only a whole session reaches master data")
    void confined(String token) {
        int status = token.equals("none") ? 401 : 404;

        assertThat(send("PATCH", "me", token, "{}").statusCode()).isEqualTo(status);
        assertThat(send("POST", "me/codes", token, "{\"purpose\":\"EMAIL\"}").statusCode())
                .isEqualTo(status);
    }

    @Test
    @DisplayName("a page of another origin changes nothing")
    void otherOrigin() {
        HttpResponse<String> answer = server.send(server.request("/portal/api/v1/me")
                .header("Cookie", "kp=customer-token")
                .header("Origin", "https://evil.example")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("CROSS_ORIGIN");
    }

    @Test
    @DisplayName("BM-27 staff list, approve and decline what customers ask for")
    void changeRequests() {
        assertThat(staff("GET", "change-requests?state=OPEN", "").body())
                .contains("\"customer\":{\"number\":\"10042\",\"name\":\"Anna Beispiel\"}", "\"state\":\"OPEN\"");
        assertThat(server.portal.masterData.lastState).isEqualTo(ChangeRequest.State.OPEN);
        assertThat(staff("GET", "change-requests?state=NEW", "").statusCode()).isEqualTo(400);
        assertThat(staff("POST", "change-requests/5/approval", "").statusCode()).isEqualTo(200);
        assertThat(staff("POST", "change-requests/5/rejection", "{\"reason\":\"nein\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(staff("POST", "change-requests/5/rejection", "{\"reason\":\" \"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(staff("POST", "change-requests/resolved/approval", "").body())
                .contains("ALREADY_RESOLVED");
        assertThat(staff("POST", "change-requests/6/approval", "").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("BM-27 the policy is a setting with one choice for each part")
    void policy() {
        assertThat(staff("GET", "settings/master-data", "").body())
                .contains("\"name\":\"READ_ONLY\"", "\"bankAccount\":\"DIRECT\"");
        assertThat(staff("PUT", "settings/master-data", Bodies.MASTER_DATA).body())
                .contains("\"address\":\"APPROVAL\"");
        assertThat(staff("PUT", "settings/master-data", "{\"name\":\"DIRECT\"}").body())
                .contains("\"field\":\"bankAccount\",\"code\":\"REQUIRED\"");
        assertThat(staff("PUT", "settings/master-data", Bodies.MASTER_DATA.replace("APPROVAL", "MAYBE"))
                        .statusCode())
                .isEqualTo(400);
    }
}
