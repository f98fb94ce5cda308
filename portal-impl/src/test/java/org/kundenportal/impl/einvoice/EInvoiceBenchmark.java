package org.kundenportal.impl.einvoice;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints the thread CPU time of reading each file of a folder, warm: {@code java -cp ... EInvoiceBenchmark FOLDER}. Not run
 * by the build, because a build machine's times prove nothing.
 */
final class EInvoiceBenchmark {

    private static final int WARM_UP_ROUNDS = 300;
    private static final int ROUNDS = 100;

    private EInvoiceBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> paths;
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            paths = files.filter(Files::isRegularFile).sorted().toList();
        }
        List<byte[]> contents = new ArrayList<>();
        for (Path path : paths) {
            contents.add(Files.readAllBytes(path));
        }
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            contents.forEach(EInvoiceBenchmark::read);
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double sum = 0;
        for (int i = 0; i < paths.size(); i++) {
            long[] nanos = new long[ROUNDS];
            String result = "";
            for (int round = 0; round < ROUNDS; round++) {
                long start = threads.getCurrentThreadCpuTime();
                result = read(contents.get(i));
                nanos[round] = threads.getCurrentThreadCpuTime() - start;
            }
            Arrays.sort(nanos);
            double median = nanos[ROUNDS / 2] / 1e6;
            sum += median;
            System.out.printf(
                    Locale.ROOT,
                    "%8.3f ms  %-20s %s%n",
                    median,
                    result,
                    paths.get(i).getFileName());
        }
        System.out.printf(Locale.ROOT, "%8.3f ms  mean of %d files%n", sum / paths.size(), paths.size());
    }

    private static String read(byte[] file) {
        try {
            return new EInvoiceReader().read(file).kind().name();
        } catch (NotAnEInvoiceException e) {
            return e.reason().name();
        }
    }
}
