package org.kundenportal.web.http;

import javax.servlet.ServletRequest;
import javax.servlet.ServletRequestWrapper;
import javax.servlet.http.HttpServletRequest;

/** How a request came, before the guard made HEAD a GET. */
public final class OriginalMethod {

    private OriginalMethod() {}

    /** Whether the caller wants no body: a servlet that has nothing to gain from making one need not. */
    public static boolean isHead(HttpServletRequest request) {
        ServletRequest original = request;
        while (original instanceof ServletRequestWrapper wrapper) {
            original = wrapper.getRequest();
        }
        return ((HttpServletRequest) original).getMethod().equals("HEAD");
    }
}
