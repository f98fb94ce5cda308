package org.kundenportal.web.http;

import javax.servlet.http.HttpServletRequest;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;

/**
 * Where a request comes from.
 *
 * @param address the network address of the caller, behind trusted proxies
 * @param secure whether the caller speaks TLS
 * @param secureCookies whether cookies of the answer must be secure ones
 * @param origin scheme and host that the caller addressed, without default port
 */
public record Caller(String address, boolean secure, boolean secureCookies, String origin) {

    private static final String ATTRIBUTE = Caller.class.getName();

    /**
     * The caller of a request that passed {@link Guard}.
     *
     * @throws PortalException STARTING if it did not: without the guard's checks nobody is let in
     */
    public static Caller of(HttpServletRequest request) {
        Object caller = request.getAttribute(ATTRIBUTE);
        if (caller == null) {
            throw PortalException.of(ErrorCode.STARTING);
        }
        return (Caller) caller;
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
