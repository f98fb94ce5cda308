package org.kundenportal.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A portal from the distribution's archive, running as a process of its own on a free port of the loopback address, with
 * a directory of its own for its data. Ends with the JVM at the latest. Not for use by several threads at once.
 */
public final class RunningPortal implements AutoCloseable {

    private static final String ADMIN_PASSWORD = "test-Passwort-2026";
    private static final long STOP_SECONDS = 60;
    private static final Duration LONGEST_DEMO = Duration.ofMinutes(1);

    private static RunningPortal shared;
    private static Path unpacked;

    private final Path data;
    private final int port = FreePort.find();
    private final Map<String, String> environment = new TreeMap<>();
    private final Thread end = new Thread(this::kill);
    private Process process;

    private RunningPortal(Path data) {
        this.data = data;
        Runtime.getRuntime().addShutdownHook(end);
    }

    /** The one that tests share which leave it usable for the others: with Derby, up, started by the first who asks. */
    public static synchronized RunningPortal shared() {
        if (shared == null) {
            RunningPortal portal = prepare();
            portal.start();
            portal.awaitUp();
            shared = portal;
        }
        return shared;
    }

    /** One that has not started yet, with empty data and an admin. */
    public static RunningPortal prepare() {
        try {
            Path data = Files.createTempDirectory(Path.of(System.getProperty("work")), "portal-");
            for (String directory : List.of("data/log", "deploy")) {
                Files.createDirectories(data.resolve(directory));
            }
            copy(home().resolve("etc"), data.resolve("etc"));
            RunningPortal portal = new RunningPortal(data);
            portal.configure("users.properties", "admin = " + ADMIN_PASSWORD + ",portal-admin");
            return portal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds lines to a file of Karaf's {@code etc}, before the start or while the portal runs. */
    public RunningPortal configure(String file, String... lines) {
        try {
            Files.write(etc(file), List.of(lines), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps the data in PostgreSQL, whether it runs or not. To be called before the start. */
    public RunningPortal onPostgres(String jdbcUrl) {
        try {
            Files.delete(etc("org.ops4j.datasource-kundenportal-derby.cfg"));
            List<String> lines = new ArrayList<>(Files.readAllLines(
                    home().resolve("etc/examples/org.ops4j.datasource-kundenportal-postgresql.cfg")));
            lines.removeIf(
                    line -> line.startsWith("url =") || line.startsWith("user =") || line.startsWith(".password"));
            lines.add(".url = " + jdbcUrl);
            Files.write(etc("org.ops4j.datasource-kundenportal-postgresql.cfg"), lines);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the demo data. To be called before the start. */
    public RunningPortal withDemo() {
        return configure("org.kundenportal.demo.cfg", "enabled = true");
    }

    /** The link of the demo's first customer, as soon as the demo data are there. */
    public String demoLink() {
        Path file = data.resolve("data/kundenportal-demo.properties");
        Await.value(file.toString(), true, () -> Files.exists(file), LONGEST_DEMO, () -> !process.isAlive());
        try (Reader text = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(text);
            return properties.getProperty("customerUrl");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets a variable of the process's environment. To be called before the start. */
    public RunningPortal environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Starts the process; also again, after {@link #stop} or {@link #kill}, with the same data and port. */
    public void start() {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            home().resolve("bin/karaf").toString(), "server")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            data.resolve("console.log").toFile()));
            Map<String, String> variables = builder.environment();
            variables.keySet().removeIf(name -> name.startsWith("KARAF_") || name.equals("JAVA_OPTS"));
            variables.put("JAVA_HOME", System.getProperty("java.home"));
            variables.put("KARAF_BASE", data.toString());
            variables.put("KARAF_DATA", data.resolve("data").toString());
            variables.put("KARAF_ETC", data.resolve("etc").toString());
            // the script becomes the JVM, so that the process is the portal's
            variables.put("KARAF_EXEC", "exec");
            // several at once from one directory, each with its own data
            variables.put("CHECK_ROOT_INSTANCE_RUNNING", "false");
            variables.put("EXTRA_JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m");
            variables.put("KUNDENPORTAL_PORT", Integer.toString(port));
            variables.put("KUNDENPORTAL_URL", baseUrl().toString());
            variables.putAll(environment);
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the portal serves customers. */
    public void awaitUp() {
        awaitState("UP");
    }

    /** Waits until health says so. */
    public void awaitState(String state) {
        Health.awaitState(port, state, () -> !process.isAlive());
    }

    /** Stops the process as an operator does, with SIGTERM, and waits for its end. */
    public void stop() {
        process.destroy();
        awaitEnd();
    }

    /** Ends the process as a crash does, with SIGKILL. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            awaitEnd();
        }
    }

    /** Ends the process. Its data stay for whoever wants to know what happened. */
    @Override
    public void close() {
        kill();
        Runtime.getRuntime().removeShutdownHook(end);
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** Without a slash at its end. */
    public URI baseUrl() {
        return URI.create("http://localhost:" + port);
    }

    /** The password of the user {@code admin}, who has the role {@code portal-admin}. */
    public String adminPassword() {
        return ADMIN_PASSWORD;
    }

    /** What the portal keeps. Within: {@code etc}, {@code data}. */
    public Path directory() {
        return data;
    }

    public Path etc(String file) {
        return data.resolve("etc").resolve(file);
    }

    public Path logFile() {
        return data.resolve("data/log/karaf.log");
    }

    /** Lines of the log with the level ERROR. */
    public List<String> errors() {
        return LogLines.errors(logFile());
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("process " + process.pid() + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The archive, unpacked once for all portals of this JVM, which only read it. */
    private static synchronized Path home() throws IOException {
        if (unpacked == null) {
            Path home = Path.of(System.getProperty("work"), "distribution");
            deleteAll(home);
            Files.createDirectories(home);
            run("tar", "xzf", System.getProperty("distribution"), "-C", home.toString(), "--strip-components=1");
            unpacked = home;
        }
        return unpacked;
    }

    private static void run(String... command) throws IOException {
        Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream output = started.getInputStream()) {
            String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            if (started.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    private static void deleteAll(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
