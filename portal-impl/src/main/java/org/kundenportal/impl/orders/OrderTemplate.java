package org.kundenportal.impl.orders;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The file with orders to start from: all columns, and one order with two items. */
final class OrderTemplate {

    private static final List<List<String>> GERMAN = List.of(
            List.of(
                    "B-1001",
                    "10042",
                    "Max Mustermann",
                    "max@example.org",
                    "de",
                    "Online-Shop",
                    "bezahlt",
                    "21.11.2026 14:30",
                    "21.11.2026 14:35",
                    "nein",
                    "EUR",
                    "EBOOK-1",
                    "E-Book Wartung",
                    "1",
                    "10,00",
                    "19"),
            List.of("B-1001", "", "", "", "", "", "", "", "", "", "", "", "Versand", "1", "3,90", "19"));

    private static final List<List<String>> ENGLISH = List.of(
            List.of(
                    "B-1001",
                    "10042",
                    "Max Mustermann",
                    "max@example.org",
                    "en",
                    "Online shop",
                    "paid",
                    "2026-11-21T13:30:00Z",
                    "2026-11-21T13:35:00Z",
                    "no",
                    "EUR",
                    "EBOOK-1",
                    "E-book",
                    "1",
                    "10.00",
                    "19"),
            List.of("B-1001", "", "", "", "", "", "", "", "", "", "", "", "Shipping", "1", "3.90", "19"));

    private OrderTemplate() {}

    static String in(Locale language) {
        return "de".equals(language.getLanguage())
                ? table(';', OrderColumn::german, GERMAN)
                : table(',', OrderColumn::english, ENGLISH);
    }

    private static String table(char delimiter, Function<OrderColumn, String> name, List<List<String>> example) {
        return "\ufeff"
                + line(delimiter, Arrays.stream(OrderColumn.values()).map(name).toList())
                + example.stream().map(values -> line(delimiter, values)).collect(Collectors.joining());
    }

    private static String line(char delimiter, List<String> values) {
        return String.join(Character.toString(delimiter), values) + "\r\n";
    }
}
