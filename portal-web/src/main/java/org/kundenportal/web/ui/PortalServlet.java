package org.kundenportal.web.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Serves the {@link UserInterface} over HTTP: GET and HEAD, conditional and compressed, with the security headers on every answer. It
 * never answers below {@code /portal/api} but to say that the API is not there yet, and it never echoes a path.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("kundenportal-ui")
@HttpWhiteboardServletPattern("/portal/*")
public final class PortalServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String RETRY_AFTER_SECONDS = "2";

    private final transient UserInterface ui;
    private final transient MerchantAccent accent;
    private final String contentSecurityPolicy;

    @Activate
    public PortalServlet(BundleContext context) throws IOException {
        this.accent = new MerchantAccent(context);
        this.ui = new UserInterface(AssetCatalogue.of(context.getBundle()), accent);
        this.contentSecurityPolicy = ui.contentSecurityPolicy();
    }

    /** @param accent closed with the servlet, may be null */
    PortalServlet(UserInterface ui, MerchantAccent accent) {
        this.ui = ui;
        this.accent = accent;
        this.contentSecurityPolicy = ui.contentSecurityPolicy();
    }

    @Override
    public void destroy() {
        if (accent != null) {
            accent.close();
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        secure(request, response);
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        boolean head = request.getMethod().equals("HEAD");
        if (!head && !request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET, HEAD");
            refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, head);
        } else if (path.equals("/api") || path.startsWith("/api/")) {
            refuseApi(response, path, head);
        } else if (path.isEmpty() || path.equals("/admin")) {
            redirect(response, UserInterface.ROOT + path + "/");
        } else {
            Optional<Page> page = ui.find(path);
            if (page.isPresent()) {
                send(request, response, page.get(), head);
            } else {
                refuse(response, HttpServletResponse.SC_NOT_FOUND, head);
            }
        }
    }

    /**
     * Browsers ignore Cross-Origin-Opener-Policy over plain HTTP and complain about it in the console, so it is sent only where it
     * works. A forged X-Forwarded-Proto changes nothing but that header of the forger's own answer.
     */
    private void secure(HttpServletRequest request, HttpServletResponse response) {
        boolean encrypted = request.isSecure() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
        response.setHeader("Content-Security-Policy", contentSecurityPolicy);
        response.setHeader("Cross-Origin-Opener-Policy", encrypted ? "same-origin" : "unsafe-none");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Cache-Control", "no-store");
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, Page page, boolean head)
            throws IOException {
        Asset asset = page.asset();
        boolean gzip = asset.isCompressible() && acceptsGzip(request.getHeader("Accept-Encoding"));
        String tag = asset.entityTag(gzip);
        response.setHeader("Cache-Control", page.cacheControl());
        response.setHeader("X-Robots-Tag", page.indexed() ? "all" : "noindex");
        response.setHeader("ETag", tag);
        if (asset.isCompressible()) {
            response.setHeader("Vary", "Accept-Encoding");
        }
        if (names(request.getHeader("If-None-Match"), tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        if (gzip) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentType(asset.mediaType());
        response.setContentLength(asset.length(gzip));
        if (!head) {
            response.getOutputStream().write(asset.bytes(gzip));
        }
    }

    /** A coding with {@code q=0} is refused by the client (RFC 9110, section 12.5.3). */
    private static boolean acceptsGzip(String header) {
        return header != null
                && Arrays.stream(header.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(coding -> coding.replace(" ", ""))
                        .anyMatch(coding -> coding.equals("gzip")
                                || (coding.startsWith("gzip;") && !coding.matches("gzip;q=0(?:\\.0*)?")));
    }

    /** Compares weakly, as RFC 9110 asks for this header; proxies that recompress make tags weak. */
    private static boolean names(String header, String tag) {
        return header != null
                && Arrays.stream(header.split(",", -1))
                        .map(String::strip)
                        .anyMatch(known -> known.equals("*")
                                || known.equals(tag)
                                || (known.startsWith("W/") && known.substring(2).equals(tag)));
    }

    /** The API's own servlets are more specific than this one: a call that arrives here came before them. */
    private static void refuseApi(HttpServletResponse response, String path, boolean head) throws IOException {
        if (!path.startsWith("/api/v1/") && !path.startsWith("/api/admin/v1/")) {
            refuse(response, HttpServletResponse.SC_NOT_FOUND, head);
            return;
        }
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        write(
                response,
                "application/problem+json",
                """
            {"type":"about:blank","title":"Service Unavailable","status":503,"code":"STARTING","detail":null,"violations":[],"correlationId":null}\
            """,
                head);
    }

    /** By path alone: an absolute address would repeat the Host header of whoever asks. */
    private static void redirect(HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
        response.setHeader("Location", path);
    }

    /** Not by {@code sendError}: the container's own page names servlet and path. */
    private static void refuse(HttpServletResponse response, int status, boolean head) throws IOException {
        response.setStatus(status);
        write(
                response,
                "text/plain;charset=utf-8",
                status == HttpServletResponse.SC_NOT_FOUND ? "Not found\n" : "Method not allowed\n",
                head);
    }

    private static void write(HttpServletResponse response, String mediaType, String text, boolean head)
            throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType(mediaType);
        response.setContentLength(body.length);
        if (!head) {
            response.getOutputStream().write(body);
        }
    }
}
