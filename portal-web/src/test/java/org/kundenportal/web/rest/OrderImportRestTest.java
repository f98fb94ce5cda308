package org.kundenportal.web.rest;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.api.orders.DecimalMark;
import org.kundenportal.web.http.Guards;

import static org.assertj.core.api.Assertions.assertThat;

class OrderImportRestTest {

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
        server.portal.orders.lastImport = null;
        server.portal.orders.lastDecimals = null;
    }

    private static HttpRequest.Builder staff(String path) {
        return server.request("/portal/api/admin/v1/" + path)
                .header("Authorization", "Bearer reader")
                .header("Accept-Language", "de");
    }

    private static HttpResponse<String> post(String query, String type, String file) {
        return server.send(
                staff("order-import" + query).header("Content-Type", type).POST(BodyPublishers.ofString(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "text/csv;charset=windows-1252", "application/octet-stream"})
    @DisplayName("BB-01 a dry run says what the file comes to and takes nothing")
    void previews(String type) {
        HttpResponse<String> answer = post("?dryRun=true&decimals=COMMA", type, "good");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"encoding\":\"UTF-8\",\"delimiter\":\";\",\"lines\":1,\"orders\":[{\"line\":2,"
                        + "\"number\":\"B-1\",\"customerNumber\":\"10042\",\"buyer\":\"Max Mustermann\",\"platform\":null,"
                        + "\"status\":\"PAID\",\"orderedAt\":\"2026-11-21T20:13:00Z\",\"paidAt\":null,\"items\":1,"
                        + "\"total\":{\"amount\":\"11.90\",\"currency\":\"EUR\"},\"action\":\"CREATE\",\"createsCustomer\":true}],"
                        + "\"counts\":{\"create\":1,\"update\":0,\"unchanged\":0,\"customersCreated\":1,\"errors\":0},"
                        + "\"errors\":[],\"ignoredColumns\":[\"Notiz\"]}");
        assertThat(server.portal.orders.lastImport).isNull();
        assertThat(server.portal.orders.lastDecimals).isEqualTo(DecimalMark.COMMA);
    }

    @Test
    @DisplayName("a dry run words what is wrong with a line in the caller's language")
    void wordsErrors() {
        assertThat(post("?dryRun=true", "text/csv", "bad").body())
                .contains("\"errors\":[{\"line\":2,\"column\":\"Menge\",\"code\":\"NOT_A_NUMBER\","
                        + "\"message\":\"ist keine Zahl\",\"value\":\"viel\"}]");
    }

    @Test
    @DisplayName("without a dry run the file is taken")
    void imports() {
        assertThat(post("", "text/csv", "good").statusCode()).isEqualTo(200);
        assertThat(server.portal.orders.lastImport).isEqualTo("good".getBytes(StandardCharsets.UTF_8));
        assertThat(server.portal.orders.lastDecimals).isNull();
    }

    @Test
    @DisplayName("a file with errors is refused with all of them")
    void refuses() {
        HttpResponse<String> answer = post("?dryRun=false", "text/csv", "bad");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "\"code\":\"ORDERS_NOT_IMPORTED\"",
                        "\"violations\":[{\"field\":\"lines[2].Menge\",\"code\":\"NOT_A_NUMBER\",\"message\":\"ist keine Zahl\"}]");
        assertThat(server.portal.orders.lastImport).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?dryRun=yes", "?decimals=DOT"})
    @DisplayName("what is asked for must be one of the choices: a dry run that is misspelt must not import")
    void choices(String query) {
        assertThat(post(query, "text/csv", "good").statusCode()).isEqualTo(400);
        assertThat(server.portal.orders.lastImport).isNull();
    }

    @Test
    @DisplayName("files of more than 10 MiB, of other types, and of nobody are refused")
    void limits() {
        assertThat(post("", "text/csv", "g".repeat(10 * 1024 * 1024 + 1)).statusCode())
                .isEqualTo(413);
        assertThat(post("", "application/json", "{}").statusCode()).isEqualTo(415);
        assertThat(server.send(server.request("/portal/api/admin/v1/order-import")
                                .header("Content-Type", "text/csv")
                                .POST(BodyPublishers.ofString("good")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("there is a file to start from, in the caller's language")
    void template() {
        HttpResponse<String> answer = server.send(staff("order-import/template").GET());

        assertThat(answer.body()).isEqualTo("\ufeffBestellnummer\r\n");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(
                        value -> assertThat(value).startsWith("attachment").contains("Bestellungen.csv"));
    }
}
