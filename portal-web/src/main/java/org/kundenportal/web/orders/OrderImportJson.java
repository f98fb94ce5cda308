package org.kundenportal.web.orders;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.kundenportal.api.orders.DecimalMark;
import org.kundenportal.api.orders.OrderImportReport;
import org.kundenportal.web.json.Checks;
import org.kundenportal.web.json.MoneyJson;
import org.kundenportal.web.problems.ProblemTexts;

/** The import of orders on the wire. */
public final class OrderImportJson {

    private OrderImportJson() {}

    /** What is asked for beside the file. */
    record Request(boolean dryRun, DecimalMark decimals) {

        static Request of(String dryRun, String decimals) {
            Checks checks = new Checks();
            if (dryRun != null && !dryRun.equals("true") && !dryRun.equals("false")) {
                checks.note("dryRun", "INVALID_VALUE");
            }
            DecimalMark mark = checks.choice("decimals", decimals, DecimalMark.class);
            return checks.then(() -> new Request("true".equals(dryRun), mark));
        }
    }

    /** What a file comes to. */
    public record Report(
            String encoding,
            String delimiter,
            int lines,
            List<Entry> orders,
            OrderImportReport.Counts counts,
            List<LineError> errors,
            List<String> ignoredColumns) {

        static Report of(OrderImportReport report, Locale language) {
            return new Report(
                    report.encoding(),
                    report.delimiter(),
                    report.lines(),
                    report.orders().stream().map(Entry::of).toList(),
                    report.counts(),
                    report.errors().stream()
                            .map(error -> LineError.of(error, language))
                            .toList(),
                    report.ignoredColumns());
        }
    }

    /** An order of the file. */
    public record Entry(
            int line,
            String number,
            String customerNumber,
            String buyer,
            String platform,
            String status,
            Instant orderedAt,
            Instant paidAt,
            int items,
            MoneyJson total,
            String action,
            boolean createsCustomer) {

        static Entry of(OrderImportReport.Entry entry) {
            return new Entry(
                    entry.line(),
                    entry.number().value(),
                    entry.customer().value(),
                    entry.buyer(),
                    entry.platform(),
                    entry.status().name(),
                    entry.orderedAt(),
                    entry.paidAt(),
                    entry.items(),
                    entry.total() == null ? null : MoneyJson.of(entry.total()),
                    entry.action().name(),
                    entry.createsCustomer());
        }
    }

    /** What is wrong in a line. */
    public record LineError(int line, String column, String code, String message, String value) {

        static LineError of(OrderImportReport.LineError error, Locale language) {
            return new LineError(
                    error.line(),
                    error.column(),
                    error.code(),
                    ProblemTexts.violation(language, error.code()),
                    error.value());
        }
    }
}
