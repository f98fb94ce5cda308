package org.kundenportal.impl.orders;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kundenportal.api.Violation;
import org.kundenportal.api.orders.OrderImportReport;
import org.kundenportal.api.orders.OrderImportReport.LineError;
import org.kundenportal.impl.Excerpt;

/** What is wrong with a file: all counted, the first kept. Used by one thread. */
final class LineErrors {

    private static final int MAX_VALUE = 80;

    private final List<LineError> first = new ArrayList<>();
    private int count;

    void add(int line, String column, String code, String value) {
        count++;
        if (first.size() < OrderImportReport.MAX_ERRORS) {
            first.add(new LineError(line, column, code, value == null ? null : Excerpt.of(value, MAX_VALUE)));
        }
    }

    /** One that goes on from here, as often as work is repeated. */
    LineErrors copy() {
        LineErrors copy = new LineErrors();
        copy.first.addAll(first);
        copy.count = count;
        return copy;
    }

    int count() {
        return count;
    }

    /** By line. */
    List<LineError> sorted() {
        return first.stream().sorted(Comparator.comparingInt(LineError::line)).toList();
    }

    /** The same as fields of a request. */
    Violation[] violations() {
        return sorted().stream()
                .map(e -> new Violation(
                        "lines[" + e.line() + "]" + (e.column() == null ? "" : "." + e.column()), e.code()))
                .toArray(Violation[]::new);
    }
}
