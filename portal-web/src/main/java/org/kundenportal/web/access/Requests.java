package org.kundenportal.web.access;

import javax.servlet.http.HttpServletRequest;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/** The servlet request behind CXF's message. */
final class Requests {

    private Requests() {}

    static HttpServletRequest of(Message message) {
        return (HttpServletRequest) message.get(AbstractHTTPDestination.HTTP_REQUEST);
    }
}
