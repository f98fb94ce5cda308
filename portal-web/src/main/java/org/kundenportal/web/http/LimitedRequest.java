package org.kundenportal.web.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;

/** A request as servlets see it: its body ends in TOO_LARGE where it exceeds the limit, whether or not it said its length before. */
final class LimitedRequest extends HttpServletRequestWrapper {

    private static final long JSON = 256L * 1024;
    private static final long IMAGE = 2L * 1024 * 1024;
    private static final long FILE = 10L * 1024 * 1024;

    /** Boundaries and headers of the parts. */
    private static final long MULTIPART_FRAME = 16L * 1024;

    private final long limit;
    private ServletInputStream body;

    private LimitedRequest(HttpServletRequest request, long limit) {
        super(request);
        this.limit = limit;
    }

    /**
     * The request with the limit of its media type.
     *
     * @throws PortalException TOO_LARGE if it says itself that it is
     */
    static HttpServletRequest of(HttpServletRequest request) {
        long limit = RequestForm.isWebhook(request) ? JSON : limit(RequestForm.mediaType(request));
        if (request.getContentLengthLong() > limit) {
            throw PortalException.of(ErrorCode.TOO_LARGE);
        }
        return new LimitedRequest(request, limit);
    }

    private static long limit(String mediaType) {
        return switch (mediaType) {
            case "application/json", "" -> JSON;
            case "multipart/form-data" -> IMAGE + MULTIPART_FRAME;
            default -> FILE;
        };
    }

    /** HEAD is GET without body, and leaving out the body is the server's part. */
    @Override
    public String getMethod() {
        String method = super.getMethod();
        return method.equals("HEAD") ? "GET" : method;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new LimitedStream(super.getInputStream(), limit);
        }
        return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream in;
        private long left;

        LimitedStream(ServletInputStream in, long limit) {
            this.in = in;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            count(read);
            return read;
        }

        private void count(int read) {
            left -= Math.max(0, read);
            if (left < 0) {
                throw PortalException.of(ErrorCode.TOO_LARGE);
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
