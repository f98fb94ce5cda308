package org.kundenportal.itests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Answers every call with the same, on loopback; made of sockets, since a Karaf does not export the JDK's server. */
final class CannedServer implements AutoCloseable {

    private final ServerSocket listener;
    private final byte[] answer;

    CannedServer(String status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head =
                "HTTP/1.1 " + status + "\r\nContent-Type: application/xml\r\nConnection: close\r\nContent-Length: "
                        + bytes.length + "\r\n\r\n";
        answer = (head + body).getBytes(StandardCharsets.UTF_8);
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "canned-server");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket call = listener.accept()) {
                BufferedReader head =
                        new BufferedReader(new InputStreamReader(call.getInputStream(), StandardCharsets.US_ASCII));
                int length = 0;
                for (String line = head.readLine(); line != null && !line.isEmpty(); line = head.readLine()) {
                    if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                        length = Integer.parseInt(line.substring(15).strip());
                    }
                }
                head.skip(length);
                call.getOutputStream().write(answer);
            } catch (IOException e) {
                // the caller has gone, or the server is closed
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
