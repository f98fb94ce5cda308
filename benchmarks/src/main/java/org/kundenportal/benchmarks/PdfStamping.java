package org.kundenportal.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.kundenportal.api.settings.EncryptedPdfs;
import org.kundenportal.impl.watermark.Stamp;
import org.kundenportal.impl.watermark.Stamper;

import static org.kundenportal.benchmarks.Report.decimal;
import static org.kundenportal.benchmarks.Report.whole;

/**
 * Stamping of PDFs beside loading and saving them unchanged and beside copying them, in a JVM of its own with a heap of
 * 64 MB. Runs alone, too: see README.md.
 */
public final class PdfStamping {

    static final String TITLE = "Stamping of PDFs, heap of 64 MB";
    static final List<String> COLUMNS = List.of(
            "file",
            "MB",
            "what",
            "CPU ms, median",
            "CPU ms, least",
            "times load and save",
            "times copy",
            "peak heap MB, with garbage");

    private static final String FORKED = "forked";
    private static final double MB = 1e6;

    /** What is done with a file. */
    private interface Work {
        void on(Path source, Path target, int round) throws Exception;
    }

    private record Sample(String name, Path file, int rounds) {}

    private PdfStamping() {}

    /** Prints the table. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/pdf");
        if (arguments.length > 1 && arguments[1].equals(FORKED)) {
            run(folder);
        } else {
            Report report = new Report();
            report.table(TITLE, COLUMNS, measure(folder));
            System.out.println(report);
        }
    }

    /** The rows of the table, measured in another JVM. */
    static List<List<String>> measure(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        SamplePdfs samples = new SamplePdfs();
        for (Sample sample : samples(folder)) {
            switch (sample.name()) {
                case "1 page" -> samples.text(sample.file(), 1, 65_000);
                case "20 pages" -> samples.text(sample.file(), 20, 60_000);
                case "500 pages" -> samples.text(sample.file(), 500, 3_000);
                default -> samples.scan(sample.file(), 500, 214_000);
            }
        }
        Process forked = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PdfStamping.class.getName(),
                        folder.toString(),
                        FORKED)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<List<String>> rows = forked.inputReader()
                .lines()
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
        if (forked.waitFor() != 0) {
            throw new IllegalStateException("stamping failed with " + forked.exitValue());
        }
        return rows;
    }

    private static List<Sample> samples(Path folder) {
        return List.of(
                new Sample("1 page", folder.resolve("1.pdf"), 400),
                new Sample("20 pages", folder.resolve("20.pdf"), 80),
                new Sample("500 pages", folder.resolve("500.pdf"), 25),
                new Sample("500 scans", folder.resolve("scans.pdf"), 12));
    }

    private static void run(Path folder) throws Exception {
        Stamper stamper = new Stamper();
        Map<String, Work> works = new LinkedHashMap<>();
        works.put("copy", (source, target, round) -> Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING));
        works.put("load and save", PdfStamping::loadAndSave);
        works.put(
                "stamp, Latin text",
                (source, target, round) ->
                        stamp(stamper, source, "Kauf " + (10_000_000 + round) + " - Max Müller", target));
        works.put(
                "stamp, with Chinese",
                (source, target, round) ->
                        stamp(stamper, source, "Kauf " + (10_000_000 + round) + " - Müller – Größe ł 你好", target));
        Path target = folder.resolve("out.pdf");
        for (Sample sample : samples(folder)) {
            Map<String, double[]> figures = new LinkedHashMap<>();
            Map<String, Long> peaks = new LinkedHashMap<>();
            for (int pass = 0; pass < 2; pass++) { // the first warms up
                for (Map.Entry<String, Work> work : works.entrySet()) {
                    System.gc();
                    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
                    figures.put(work.getKey(), millis(work.getValue(), sample, target));
                    peaks.put(
                            work.getKey(),
                            heap().stream()
                                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                                    .sum());
                }
            }
            double copy = median(figures.get("copy"));
            double save = median(figures.get("load and save"));
            figures.forEach((name, millis) -> System.out.println(String.join(
                    "\t",
                    sample.name(),
                    decimal(sample.file().toFile().length() / MB),
                    name,
                    decimal(median(millis)),
                    decimal(millis[0]),
                    decimal(median(millis) / save),
                    whole(median(millis) / copy),
                    whole(Math.min(64, peaks.get(name) / MB)))));
        }
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    /** Processor time of each round, sorted. */
    private static double[] millis(Work work, Sample sample, Path target) throws Exception {
        List<Double> rounds = new ArrayList<>();
        for (int round = 0; round < sample.rounds(); round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            work.on(sample.file(), target, round);
            rounds.add((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / MB);
        }
        double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    private static void loadAndSave(Path source, Path target, int round) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(new RandomAccessReadBufferedFile(source));
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
            pdf.save(out);
        }
    }

    private static void stamp(Stamper stamper, Path source, String text, Path target) throws Exception {
        if (stamper.stamp(source, new Stamp(text, 11, 10, 10, EncryptedPdfs.DENY), target) != Stamper.Outcome.STAMPED) {
            throw new IllegalStateException("not stamped");
        }
    }
}
