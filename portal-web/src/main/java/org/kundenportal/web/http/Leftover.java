package org.kundenportal.web.http;

import java.io.IOException;
import java.io.InputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * What is left of a body that was refused for its size. A server that answers and closes while the client still sends
 * resets the connection, and the client never reads why (RFC 9112, 9.6); so the answer goes out first, and a while longer
 * what comes is read and thrown away.
 */
final class Leftover {

    private static final int TOO_LARGE = 413;
    private static final int BUFFER = 16 * 1024;

    /** More than any page or test sends by mistake; who sends more than this meets a closed connection. */
    private static final long MOST = 16L * 1024 * 1024;

    private Leftover() {}

    /** Reads what is left, if the answer is that the body was too large. */
    static void discard(HttpServletRequest request, HttpServletResponse response) {
        if (response.getStatus() != TOO_LARGE) {
            return;
        }
        try {
            response.flushBuffer();
            InputStream body = request.getInputStream();
            byte[] buffer = new byte[BUFFER];
            long left = MOST;
            for (int read = 0; read >= 0 && left > 0; left -= read) {
                read = body.read(buffer);
            }
        } catch (IOException e) {
            // the client has gone: there is nobody left to be told
        }
    }
}
