package org.kundenportal.web.health;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.kundenportal.api.health.HealthReport;
import org.kundenportal.api.health.HealthState;
import org.kundenportal.api.health.PortalHealth;
import org.kundenportal.web.problems.ReadOnlyServlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Answers 200 while the portal serves customers and 503 otherwise, with the state and the checks as JSON. It stands
 * outside JAX-RS so that it answers when nothing else does.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("kundenportal-health")
@HttpWhiteboardServletPattern("/portal/api/health")
public final class HealthServlet extends ReadOnlyServlet {

    private static final long serialVersionUID = 1;

    /** What is said before the portal's services have started. */
    private static final HealthReport ABSENT = new HealthReport(HealthState.STARTING, Map.of());

    private final transient PortalHealth health;

    @Activate
    public HealthServlet(
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    PortalHealth health) {
        this.health = health;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HealthReport report = health == null ? ABSENT : health.report();
        boolean up = report.state() == HealthState.UP;
        response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter().write(json(report));
    }

    /** By hand, because names and states are identifiers that need no escaping. */
    static String json(HealthReport report) {
        return new TreeMap<>(report.checks())
                .entrySet().stream()
                        .map(check -> "\"" + check.getKey() + "\":" + check.getValue())
                        .collect(Collectors.joining(",", "{\"state\":\"" + report.state() + "\",\"checks\":{", "}}"));
    }
}
