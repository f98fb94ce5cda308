package org.kundenportal.benchmarks;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One keep-alive connection to the server under test, one request at a time. It does only what these measurements need,
 * because what it costs is taken from the same processors. Not for several threads.
 */
final class HttpConnection implements Closeable {

    private static final int BUFFER = 64 * 1024;
    private static final int TIMEOUT_MILLIS = 60_000;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;
    private final StringBuilder line = new StringBuilder();
    private final Map<String, String> headers = new HashMap<>();
    private final byte[] skimmed = new byte[BUFFER];
    private byte[] body = {};

    HttpConnection(int port) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        out = socket.getOutputStream();
    }

    /** The bytes of a request. */
    static byte[] request(String method, String path, Map<String, String> headers, byte[] content) {
        StringBuilder head =
                new StringBuilder().append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (content.length > 0) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[start.length + content.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(content, 0, request, start.length, content.length);
        return request;
    }

    /** Sends the request, reads the answer to its end, and returns its status. */
    int exchange(byte[] request) throws IOException {
        out.write(request);
        int status = Integer.parseInt(line().substring(9, 12));
        headers.clear();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        body = status == 204 ? new byte[0] : readBody();
        return status;
    }

    /** Sends the request and reads the answer to its end without keeping it; it must be 200 and say its length. */
    void skim(byte[] request) throws IOException {
        out.write(request);
        int status = Integer.parseInt(line().substring(9, 12));
        long length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length =
                        Long.parseLong(header.substring(header.indexOf(':') + 1).strip());
            }
        }
        if (status != 200 || length < 0) {
            throw new IOException("status " + status);
        }
        long left = length;
        while (left > 0) {
            int read = in.read(skimmed, 0, (int) Math.min(skimmed.length, left));
            if (read < 0) {
                throw new EOFException("the answer ends early");
            }
            left -= read;
        }
    }

    /** A header of the last answer, by its name in lower case; null if it has none. */
    String header(String name) {
        return headers.get(name);
    }

    /** The body of the last answer. */
    byte[] body() {
        return body;
    }

    private byte[] readBody() throws IOException {
        String length = headers.get("content-length");
        if (length != null) {
            return read(Integer.parseInt(length));
        }
        if (!"chunked".equals(headers.get("transfer-encoding"))) {
            throw new IOException("an answer of unknown length");
        }
        StringBuilder text = new StringBuilder();
        for (int size = chunk(); size > 0; size = chunk()) {
            text.append(new String(read(size), StandardCharsets.ISO_8859_1));
            line();
        }
        line();
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private byte[] read(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("the answer ends early");
        }
        return bytes;
    }

    private String line() throws IOException {
        line.setLength(0);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server has closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
