package org.kundenportal.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's nginx with sendfile, in one process, serving a folder. */
final class Nginx implements AutoCloseable {

    private static final int ATTEMPTS = 100;

    private final int port;
    private final Process process;

    private Nginx(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Empty where the machine has none. */
    static Optional<Nginx> start(Path folder, Path content) throws Exception {
        Optional<Path> binary = Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (binary.isEmpty()) {
            return Optional.empty();
        }
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Files.createDirectories(folder);
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(
                configuration,
                """
                daemon off; master_process off; pid %1$s/nginx.pid; error_log %1$s/error.log;
                events { worker_connections 256; }
                http { access_log off; sendfile on; tcp_nopush on; client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fastcgi; uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi; server { listen 127.0.0.1:%2$d; root %3$s; } }
                """
                        .formatted(folder.toAbsolutePath(), port, content.toAbsolutePath()));
        Process process = new ProcessBuilder(
                        binary.get().toString(),
                        "-c",
                        configuration.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("console.log").toFile())
                .start();
        awaitListening(port, process);
        return Optional.of(new Nginx(port, process));
    }

    private static void awaitListening(int port, Process process) throws Exception {
        for (int attempt = 0; attempt < ATTEMPTS && process.isAlive(); attempt++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        throw new IOException("nginx does not start");
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
