package org.kundenportal.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** As much of an S3 service as it takes to fetch whole files from it. */
final class FakeBucket implements AutoCloseable {

    private static final String NAME = "/bucket/";

    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    FakeBucket() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** What a connection to it is made of. */
    String connection() {
        return """
                {"type":"s3","displayName":"Benchmark","active":true,"settings":{"endpoint":"http://127.0.0.1:%d",
                "region":"eu-central-1","bucket":"bucket","accessKey":"key","secretKey":"secret","pathStyle":true}}"""
                .formatted(server.getAddress().getPort());
    }

    void put(String path, byte[] content) {
        files.put(path, content);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] file = files.get(exchange.getRequestURI().getPath().replaceFirst("^" + NAME, ""));
            if (file == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().set("ETag", "\"" + file.length + "\"");
            exchange.getResponseHeaders().set("Last-Modified", "Sun, 22 Nov 2026 10:00:00 GMT");
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", Integer.toString(file.length));
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            int length = Math.min(file.length, end(exchange) + 1);
            if (length < file.length) {
                exchange.getResponseHeaders().set("Content-Range", "bytes 0-" + (length - 1) + "/" + file.length);
            }
            exchange.sendResponseHeaders(length < file.length ? 206 : 200, length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(file, 0, length);
            }
        }
    }

    /** The last byte that is asked for; the portal begins at the first here. */
    private static int end(HttpExchange exchange) {
        String range = exchange.getRequestHeaders().getFirst("Range");
        String last = range == null ? "" : range.substring(range.indexOf('-') + 1);
        return last.isEmpty() ? Integer.MAX_VALUE - 1 : (int) Math.min(Long.parseLong(last), Integer.MAX_VALUE - 1);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
