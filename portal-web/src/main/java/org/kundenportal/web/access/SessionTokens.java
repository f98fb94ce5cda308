package org.kundenportal.web.access;

import javax.servlet.http.HttpServletRequest;
import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.message.Message;

/**
 * The tokens of both cookies of a request, live or not, for signing out.
 *
 * @param customer empty without cookie
 * @param staff empty without cookie
 */
public record SessionTokens(String customer, String staff) {

    /** Never shows the tokens. */
    @Override
    public String toString() {
        return "SessionTokens";
    }

    /** Reads them. */
    public static final class Context implements ContextProvider<SessionTokens> {

        @Override
        public SessionTokens createContext(Message message) {
            HttpServletRequest request = Requests.of(message);
            return new SessionTokens(
                    SessionCookie.CUSTOMER.read(request).orElse(""),
                    SessionCookie.STAFF.read(request).orElse(""));
        }
    }
}
