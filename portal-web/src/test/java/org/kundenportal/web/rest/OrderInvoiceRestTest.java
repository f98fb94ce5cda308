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

class OrderInvoiceRestTest {

    private static PortalServer server;

    @BeforeAll
    static void start() {
        server = PortalServer.running(Guards.unlimited());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpRequest.Builder as(String session, String path) {
        return server.request("/portal/api/v1/orders/" + path)
                .header("Cookie", "kp=" + session + "-token")
                .header("Origin", server.origin());
    }

    private static HttpResponse<String> post(String session, String path) {
        return server.send(as(session, path).POST(BodyPublishers.noBody()));
    }

    @Test
    @DisplayName("BB-12 the invoice of an order is a PDF, to look at or to keep")
    void opens() {
        HttpResponse<String> shown = server.send(as("customer", "B-1/invoice"));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(shown.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("inline");
        assertThat(shown.body()).startsWith("%PDF");
        assertThat(server.send(as("customer", "B-1/invoice?disposition=attachment"))
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElseThrow())
                .startsWith("attachment");
    }

    @Test
    @DisplayName("BB-13 asking for an invoice names the one that is made, or that there is")
    void creates() {
        HttpResponse<String> made = post("customer", "B-2/invoice");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.body()).isEqualTo("{\"type\":\"INVOICE\",\"number\":\"RE-2026-1001\"}");
        HttpResponse<String> known = post("customer", "B-1/invoice");
        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(known.body()).isEqualTo(made.body());
    }

    @ParameterizedTest
    @CsvSource({
        "INVOICE_DOWNLOAD_OFF,403",
        "ORDER_STATE,403",
        "DOWNLOAD_PERIOD_OVER,403",
        "NO_INVOICE,404",
        "NOT_FOUND,404"
    })
    @DisplayName("BB-11 BB-14 BB-15 BB-17 refusals have codes of their own, and say what to do")
    void refuses(String code, int status) {
        for (HttpResponse<String> refused :
                List.of(server.send(as("customer", code + "/invoice")), post("customer", code + "/invoice"))) {
            assertThat(refused.statusCode()).isEqualTo(status);
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(refused.body()).contains("\"code\":\"" + code + "\"", "\"detail\":\"");
        }
    }

    @Test
    @DisplayName("A session of a document's link knows no orders; who only looks makes nothing; nobody is refused")
    void whoCalls() {
        assertThat(server.send(as("document", "B-1/invoice")).statusCode()).isEqualTo(404);
        assertThat(post("document", "B-2/invoice").statusCode()).isEqualTo(404);
        assertThat(server.send(as("viewer", "B-1/invoice")).statusCode()).isEqualTo(200);
        assertThat(post("viewer", "B-2/invoice").body()).contains("VIEW_ONLY");
        assertThat(post("no", "B-2/invoice").statusCode()).isEqualTo(401);
    }
}
