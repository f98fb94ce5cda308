package org.kundenportal.web.rest;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kundenportal.web.http.Guards;

import static org.assertj.core.api.Assertions.assertThat;

class OrderSettingsRestTest {

    private static PortalServer server;

    @BeforeAll
    static void start() {
        server = PortalServer.running(Guards.unlimited());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpRequest.Builder as(String token, String path) {
        return server.request("/portal/api/admin/v1/settings/" + path).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> put(String token, String path, String body) {
        return server.send(
                as(token, path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    @Test
    @DisplayName("BB-11 BB-13 BB-17 settings of invoices: all staff read them, administrators save them")
    void invoices() {
        assertThat(server.send(as("reader", "invoices")).body())
                .contains(
                        "{\"downloadAllowed\":false,\"createAutomatically\":false,\"downloadDays\":null,"
                                + "\"numberPattern\":\"RE-{yyyy}-{seq:5}\",\"paymentDays\":null,\"nextNumber\":\"RE-7-7\",\"changedAt\":null,\"changedBy\":null");
        assertThat(put("reader", "invoices", Bodies.INVOICES).statusCode()).isEqualTo(403);

        HttpResponse<String> saved = put("host", "invoices", Bodies.INVOICES);

        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(saved.body()).contains("\"downloadDays\":14", "\"changedBy\":\"erp\"");
        assertThat(server.portal.calls)
                .contains("saveInvoices InvoiceSettings[downloadAllowed=true, createAutomatically=false,"
                        + " downloadDays=14, numberPattern=RE-{yyyy}-{seq:5}, paymentDays=null]");
    }

    @Test
    @DisplayName("BB-13 staff see which number the next invoice would have, also by a pattern that is not saved")
    void previewsNumbers() {
        HttpResponse<String> answer = server.send(as("reader", "invoices/preview")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"numberPattern\":\"X-{seq:3}\"}")));
        assertThat(answer.body()).isEqualTo("{\"nextNumber\":\"X-7\"}");
        HttpResponse<String> refused = server.send(as("reader", "invoices/preview")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"numberPattern\":\"X\"}")));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"numberPattern\",\"code\":\"INVALID_PATTERN\"");
    }

    @Test
    @DisplayName("A term of payment may be left out, as by hosts that do not know it; a number's pattern may not")
    void whatMayBeLeftOut() {
        assertThat(put(
                                "host",
                                "invoices",
                                "{\"downloadAllowed\":false,\"createAutomatically\":false,\"downloadDays\":null,"
                                        + "\"numberPattern\":\"{seq}\"}")
                        .statusCode())
                .isEqualTo(200);
        for (String days : List.of("1.5", "\"3\"", "true")) {
            assertThat(put("host", "invoices", "{\"downloadDays\":" + days + "}")
                            .body())
                    .contains("\"downloadDays\",\"code\":\"INVALID_TYPE\"");
        }
        assertThat(put("host", "invoices", "{\"numberPattern\":\" \"}").body())
                .contains(
                        "\"downloadAllowed\",\"code\":\"REQUIRED\"",
                        "\"createAutomatically\",\"code\":\"REQUIRED\"",
                        "\"numberPattern\",\"code\":\"REQUIRED\"");
    }

    @Test
    @DisplayName("BB-23 BB-24 BB-26 BB-29 BB-31 BB-33 BB-36 BB-37 BB-38 BB-39 settings of files, sizes as JSON numbers")
    void files() {
        assertThat(server.send(as("reader", "files")).body())
                .contains(
                        "\"watermark\":{\"text\":\"\",\"fontSizePt\":11,\"leftMm\":10,\"bottomMm\":10}",
                        "\"encryptedPdfs\":\"DENY\"",
                        "\"downloadsPerFile\":null");
        assertThat(put("reader", "files", Bodies.FILES).statusCode()).isEqualTo(403);

        assertThat(put("host", "files", Bodies.FILES).body())
                .contains("\"fontSizePt\":11.5,\"leftMm\":10,\"bottomMm\":12.25", "\"encryptedPdfs\":\"DECRYPT\"");
        assertThat(server.portal.calls)
                .contains("saveFiles Watermark[text=Kauf {OrderNumber}, fontSizePt=11.5, leftMm=10, bottomMm=12.25]");
    }

    @Test
    @DisplayName("BB-31 BB-39 what is not said of files is as it was at first")
    void filesHaveDefaults() {
        assertThat(put(
                                "host",
                                "files",
                                "{\"downloadAllowed\":true,\"waiverRequired\":false,\"watermark\":{\"text\":\"x\"}}")
                        .body())
                .contains(
                        "\"watermark\":{\"text\":\"x\",\"fontSizePt\":11,\"leftMm\":10,\"bottomMm\":10}",
                        "\"encryptedPdfs\":\"DENY\"",
                        "Widerrufsrecht");
        assertThat(put("host", "files", "{\"waiverRequired\":true}").body())
                .contains(
                        "\"downloadAllowed\",\"code\":\"REQUIRED\"",
                        "\"waiverText\",\"code\":\"REQUIRED\"",
                        "\"watermark\",\"code\":\"REQUIRED\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"11\"',INVALID_TYPE",
        "1e1,INVALID_TYPE",
        "1e10000000,INVALID_TYPE",
        "true,INVALID_TYPE",
        "10.125,TOO_MANY_DECIMALS"
    })
    @DisplayName("BB-37 a distance is a plain JSON number of at most two decimals")
    void distancesArePlainNumbers(String distance, String code) {
        HttpResponse<String> answer = put(
                "host",
                "files",
                "{\"downloadAllowed\":true,\"waiverRequired\":false,\"watermark\":{\"text\":\"\",\"leftMm\":" + distance
                        + "}}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"watermark.leftMm\",\"code\":\"" + code + "\"");
    }
}
