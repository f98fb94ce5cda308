package org.kundenportal.web.openapi;

import java.io.IOException;
import java.io.InputStream;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.kundenportal.web.problems.ReadOnlyServlet;
import org.osgi.service.component.annotations.Component;

/** Serves the OpenAPI 3.1 documents of both APIs to everybody, also while the portal starts. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=org.kundenportal.web.openapi",
            "osgi.http.whiteboard.servlet.pattern=/portal/api/openapi.json",
            "osgi.http.whiteboard.servlet.pattern=/portal/api/admin/openapi.json"
        })
public final class OpenApiServlet extends ReadOnlyServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String document = request.getServletPath().contains("/admin/") ? "admin.json" : "customer.json";
        try (InputStream in = OpenApiServlet.class.getResourceAsStream(document)) {
            byte[] bytes = in.readAllBytes();
            response.setContentType("application/json");
            response.setHeader("Cache-Control", "public, max-age=300");
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        }
    }
}
