package org.kundenportal.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results as Markdown, in the order in which they come. */
final class Report {

    private static final String HEAD =
            """
            | what | connections | requests | a second | p50 µs | p99 µs | server CPU µs | times hello | database CPU µs |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|
            """;

    private final StringBuilder text = new StringBuilder("# Results\n\nWritten by `benchmarks/run.sh`, never by hand; "
            + "what the columns mean and how they are measured stands in README.md.\n\n");

    /** Facts that the figures depend on. */
    void facts(Map<String, String> facts) {
        facts.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(value).append('\n'));
    }

    /** Figures under a title, each beside those of the reference with as many connections. */
    void table(String title, Load.Target reference, List<Load.Figures> figures) {
        text.append("\n## ").append(title).append("\n\n").append(HEAD);
        for (Load.Figures row : figures) {
            double hello = figures.stream()
                    .filter(other -> other.name().equals(reference.name()) && other.connections() == row.connections())
                    .mapToDouble(Load.Figures::serverCpu)
                    .findFirst()
                    .orElse(Double.NaN);
            text.append(line(row, hello));
        }
    }

    /** Other figures, with their own columns. */
    void table(String title, List<String> columns, List<List<String>> rows) {
        text.append("\n## ").append(title).append("\n\n").append(cells(columns));
        List<String> ruler = new ArrayList<>(columns);
        ruler.replaceAll(column -> "---:");
        ruler.set(0, "---");
        text.append(cells(ruler));
        rows.forEach(row -> text.append(cells(row)));
    }

    /** Payments by the portal, each beside those of the gateway alone with as many at a time. */
    void payments(List<MolliePayments.Figures> figures) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i + 1 < figures.size(); i += 2) {
            rows.add(payments(figures.get(i), figures.get(i)));
            rows.add(payments(figures.get(i + 1), figures.get(i)));
        }
        table(
                "Payments by Mollie, from start to booking",
                List.of(
                        "what",
                        "at a time",
                        "payments",
                        "a second",
                        "p50 µs",
                        "p99 µs",
                        "times alone",
                        "ours %",
                        "calls of Mollie",
                        "server CPU µs",
                        "database CPU µs"),
                rows);
    }

    /** @param alone what the provider's calls take without the portal */
    static List<String> payments(MolliePayments.Figures row, MolliePayments.Figures alone) {
        boolean reference = row.equals(alone);
        return List.of(
                row.name(),
                Integer.toString(row.atATime()),
                Integer.toString(row.payments()),
                whole(row.perSecond()),
                Integer.toString(row.p50()),
                Integer.toString(row.p99()),
                decimal((double) row.p50() / alone.p50()),
                whole(100.0 * (row.p50() - alone.p50()) / row.p50()),
                decimal(row.calls()),
                reference ? "" : whole(row.serverCpu()),
                reference ? "" : whole(row.databaseCpu()));
    }

    private static String cells(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    static String line(Load.Figures row, double helloCpu) {
        String ratio = Double.isNaN(helloCpu) ? "" : decimal(row.serverCpu() / helloCpu);
        return cells(List.of(
                row.name(),
                Integer.toString(row.connections()),
                Long.toString(row.requests()),
                whole(row.perSecond()),
                Integer.toString(row.p50()),
                Integer.toString(row.p99()),
                whole(row.serverCpu()),
                ratio,
                whole(row.databaseCpu())));
    }

    static String whole(double number) {
        return String.format(Locale.ROOT, number < 100 ? "%.1f" : "%.0f", number);
    }

    static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
