package org.kundenportal.impl.orders;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table read from CSV (RFC 4180): the names of its columns and its rows, without those that are empty.
 *
 * @param header its names, without blanks around them; empty if there is no line at all
 */
record CsvTable(List<String> header, List<Row> rows) {

    /** Behind the last line: it is found in another one if quotation marks were not closed. */
    private static final String END = "\0end";

    /** No cell of an order is nearly as long; longer ones are not looked at. */
    static final int MAX_CELL = 4000;

    /**
     * A row.
     *
     * @param line where it begins, as an editor counts
     * @param values without blanks around them
     */
    record Row(int line, List<String> values) {}

    /**
     * Reads at most so many rows, and one more to show that there are.
     *
     * @param errors takes what is wrong; what was read before is the result
     */
    static CsvTable read(String text, char delimiter, int maxRows, LineErrors errors) {
        List<Row> rows = new ArrayList<>();
        List<String> header = List.of();
        int next = 1;
        try (CsvReader<CsvRecord> reader = reader(text + "\n" + END, delimiter)) {
            for (Iterator<CsvRecord> records = reader.iterator(); rows.size() <= maxRows && records.hasNext(); ) {
                CsvRecord record = records.next();
                int line = Math.toIntExact(record.getStartingLineNumber());
                next = line + 1 + lineBreaks(record.getFields());
                List<String> values =
                        record.getFields().stream().map(String::strip).toList();
                if (!records.hasNext() && !values.equals(List.of(END))) {
                    errors.add(line, null, "UNCLOSED_QUOTE", null);
                } else if (values.stream().anyMatch(value -> value.length() > MAX_CELL)) {
                    errors.add(line, column(header, values), "TOO_LONG", null);
                    if (header.isEmpty()) {
                        break;
                    }
                } else if (records.hasNext() && header.isEmpty()) {
                    header = values;
                } else if (records.hasNext() && !values.stream().allMatch(String::isEmpty)) {
                    rows.add(new Row(line, values));
                }
            }
        } catch (CsvParseException e) {
            errors.add(next, null, "MALFORMED_CSV", null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CsvTable(header, rows);
    }

    /** Of the first cell that is too long; null if its column has no name. */
    private static String column(List<String> header, List<String> values) {
        return IntStream.range(0, Math.min(header.size(), values.size()))
                .filter(i -> values.get(i).length() > MAX_CELL)
                .mapToObj(header::get)
                .findFirst()
                .orElse(null);
    }

    private static int lineBreaks(List<String> values) {
        return Math.toIntExact(values.stream()
                .flatMapToInt(String::chars)
                .filter(c -> c == '\n')
                .count());
    }

    private static CsvReader<CsvRecord> reader(String text, char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text);
    }
}
