package org.kundenportal.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import static org.kundenportal.benchmarks.Report.decimal;

/** The whole run: see README.md. */
public final class Benchmarks {

    private static final String PASSWORD = "benchmark-4711";
    private static final String FIRST_ANSWER = "/portal/api/v1/branding";

    private final Options options;
    private final String command;
    private final Report report = new Report();
    private final Path work = Path.of("target/run");

    private Benchmarks(Options options, String command) {
        this.options = options;
        this.command = command;
    }

    /** Runs with the given options. */
    public static void main(String[] arguments) throws Exception {
        String command = ("benchmarks/run.sh " + String.join(" ", arguments)).strip();
        new Benchmarks(Options.of(arguments), command).run();
    }

    private void run() throws Exception {
        delete(work);
        Files.createDirectories(work);
        Path archive = archive();
        try (Database database = new Database(work.resolve("postgresql"));
                Karaf portal = new Karaf(archive, work.resolve("portal"));
                Karaf bare = new Karaf(archive, work.resolve("bare"))) {
            report.facts(facts(database));
            portal.configurePortal(database.jdbcUrl(), PASSWORD);
            bare.removePortal();
            List<List<String>> starts = new ArrayList<>();
            starts.add(started("bare Karaf with the same third-party bundles", bare, Karaf.HELLO));
            starts.add(started("portal", portal, FIRST_ANSWER));
            List<List<String>> memory = new ArrayList<>();
            portal.start(FIRST_ANSWER);
            Thread.sleep(5_000);
            memory.add(resident("after the start", portal));
            measure(database, portal);
            memory.add(resident("after all loads", portal));
            portal.stop();
            say("Stamping of PDFs");
            report.table(PdfStamping.TITLE, PdfStamping.COLUMNS, PdfStamping.measure(work.resolve("pdf")));
            report.table("Start to first answer, seconds", List.of("what", "fresh", "warm"), starts);
            report.table("Resident memory of the portal, MiB", List.of("when", "VmRSS"), memory);
        }
        Files.writeString(options.out(), report.toString());
        say("Written to " + options.out());
    }

    private static Path archive() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../distribution/target"))) {
            return files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Map<String, String> facts(Database database) throws Exception {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("command", "`" + command + "`");
        facts.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put(
                "machine",
                Runtime.getRuntime().availableProcessors() + " cores of " + model() + ", "
                        + System.getProperty("os.name") + " " + System.getProperty("os.version")
                        + "; client, portal and database share them");
        facts.put(
                "load of the machine before the run (1, 5, 15 minutes)",
                Files.readString(Path.of("/proc/loadavg")).replaceFirst("(( ?[0-9.]+){3}).*\\s*", "$1"));
        facts.put("JDK", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        facts.put(
                "database", "PostgreSQL " + database.version() + ", fsync, full_page_writes and synchronous_commit on");
        return facts;
    }

    private static String model() throws IOException {
        return Files.readString(Path.of("/proc/cpuinfo"))
                .lines()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("an unnamed model");
    }

    private static List<String> started(String name, Karaf karaf, String path) throws Exception {
        Duration fresh = karaf.start(path);
        karaf.stop();
        Duration warm = karaf.start(path);
        karaf.stop();
        say("%s: %.1f s fresh, %.1f s warm", name, fresh.toMillis() / 1e3, warm.toMillis() / 1e3);
        return List.of(name, decimal(fresh.toMillis() / 1e3), decimal(warm.toMillis() / 1e3));
    }

    private static List<String> resident(String when, Karaf karaf) throws IOException {
        long mib = ProcessFigures.residentKib(karaf.pid()) / 1024;
        say("%d MiB %s", mib, when);
        return List.of(when, Long.toString(mib));
    }

    private void measure(Database database, Karaf portal) throws Exception {
        Load load = new Load(portal.port(), () -> ProcessFigures.cpuMicros(portal.pid()), database::cpuMicros);
        try (Scenario scenario = new Scenario(database, portal.port(), PASSWORD)) {
            for (int documents : options.documents()) {
                long start = System.nanoTime();
                database.fill(documents);
                say("%,d documents in %d s", documents, (System.nanoTime() - start) / 1_000_000_000);
                List<Load.Target> targets = scenario.readings();
                if (documents == options.documents().get(0)) {
                    warmUp(load, targets);
                }
                List<Load.Figures> figures = new ArrayList<>();
                for (int connections : List.of(1, 16)) {
                    for (Load.Target target : targets) {
                        figures.add(measured(load, target, connections));
                    }
                }
                report.table(String.format(Locale.ROOT, "%,d documents", documents), targets.get(0), figures);
            }
            List<Load.Figures> imports = new ArrayList<>();
            for (Load.Target target : scenario.imports()) {
                load.run(target, 2, options.measured(), Duration.ofSeconds(1));
                imports.add(measured(load, target, 1));
                imports.add(measured(load, target, 2));
            }
            report.table("Import of e-invoices", scenario.readings().get(0), imports);
            try (FileDownloads downloads = new FileDownloads(portal, scenario, work.resolve("downloads"))) {
                List<List<String>> rows = downloads.measure();
                rows.forEach(row -> say("  download %s", String.join("  ", row)));
                report.table("Stamped PDFs, downloaded", FileDownloads.columns(), rows);
            }
            try (MolliePayments payments =
                    new MolliePayments(portal.port(), load.server(), load.database(), scenario)) {
                report.payments(payments.measure(options.payments()));
            }
        }
    }

    /** The compiler of a JVM needs thousands of calls of each path before its figures stand. */
    private void warmUp(Load load, List<Load.Target> targets) throws Exception {
        for (int round = 0; round < 2; round++) {
            for (Load.Target target : targets) {
                load.run(target, 4, options.measured(), Duration.ofMillis(500));
            }
        }
    }

    private Load.Figures measured(Load load, Load.Target target, int connections) throws Exception {
        Load.Figures figures = load.run(target, connections, Duration.ofSeconds(1), options.measured());
        say(
                "  %-22s x %-2d %7.0f/s  p50 %6d  p99 %6d  server %6.0f us  database %6.0f us",
                figures.name(),
                connections,
                figures.perSecond(),
                figures.p50(),
                figures.p99(),
                figures.serverCpu(),
                figures.databaseCpu());
        return figures;
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
