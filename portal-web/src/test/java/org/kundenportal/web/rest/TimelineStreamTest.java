package org.kundenportal.web.rest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kundenportal.web.http.Guards;

import static org.assertj.core.api.Assertions.assertThat;

/** How browsers of staff hear that something has happened. */
class TimelineStreamTest {

    private static final String PATH = "/portal/api/admin/v1/timeline/stream";

    private static PortalServer server;

    @BeforeAll
    static void start() {
        server = PortalServer.running(Guards.unlimited());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @Timeout(30)
    @DisplayName("BW-17 staff hear that something has happened, and not what")
    void tellsThatSomethingHasHappened() throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(
                        server.request(PATH)
                                .header("Authorization", "Bearer host")
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=utf-8");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("retry: 3000");
            assertThat(lines.readLine()).isEqualTo("event: news");
            assertThat(lines.readLine()).startsWith("data:");
            assertThat(lines.readLine()).isEmpty();

            server.stream.happened(Samples.EVENT);

            assertThat(lines.readLine()).isEqualTo("event: news");
            assertThat(lines.readLine()).isEqualTo("data:");
        }
    }

    @Test
    void strangersAndCustomersHearNothing() {
        HttpResponse<String> stranger = server.send(server.request(PATH));
        HttpResponse<String> customer = server.send(server.request(PATH).header("Cookie", "kp=customer-token"));

        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.body()).contains("NO_SESSION");
        assertThat(customer.statusCode()).isEqualTo(401);
    }
}
