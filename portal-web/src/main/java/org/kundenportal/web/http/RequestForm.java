package org.kundenportal.web.http;

import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;

/** What a request must look like before anybody reads it. */
final class RequestForm {

    private static final SortedSet<String> METHODS =
            new TreeSet<>(Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"));
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    /** HTML forms can send none of these to another site without being asked first (CORS), except multipart. */
    private static final Set<String> MEDIA_TYPES = Set.of(
            "application/json",
            "multipart/form-data",
            "application/pdf",
            "application/xml",
            "text/xml",
            "text/csv",
            "application/octet-stream");

    /** Servers and proxies disagree about what these mean, and with it about which servlet is asked. */
    private static final Pattern ODD_PATH =
            Pattern.compile("[;\\\\]|//|/\\.{1,2}(/|$)|%(2e|5c|00|25(2e|2f|5c))", Pattern.CASE_INSENSITIVE);

    /** By this header CXF answers first and works later, without anybody hearing of the outcome. */
    private static final String ONE_WAY = "OnewayRequest";

    /** Where payment providers report: no page, no session, and any media type. */
    private static final String WEBHOOKS = "/portal/api/webhooks/";

    private RequestForm() {}

    /** Whether a payment provider reports something, or somebody says so. */
    static boolean isWebhook(HttpServletRequest request) {
        return request.getRequestURI().startsWith(WEBHOOKS);
    }

    static boolean isWrite(HttpServletRequest request) {
        return !SAFE_METHODS.contains(request.getMethod());
    }

    static void checkMethod(HttpServletRequest request, HttpServletResponse response) {
        if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", String.join(", ", METHODS));
            throw PortalException.of(ErrorCode.METHOD_NOT_ALLOWED);
        }
    }

    /**
     * Refuses paths that can be read in two ways. An encoded slash passes behind the servlet's own path, where it is
     * part of a key such as the document number {@code 2026/0815}.
     */
    static void checkPath(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (ODD_PATH.matcher(path).find() || !path.startsWith(request.getContextPath() + request.getServletPath())) {
            throw PortalException.notFound();
        }
    }

    static void checkBody(HttpServletRequest request) {
        if (request.getHeader(ONE_WAY) != null) {
            throw PortalException.invalid(ONE_WAY, "INVALID_VALUE");
        }
        boolean hasBody = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (hasBody && !isWebhook(request) && !MEDIA_TYPES.contains(mediaType(request))) {
            throw PortalException.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    /** Type and subtype of the body, in lower case; empty if it says nothing. */
    static String mediaType(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
