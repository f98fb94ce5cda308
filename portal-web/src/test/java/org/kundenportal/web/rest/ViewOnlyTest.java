package org.kundenportal.web.rest;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.web.http.Guards;

import static org.assertj.core.api.Assertions.assertThat;

/** A member of staff who looks at the portal as a customer. */
class ViewOnlyTest {

    private static PortalServer server;

    @BeforeAll
    static void start() {
        server = PortalServer.running(Guards.unlimited());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> send(String method, String path, String cookie, String body) {
        return server.send(server.request("/portal/api/v1/" + path)
                .header("Cookie", cookie)
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "same-origin")
                .method(method, BodyPublishers.ofString(body)));
    }

    @Test
    void comesInByATicketAndIsNamed() {
        HttpResponse<String> opened = send("POST", "session/view", "kp-admin=staff-token", "{\"token\":\"ticket\"}");

        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.body()).contains("\"viewer\":\"meier\"");
        assertThat(opened.headers().allValues("Set-Cookie"))
                .as("the session of the administration stays")
                .hasSize(1)
                .allMatch(cookie -> cookie.startsWith("kp=viewer-token;"));
        assertThat(send("POST", "session/view", "", "{\"token\":\"used\"}").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"session", "overview", "me", "documents", "documents/INVOICE/RE-2026-1001"})
    void seesWhatTheCustomerSees(String path) {
        HttpResponse<String> seen =
                server.send(server.request("/portal/api/v1/" + path).header("Cookie", "kp=viewer-token"));

        assertThat(seen.statusCode()).isEqualTo(200);
    }

    @Test
    void changesNothing() {
        HttpResponse<String> refused =
                send("POST", "documents/INVOICE/RE-2026-1001/comments", "kp=viewer-token", "{\"text\":\"Hallo\"}");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("\"code\":\"VIEW_ONLY\"");
        assertThat(server.portal.calls).noneMatch(call -> call.startsWith("comment"));
        assertThat(send("POST", "documents/INVOICE/RE-2026-1001/comments", "kp=customer-token", "{\"text\":\"Hallo\"}")
                        .statusCode())
                .as("the customer may")
                .isEqualTo(201);
    }

    @Test
    void mayOpenDocumentsAndLeave() {
        assertThat(send("POST", "documents/INVOICE/RE-2026-1001/views", "kp=viewer-token", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(send("DELETE", "session", "kp=viewer-token", "").statusCode())
                .isEqualTo(204);
        assertThat(server.portal.calls).contains("end viewer-token");
    }
}
