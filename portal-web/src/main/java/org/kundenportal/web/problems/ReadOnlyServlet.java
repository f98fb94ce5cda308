package org.kundenportal.web.problems;

import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;

/** A servlet of one GET; any other method is a problem, where the container's own page would name servlet and path. */
public abstract class ReadOnlyServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient Problems problems = new Problems();

    /** HEAD is GET, and leaving out the body is the server's part. */
    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            doGet(request, response);
        } else {
            response.setHeader("Allow", "GET, HEAD");
            problems.write(request, response, PortalException.of(ErrorCode.METHOD_NOT_ALLOWED));
        }
    }
}
