package org.kundenportal.web.health;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kundenportal.api.health.HealthReport;
import org.kundenportal.api.health.HealthState;
import org.kundenportal.api.health.PortalHealth;

import static org.assertj.core.api.Assertions.assertThat;

class HealthServletTest {

    private final StringWriter body = new StringWriter();
    private final Map<String, String> headers = new HashMap<>();
    private int status;

    @Test
    void isOkWhenThePortalIsUp() throws Exception {
        get(() -> new HealthReport(HealthState.UP, Map.of("storage", true, "database", true)));

        assertThat(status).isEqualTo(200);
        assertThat(body).hasToString("{\"state\":\"UP\",\"checks\":{\"database\":true,\"storage\":true}}");
        assertThat(headers).containsEntry("Cache-Control", "no-store");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UP")
    void isUnavailableInEveryOtherState(HealthState state) throws Exception {
        get(() -> new HealthReport(state, Map.of("database", false)));

        assertThat(status).isEqualTo(503);
        assertThat(body).hasToString("{\"state\":\"" + state + "\",\"checks\":{\"database\":false}}");
    }

    @Test
    void isStartingWhileThePortalsServicesAreAbsent() throws Exception {
        get(null);

        assertThat(status).isEqualTo(503);
        assertThat(body).hasToString("{\"state\":\"STARTING\",\"checks\":{}}");
    }

    private void get(PortalHealth health) throws Exception {
        new HealthServlet(health).doGet(null, response());
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, args) -> {
                    switch (method.getName()) {
                        case "setStatus" -> status = (int) args[0];
                        case "setHeader" -> headers.put((String) args[0], (String) args[1]);
                        case "getWriter" -> {
                            return new PrintWriter(body);
                        }
                        default -> {
                            // the content type and its encoding: of no interest here
                        }
                    }
                    return null;
                });
    }
}
