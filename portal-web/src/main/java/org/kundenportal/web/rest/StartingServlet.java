package org.kundenportal.web.rest;

import java.io.IOException;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.web.problems.Problems;
import org.osgi.service.component.annotations.Component;

/**
 * Answers for both APIs and the providers' webhooks while their servlets, whose paths are longer, are not there: the portal is starting, or its
 * database is away. Any other path of the API does not exist.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=org.kundenportal.web.starting",
            "osgi.http.whiteboard.servlet.pattern=/portal/api/*"
        })
public final class StartingServlet extends HttpServlet {

    private final transient Problems problems = new Problems();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        boolean api = path.startsWith("/v1/") || path.startsWith("/admin/v1/") || path.startsWith("/webhooks/");
        problems.write(request, response, PortalException.of(api ? ErrorCode.STARTING : ErrorCode.NOT_FOUND));
    }
}
