package org.kundenportal.impl.documents;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A table as CSV (RFC 4180) that spreadsheets open as they are: with a byte order mark, and with semicolons where the
 * language has decimal commas. A text that a spreadsheet would take for a formula is preceded by an apostrophe. Not
 * thread-safe.
 */
final class Csv {

    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private final StringBuilder text = new StringBuilder("\ufeff");
    private final char decimal;
    private final char separator;
    private boolean rowBegun;

    Csv(Locale language) {
        decimal = DecimalFormatSymbols.getInstance(language).getDecimalSeparator();
        separator = decimal == ',' ? ';' : ',';
    }

    /** A text; null is empty. */
    Csv text(String value) {
        String safe = value == null ? "" : value;
        return cell(!safe.isEmpty() && FORMULA_STARTS.indexOf(safe.charAt(0)) >= 0 ? "'" + safe : safe);
    }

    /** A number, with all its decimals; null is empty. */
    Csv number(BigDecimal value) {
        return cell(value == null ? "" : value.toPlainString().replace('.', decimal));
    }

    /** A day as {@code 2026-11-21}; null is empty. */
    Csv date(LocalDate value) {
        return cell(value == null ? "" : value.toString());
    }

    private Csv cell(String value) {
        if (rowBegun) {
            text.append(separator);
        }
        rowBegun = true;
        boolean quoted = value.chars().anyMatch(c -> c == separator || c == '"' || c == '\r' || c == '\n');
        text.append(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value);
        return this;
    }

    /** Ends the row. */
    Csv end() {
        text.append("\r\n");
        rowBegun = false;
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
