package org.kundenportal.web.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;

/**
 * Keeps pages of other sites from writing with a visitor's cookie (OWASP CSRF prevention cheat sheet, Fetch Metadata
 * first). A write with a cookie of the portal must prove that a page of the portal sent it; a write without cookie and
 * without {@code Authorization} (a sign-in) must at least not admit the contrary, so that nobody is signed in behind
 * their back. Calls with {@code Authorization} and no cookie do not come from pages.
 */
final class SameOrigin {

    private static final Set<String> COOKIES = Set.of("kp", "__Host-kp", "kp-admin", "__Host-kp-admin");

    private final List<String> publicOrigins;

    /** @param publicOrigins addresses of the portal's pages; empty for the address that each request names */
    SameOrigin(List<String> publicOrigins) {
        this.publicOrigins = publicOrigins.stream()
                .map(Origins::normal)
                .filter(Objects::nonNull)
                .toList();
    }

    void check(HttpServletRequest request, Caller caller) {
        boolean cookie = hasCookie(request);
        if (!cookie && request.getHeader("Authorization") != null) {
            return;
        }
        if (!isFromPortal(request, caller, !cookie)) {
            throw PortalException.of(ErrorCode.CROSS_ORIGIN);
        }
        if (isMultipart(request) && !"1".equals(request.getHeader("X-KP"))) {
            throw PortalException.of(ErrorCode.CROSS_ORIGIN);
        }
    }

    private boolean isFromPortal(HttpServletRequest request, Caller caller, boolean ifUnsaid) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String page = Stream.of("Origin", "Referer")
                .map(request::getHeader)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return page == null ? ifUnsaid : isOwn(Origins.normal(page), caller);
    }

    private boolean isOwn(String origin, Caller caller) {
        return origin != null
                && (publicOrigins.isEmpty() ? origin.equals(caller.origin()) : publicOrigins.contains(origin));
    }

    private static boolean hasCookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies != null && Arrays.stream(cookies).map(Cookie::getName).anyMatch(COOKIES::contains);
    }

    private static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }
}
