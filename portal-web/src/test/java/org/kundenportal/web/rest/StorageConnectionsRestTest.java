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

class StorageConnectionsRestTest {

    private static PortalServer server;

    @BeforeAll
    static void start() {
        server = PortalServer.running(Guards.unlimited());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> send(String token, String method, String path, String body) {
        return server.send(server.request("/portal/api/admin/v1/" + path)
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", "en")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> get(String path) {
        return send("host", "GET", path, "");
    }

    @Test
    @DisplayName("BB-18 the types on offer and the connections, of whose secrets is said only that they are set")
    void lists() {
        assertThat(get("storage-types").body())
                .contains("\"type\":\"s3\"", "\"label\":\"Bucket\"", "\"capabilities\":[\"BROWSE\"]");
        assertThat(get("storage-connections/3").body())
                .contains(
                        "\"settings\":{\"bucket\":\"shop-files\",\"pathStyle\":true,\"secretKey\":{\"set\":true}}",
                        "\"installed\":true,\"browsable\":true,\"displayName\":\"Shop-Dateien\",\"active\":true");
        assertThat(get("storage-connections/4").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("where the files of documents are, and how far they have followed, is for administrators")
    void documentStore() {
        assertThat(get("settings/storage").body())
                .contains(
                        "\"connection\":\"3\"",
                        "\"changedBy\":\"anna\",\"toMove\":12,\"moved\":30,\"failed\":2,"
                                + "\"lastProblem\":{\"reason\":\"UNREACHABLE\",\"code\":null,",
                        "\"missing\":1}");
        assertThat(send("host", "PUT", "settings/storage", "{\"connection\":null}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.portal.calls).anyMatch(call -> call.startsWith("chooseStore") && call.endsWith("null"));
        assertThat(send("host", "PUT", "settings/storage", "{\"connection\":\"9\"}")
                        .body())
                .contains(
                        "\"status\":409",
                        "\"code\":\"STORAGE_UNUSABLE\"",
                        "\"field\":\"connection\",\"code\":\"CREDENTIALS\"");
        assertThat(send("reader", "GET", "settings/storage", "").statusCode()).isEqualTo(403);
        assertThat(send("reader", "PUT", "settings/storage", "{\"connection\":null}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("a connection is saved as it is sent, without the secrets that are not")
    void saves() {
        HttpResponse<String> answer = send(
                "host",
                "PUT",
                "storage-connections/3",
                "{\"type\":\"s3\",\"displayName\":\"Shop\",\"settings\":{\"bucket\":\"b\",\"secretKey\":{\"set\":true}}}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(server.portal.lastConnection.settings()).isEqualTo(Map.of("bucket", "b"));
        assertThat(server.portal.lastConnection.active()).isFalse();
        assertThat(send("host", "POST", "storage-connections", "{\"settings\":{\"bucket\":7}}")
                        .body())
                .contains("\"field\":\"type\"", "\"field\":\"displayName\"", "\"field\":\"settings.bucket\"");
        assertThat(send("host", "DELETE", "storage-connections/used", "").body())
                .contains("\"status\":409", "\"code\":\"CONNECTION_IN_USE\"");
    }

    @Test
    @DisplayName("BB-18 folders and files of a storage, by page")
    void browses() {
        assertThat(get("storage-connections/3/files?prefix=ebooks/a&limit=2&cursor=c")
                        .body())
                .isEqualTo("{\"items\":[{\"kind\":\"FOLDER\",\"path\":\"ebooks/alt\",\"name\":\"alt\",\"size\":null,"
                        + "\"changed\":null},{\"kind\":\"FILE\",\"path\":\"ebooks/äpfel.pdf\",\"name\":\"äpfel.pdf\","
                        + "\"size\":5368709120,\"changed\":\"2026-11-21T20:13:00Z\"}],\"next\":\"next\"}");
        assertThat(server.portal.calls.get(server.portal.calls.size() - 1))
                .contains("ebooks/a", "PageRequest[limit=2, cursor=c]");
        assertThat(get("storage-connections/3/files?limit=201").statusCode()).isEqualTo(400);
        assertThat(get("storage-connections/3/files?cursor=" + "c".repeat(1500)).statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("a storage that does not answer is 503, and its detail says why and what to do")
    void saysWhyNot() {
        HttpResponse<String> answer = get("storage-connections/3/files?prefix=lost/");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains(
                        "\"code\":\"STORAGE_UNAVAILABLE\"",
                        "does not accept the credentials",
                        "\"field\":\"connection\",\"code\":\"CREDENTIALS\"");
        assertThat(send("host", "POST", "storage-connections/3/check", "").body())
                .isEqualTo("{\"ok\":false,\"reason\":\"CLOCK_SKEW\",\"code\":\"RequestTimeTooSkewed\"}");
    }

    @Test
    @DisplayName("staff browse and check, and change nothing")
    void letsStaffBrowse() {
        assertThat(send("reader", "GET", "storage-connections/3/files", "").statusCode())
                .isEqualTo(200);
        assertThat(send("reader", "POST", "storage-connections/3/check", "").statusCode())
                .isEqualTo(200);
        for (String method : new String[] {"PUT", "DELETE"}) {
            assertThat(send("reader", method, "storage-connections/3", "{\"type\":\"s3\",\"displayName\":\"x\"}")
                            .statusCode())
                    .as(method)
                    .isEqualTo(403);
        }
    }
}
