package org.kundenportal.web.downloads;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.AsyncContext;
import javax.servlet.Servlet;
import javax.servlet.ServletOutputStream;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.HttpOutput;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.downloads.Delivery;
import org.kundenportal.api.downloads.DownloadSink;
import org.kundenportal.api.downloads.Downloads;
import org.kundenportal.web.files.ContentDisposition;
import org.kundenportal.web.http.Caller;
import org.kundenportal.web.http.OriginalMethod;
import org.kundenportal.web.problems.Problems;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers downloads to whoever holds their token: browsers, and download managers that know of no session. It stands
 * outside JAX-RS, which would copy every byte once more, and on threads of its own, so that slow readers of large files
 * keep nobody else away.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=org.kundenportal.web.downloads",
            "osgi.http.whiteboard.servlet.pattern=/portal/api/v1/downloads/*",
            "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
        })
public final class DownloadServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final Logger LOG = LoggerFactory.getLogger(DownloadServlet.class);
    private static final Pattern TOKEN = Pattern.compile("/([A-Za-z0-9_-]{43})");
    private static final String NOTHING_RUNS = "sandbox; default-src 'none'; frame-ancestors 'none'";
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final transient Downloads downloads;
    private final transient Problems problems = new Problems();
    private final transient OpenDeliveries open = new OpenDeliveries();
    private final transient ExecutorService threads;

    /** @param downloads opens them */
    @Activate
    public DownloadServlet(@Reference Downloads downloads) {
        this.downloads = downloads;
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "kundenportal-download");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Lets no further download begin; those that are on their way come to their end. */
    @Deactivate
    public void close() {
        threads.shutdown();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Caller caller = Caller.of(request);
            if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
                response.setHeader("Allow", "GET, HEAD");
                throw PortalException.of(ErrorCode.METHOD_NOT_ALLOWED);
            }
            deliver(request, response, token(request), caller.address());
        } catch (PortalException refusal) {
            problems.write(request, response, refusal);
        } catch (RuntimeException failure) {
            problems.writeUnexpected(request, response, failure);
        }
    }

    private static String token(HttpServletRequest request) {
        Matcher token = TOKEN.matcher(request.getPathInfo() == null ? "" : request.getPathInfo());
        if (!token.matches()) {
            throw PortalException.notFound();
        }
        return token.group(1);
    }

    /** Takes room before storages are asked, which may be slow, and gives it back here or on the thread that writes. */
    private void deliver(HttpServletRequest request, HttpServletResponse response, String token, String address)
            throws IOException {
        if (!open.open(token, address)) {
            throw PortalException.of(ErrorCode.DOWNLOAD_BUSY);
        }
        Runnable end = () -> open.close(token, address);
        boolean begun = false;
        try {
            Delivery delivery = downloads.open(token);
            try {
                Optional<ByteRange> part = head(request, response, delivery);
                begun = part.isPresent()
                        && part.get().length() > 0
                        && !OriginalMethod.isHead(request)
                        && begin(request, response, async -> {
                            try {
                                write(async, delivery, part.get());
                            } finally {
                                end.run();
                            }
                        });
            } finally {
                if (!begun) {
                    delivery.close();
                }
            }
        } finally {
            if (!begun) {
                end.run();
            }
        }
    }

    /** Sets status and headers, and says which bytes follow: none, if the answer has no body. */
    private static Optional<ByteRange> head(
            HttpServletRequest request, HttpServletResponse response, Delivery delivery) {
        String tag = delivery.tag() == null ? null : '"' + delivery.tag() + '"';
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("Content-Security-Policy", NOTHING_RUNS);
        response.setHeader("Accept-Ranges", tag == null ? "none" : "bytes");
        if (tag != null) {
            response.setHeader("ETag", tag);
        }
        String match = request.getHeader("If-Match");
        if (match != null && !match.strip().equals("*") && !names(match, tag)) {
            response.setStatus(HttpServletResponse.SC_PRECONDITION_FAILED);
            response.setContentLength(0);
            return Optional.empty();
        }
        try {
            Optional<ByteRange> part = ByteRange.of(range(request, tag), delivery.size());
            response.setContentType(FileTypes.of(delivery.name()));
            response.setHeader("Content-Disposition", ContentDisposition.of(true, delivery.name()));
            part.ifPresent(range -> {
                response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
                long last = range.from() + range.length() - 1;
                response.setHeader("Content-Range", "bytes " + range.from() + '-' + last + '/' + delivery.size());
            });
            ByteRange sent = part.orElse(new ByteRange(0, delivery.size()));
            response.setContentLengthLong(sent.length());
            return Optional.of(sent);
        } catch (ByteRange.UnsatisfiableException e) {
            response.setStatus(RANGE_NOT_SATISFIABLE);
            response.setHeader("Content-Range", "bytes */" + delivery.size());
            response.setContentLength(0);
            return Optional.empty();
        }
    }

    /** The range, unless what was fetched before is not what is delivered now: then the whole (RFC 9110, 13.1.5). */
    private static String range(HttpServletRequest request, String tag) {
        String fetched = request.getHeader("If-Range");
        boolean same = tag != null && (fetched == null || fetched.strip().equals(tag));
        return same ? request.getHeader("Range") : null;
    }

    private static boolean names(String tags, String tag) {
        for (String one : tags.split(",", -1)) {
            if (one.strip().equals(tag)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it begins: once this is closed, the answer is that one should come back. */
    private boolean begin(HttpServletRequest request, HttpServletResponse response, Consumer<AsyncContext> writing)
            throws IOException {
        AsyncContext async = request.startAsync();
        // the connector ends answers that nobody reads
        async.setTimeout(0);
        try {
            threads.execute(() -> writing.accept(async));
            return true;
        } catch (RejectedExecutionException e) {
            response.setHeader("Accept-Ranges", null);
            response.setHeader("Content-Disposition", null);
            response.setHeader("Content-Range", null);
            response.setHeader("ETag", null);
            try {
                problems.write(request, response, PortalException.of(ErrorCode.DOWNLOAD_BUSY));
            } finally {
                async.complete();
            }
            return false;
        }
    }

    private static void write(AsyncContext async, Delivery delivery, ByteRange part) {
        HttpServletResponse response = (HttpServletResponse) async.getResponse();
        try (delivery) {
            delivery.writeTo(part.from(), part.length(), sink(response.getOutputStream()));
        } catch (IOException | RuntimeException e) {
            LOG.debug("A download broke off", e);
            abort(response);
        } finally {
            async.complete();
        }
    }

    /** Jetty takes buffers as they are; everything else gets them copied. */
    private static DownloadSink sink(ServletOutputStream out) {
        if (out instanceof HttpOutput direct) {
            return direct::write;
        }
        return bytes -> {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            out.write(copy);
        };
    }

    /** Half a file must not look like a whole one: Jetty's {@code sendError(-1)} breaks the connection off. */
    private static void abort(HttpServletResponse response) {
        try {
            response.sendError(-1);
        } catch (IOException | IllegalStateException e) {
            LOG.debug("The reader of a download has gone", e);
        }
    }
}
