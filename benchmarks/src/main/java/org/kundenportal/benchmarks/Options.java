package org.kundenportal.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the command line asks for.
 *
 * @param documents how many documents there are, one series of measurements for each
 * @param measured how long each measurement takes
 * @param payments how many payments each measurement takes
 * @param out where the table goes
 */
record Options(List<Integer> documents, Duration measured, int payments, Path out) {

    private static final List<Integer> USUAL = List.of(10_000, 1_000_000);
    private static final int MANY = 10_000_000;

    static Options of(String... arguments) {
        List<Integer> documents = USUAL;
        Duration measured = Duration.ofSeconds(5);
        int payments = 500;
        Path out = Path.of("RESULTS.md");
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--full" -> {
                    documents = new ArrayList<>(documents);
                    documents.add(MANY);
                }
                case "--documents" -> documents = numbers(value(arguments, ++i));
                case "--seconds" -> measured = Duration.ofSeconds(Long.parseLong(value(arguments, ++i)));
                case "--payments" -> payments = Integer.parseInt(value(arguments, ++i));
                case "--out" -> out = Path.of(value(arguments, ++i));
                default -> throw new IllegalArgumentException("Unknown option " + arguments[i] + ": see README.md");
            }
        }
        return new Options(List.copyOf(documents), measured, payments, out);
    }

    private static String value(String[] arguments, int place) {
        if (place == arguments.length) {
            throw new IllegalArgumentException(arguments[place - 1] + " needs a value: see README.md");
        }
        return arguments[place];
    }

    private static List<Integer> numbers(String list) {
        return Stream.of(list.split(",")).map(Integer::valueOf).toList();
    }
}
