package org.kundenportal.web.http;

import javax.servlet.http.HttpServletResponse;

/** The headers of every answer. A servlet that knows better sets its own before it writes. */
final class SecurityHeaders {

    private SecurityHeaders() {}

    static void apply(HttpServletResponse response, Caller caller) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Cache-Control", "no-store");
        if (caller.secure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }

    /** Whether a write is taken depends on these. */
    static void applyToWrite(HttpServletResponse response) {
        response.setHeader("Vary", "Sec-Fetch-Site, Origin");
    }
}
