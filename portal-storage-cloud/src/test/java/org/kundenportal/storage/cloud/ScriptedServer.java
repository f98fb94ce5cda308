package org.kundenportal.storage.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on loopback that answers each method as it is told, and remembers what it was asked. */
final class ScriptedServer implements AutoCloseable {

    /** An answer. */
    record Answer(int status, String body, List<String> headers) {}

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    ScriptedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Names and values of headers in turn. */
    void on(String method, int status, String body, String... headers) {
        answers.put(method, new Answer(status, body, List.of(headers)));
    }

    /** Methods and paths. */
    List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange call) throws IOException {
        asked.add(call.getRequestMethod() + " " + call.getRequestURI());
        call.getRequestBody().readAllBytes();
        Answer answer = answers.getOrDefault(call.getRequestMethod(), new Answer(500, "", List.of()));
        for (int i = 0; i < answer.headers.size(); i += 2) {
            call.getResponseHeaders().add(answer.headers.get(i), answer.headers.get(i + 1));
        }
        byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
        boolean head = "HEAD".equals(call.getRequestMethod());
        call.sendResponseHeaders(answer.status, body.length == 0 || head ? -1 : body.length);
        if (!head) {
            call.getResponseBody().write(body);
        }
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
