package org.kundenportal.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** An unpacked distribution with the reference bundle in it, that is started and stopped. */
final class Karaf implements Closeable {

    static final String HELLO = "/benchmark/hello";

    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final int POLL_MILLIS = 10;
    private static final String REFERENCE = "org/kundenportal/benchmarks-hello/1/benchmarks-hello-1.jar";

    private static final String POSTGRESQL = "org.ops4j.datasource-kundenportal-postgresql.cfg";

    /** The third-party features that the portal's features name, and nothing that needs a bundle of the portal. */
    private static final List<String> BARE =
            List.of("kundenportal-jpa", "kundenportal-cxf", "kundenportal-driver-postgresql");

    private static final List<String> BARE_OF_OTHERS = List.of(
            "pax-jdbc-config", "pax-jdbc-pool-hikaricp", "pax-jdbc-derby", "pax-web-http", "pax-web-whiteboard");

    private final Path home;
    private final int port;
    private Process process;

    /** Unpacks the archive into the folder, which must not exist. */
    Karaf(Path archive, Path home) throws Exception {
        this.home = home;
        this.port = freePort();
        Files.createDirectories(home);
        Process tar = new ProcessBuilder(
                        "tar", "xzf", archive.toString(), "-C", home.toString(), "--strip-components=1")
                .inheritIO()
                .start();
        if (tar.waitFor() != 0) {
            throw new IOException("tar could not unpack " + archive);
        }
        Path reference = home.resolve("system").resolve(REFERENCE);
        Files.createDirectories(reference.getParent());
        ReferenceBundle.writeTo(reference);
        append("startup.properties", "mvn\\:org.kundenportal/benchmarks-hello/1 = 80\n");
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Lets the portal use the database, lets the administrator in, and lifts the limits of rates out of reach. */
    void configurePortal(String jdbcUrl, String password) throws IOException {
        Files.delete(home.resolve("etc/org.ops4j.datasource-kundenportal-derby.cfg"));
        String shipped = Files.readString(home.resolve("etc/examples/" + POSTGRESQL));
        Files.writeString(
                home.resolve("etc").resolve(POSTGRESQL),
                shipped.replaceAll("(?m)^(url|user|\\.password) =.*\n", "") + ".url = " + jdbcUrl + "\n");
        append("users.properties", "admin = " + password + ",portal-admin\n");
        Files.writeString(
                home.resolve("etc/org.kundenportal.cfg"), "publicUrl = http://localhost:" + port + "/portal\n");
        Files.writeString(
                home.resolve("etc/org.kundenportal.web.cfg"),
                Stream.of(
                                "rateRequests",
                                "rateUploads",
                                "rateSignIns",
                                "rateLinkMisses",
                                "rateComments",
                                "ratePayments")
                        .map(rate -> rate + " = 10000000\n")
                        .reduce("", String::concat));
    }

    /** Takes the portal's own bundles and features out, and leaves all that they stand on. */
    void removePortal() throws IOException {
        edit("startup.properties", line -> line.contains("org.kundenportal/portal-") ? "" : line + "\n");
        String version = home.resolve("system/org/kundenportal/features")
                .toFile()
                .list()[0]
                .replace('-', '.');
        String features = String.join(
                ", ",
                Stream.concat(BARE.stream().map(name -> name + "/" + version), BARE_OF_OTHERS.stream())
                        .toList());
        edit(
                "org.apache.karaf.features.cfg",
                line -> line.matches("    kundenportal\\S*,? *\\\\?") ? "" : withFeatures(line, features));
    }

    private static String withFeatures(String line, String features) {
        return line.startsWith("featuresBoot =") ? line + "\n    " + features + ", \\\n" : line + "\n";
    }

    private void edit(String file, UnaryOperator<String> change) throws IOException {
        Path path = home.resolve("etc").resolve(file);
        StringBuilder changed = new StringBuilder();
        for (String line : Files.readAllLines(path)) {
            changed.append(change.apply(line));
        }
        Files.writeString(path, changed);
    }

    private void append(String file, String text) throws IOException {
        Files.writeString(home.resolve("etc").resolve(file), text, StandardOpenOption.APPEND);
    }

    /** Starts it and returns how long it took until the path was first answered with 200. */
    Duration start(String path) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/karaf").toString(), "server");
        builder.environment().remove("KARAF_NOROOT");
        builder.environment()
                .putAll(Map.of(
                        "KARAF_EXEC",
                        "exec",
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "KUNDENPORTAL_PORT",
                        Integer.toString(port),
                        "KUNDENPORTAL_URL",
                        "http://localhost:" + port));
        long start = System.nanoTime();
        process = builder.redirectErrorStream(true)
                .redirectOutput(home.resolve("console.log").toFile())
                .start();
        byte[] request = HttpConnection.request("GET", path, Map.of(), new byte[0]);
        while (!answers(request)) {
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (!process.isAlive() || waited.compareTo(LONGEST_START) > 0) {
                throw new IOException("it does not start: see " + home.resolve("data/log/karaf.log"));
            }
            Thread.sleep(POLL_MILLIS);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private boolean answers(byte[] request) {
        try (HttpConnection connection = new HttpConnection(port)) {
            return connection.exchange(request) == 200;
        } catch (IOException e) {
            return false;
        }
    }

    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        if (process != null) {
            process.destroy();
        }
    }
}
