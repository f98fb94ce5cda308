package org.kundenportal.web.rest;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kundenportal.web.http.Guards;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * ASVS 3.5.1 and 3.5.2: every combination of Sec-Fetch-Site, Origin, Content-Type and credentials on one write, against
 * a rule that is written down here once more, from the specification rather than from the code.
 */
class SameOriginMatrixTest {

    private static final String PUBLIC = "https://shop.example";
    private static final List<String> SITES = list("same-origin", "same-site", "cross-site", "none", "nonsense", null);
    private static final List<String> ORIGINS =
            list(PUBLIC, "https://evil.example", "http://shop.example", "null", null);
    private static final List<String> TYPES =
            list("application/json", "text/plain", "multipart/form-data; boundary=b", null);
    private static final List<String> CREDENTIALS = list("cookie", "bearer", null);

    private static PortalServer server;

    @BeforeAll
    static void start() {
        server = PortalServer.running(Guards.with(Map.of("publicUrl", PUBLIC + "/portal", "rateComments", 0)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> list(String... values) {
        return new ArrayList<>(Arrays.asList(values));
    }

    private static int expected(String site, String origin, String type, String credentials) {
        boolean exempt = "bearer".equals(credentials);
        boolean unsaid = site == null && origin == null;
        boolean own = site == null ? PUBLIC.equals(origin) : site.equals("same-origin");
        if (!exempt && !own && !(unsaid && credentials == null)) {
            return 403;
        }
        if (!exempt && type != null && type.startsWith("multipart")) {
            return 403;
        }
        if (!"application/json".equals(type)) {
            return 415;
        }
        return credentials == null ? 401 : 201;
    }

    private static HttpResponse<String> send(String site, String origin, String type, String credentials) {
        HttpRequest.Builder request = server.request("/portal/api/admin/v1/documents/INVOICE/RE-2026-1001/comments")
                .POST(BodyPublishers.ofString("{\"text\":\"Hallo\"}"));
        header(request, "Sec-Fetch-Site", site);
        header(request, "Origin", origin);
        header(request, "Content-Type", type);
        header(request, "Cookie", "cookie".equals(credentials) ? "kp-admin=admin-token" : null);
        header(request, "Authorization", "bearer".equals(credentials) ? "Bearer host" : null);
        return server.send(request);
    }

    private static void header(HttpRequest.Builder request, String name, String value) {
        if (value != null) {
            request.header(name, value);
        }
    }

    @Test
    @DisplayName("ASVS 3.5.1 all 360 combinations answer as specified")
    void matrix() {
        int combinations = 0;
        for (String site : SITES) {
            for (String origin : ORIGINS) {
                for (String type : TYPES) {
                    for (String credentials : CREDENTIALS) {
                        HttpResponse<String> answer = send(site, origin, type, credentials);
                        assertThat(answer.statusCode())
                                .as("site %s, origin %s, type %s, %s", site, origin, type, credentials)
                                .isEqualTo(expected(site, origin, type, credentials));
                        assertThat(answer.headers().firstValue("Vary")).hasValue("Sec-Fetch-Site, Origin");
                        combinations++;
                    }
                }
            }
        }
        assertThat(combinations).isEqualTo(360);
        assertThat(server.portal.calls)
                .filteredOn(call -> call.startsWith("staffComment"))
                .hasSize(36);
    }
}
