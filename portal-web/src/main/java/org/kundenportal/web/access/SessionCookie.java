package org.kundenportal.web.access;

import java.util.Arrays;
import java.util.Optional;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import org.kundenportal.web.http.Caller;

/**
 * The cookies that carry sessions, and nothing else does. {@code __Host-} binds a secure one to exactly this host. Lax
 * rather than Strict, because links in mails and returns from payment pages must find the session.
 */
enum SessionCookie {
    CUSTOMER("kp"),
    STAFF("kp-admin");

    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Lax";

    private final String bareName;

    SessionCookie(String bareName) {
        this.bareName = bareName;
    }

    /** The session's token; empty without cookie. */
    Optional<String> read(HttpServletRequest request) {
        String name = name(Caller.of(request));
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .filter(token -> !token.isEmpty())
                        .findFirst();
    }

    /** The header that sets the cookie until the browser is closed. */
    String set(Caller caller, String token) {
        return header(caller, token, "");
    }

    /** The header that removes the cookie. */
    String clear(Caller caller) {
        return header(caller, "", "; Max-Age=0");
    }

    private String header(Caller caller, String value, String lifetime) {
        String secure = caller.secureCookies() ? "; Secure" : "";
        return name(caller) + "=" + value + ATTRIBUTES + secure + lifetime;
    }

    private String name(Caller caller) {
        return caller.secureCookies() ? "__Host-" + bareName : bareName;
    }
}
