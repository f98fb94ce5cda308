package org.kundenportal.impl.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.orders.Buyer;
import org.kundenportal.api.orders.DecimalMark;
import org.kundenportal.api.orders.OrderData;
import org.kundenportal.api.orders.OrderImport;
import org.kundenportal.api.orders.OrderItem;
import org.kundenportal.api.orders.OrderStatus;
import org.kundenportal.impl.Excerpt;

/**
 * A file with orders, read without looking at any other data.
 *
 * @param text null if it is none
 * @param delimiter null if it is no text
 * @param lines how many have values
 * @param orders those without errors
 * @param errors what is wrong; open for more
 */
record OrderFile(
        CsvText text,
        Character delimiter,
        int lines,
        List<Entry> orders,
        List<String> ignoredColumns,
        LineErrors errors,
        Map<OrderColumn, String> names) {

    private static final List<Character> DELIMITERS = List.of(';', ',');
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Pattern OF_ITEM = Pattern.compile("items\\[([0-9]+)]\\.(.+)");
    private static final int MAX_IGNORED = 50;
    private static final int MAX_NAME = 80;

    /** An order and where it begins. */
    record Entry(int line, OrderData data) {}

    /**
     * Reads the file.
     *
     * @param zone of days, and of times without an offset
     * @param decimals may be null
     */
    static OrderFile read(byte[] file, ZoneId zone, DecimalMark decimals) {
        LineErrors errors = new LineErrors();
        Optional<CsvText> text = CsvText.of(file);
        if (text.isEmpty()) {
            errors.add(1, null, "UNSUPPORTED_ENCODING", null);
            return new OrderFile(null, null, 0, List.of(), List.of(), errors, Map.of());
        }
        char delimiter = delimiter(text.get());
        CsvTable table = CsvTable.read(text.get().text(), delimiter, OrderImport.MAX_LINES, errors);
        Map<OrderColumn, Integer> places = new EnumMap<>(OrderColumn.class);
        List<String> ignored = new ArrayList<>();
        place(table, places, ignored, errors);
        checkLines(table, errors);
        OrderCells cells = new OrderCells(table, places, zone, decimals, errors);
        List<Entry> orders = errors.count() == 0 ? orders(table, cells, errors) : List.of();
        Map<OrderColumn, String> names = new EnumMap<>(OrderColumn.class);
        Stream.of(OrderColumn.values()).forEach(column -> names.put(column, cells.name(column)));
        return new OrderFile(
                text.get(),
                delimiter,
                Math.min(table.rows().size(), OrderImport.MAX_LINES),
                orders,
                ignored,
                errors,
                names);
    }

    /** The one by which the first line has more columns that are known. */
    private static char delimiter(CsvText text) {
        return DELIMITERS.stream()
                .max(Comparator.comparingLong(
                        candidate -> CsvTable.read(text.text(), candidate, 0, new LineErrors()).header().stream()
                                .filter(name -> OrderColumn.named(name) != null)
                                .count()))
                .orElseThrow();
    }

    private static void place(
            CsvTable table, Map<OrderColumn, Integer> places, List<String> ignored, LineErrors errors) {
        for (int i = 0; i < table.header().size(); i++) {
            String name = table.header().get(i);
            OrderColumn column = OrderColumn.named(name);
            if (column == null && !name.isEmpty() && ignored.size() < MAX_IGNORED) {
                ignored.add(Excerpt.of(name, MAX_NAME));
            }
            if (column != null && places.putIfAbsent(column, i) != null) {
                errors.add(1, name, "DUPLICATE_COLUMN", null);
            }
        }
        if (!table.header().isEmpty()) {
            OrderColumn.REQUIRED.stream()
                    .filter(column -> !places.containsKey(column))
                    .sorted()
                    .forEach(column -> errors.add(1, column.english(), "MISSING_COLUMN", null));
        }
    }

    private static void checkLines(CsvTable table, LineErrors errors) {
        if (table.rows().isEmpty() && errors.count() == 0) {
            errors.add(1, null, "EMPTY_FILE", null);
        }
        if (table.rows().size() > OrderImport.MAX_LINES) {
            errors.add(table.rows().get(OrderImport.MAX_LINES).line(), null, "TOO_MANY_LINES", null);
        }
    }

    private static List<Entry> orders(CsvTable table, OrderCells cells, LineErrors errors) {
        OrderLines lines = new OrderLines(cells, errors);
        for (CsvTable.Row row : table.rows()) {
            int surplus = row.values().size() - table.header().size();
            if (surplus > 0
                    && !row.values().subList(table.header().size(), row.values().size()).stream()
                            .allMatch(String::isEmpty)) {
                errors.add(row.line(), null, "TOO_MANY_FIELDS", null);
            } else if (surplus < 0) {
                errors.add(row.line(), null, "TOO_FEW_FIELDS", null);
            } else {
                lines.add(row);
            }
        }
        List<Entry> orders = new ArrayList<>();
        lines.orders().forEach(gathered -> order(gathered, cells, errors).ifPresent(orders::add));
        return orders;
    }

    private static Optional<Entry> order(OrderLines.Gathered order, OrderCells cells, LineErrors errors) {
        int before = errors.count();
        CustomerNumber customer = required(order, OrderColumn.CUSTOMER_NUMBER, CustomerNumber.class, cells, errors);
        OrderStatus status = required(order, OrderColumn.STATUS, OrderStatus.class, cells, errors);
        Instant orderedAt = required(order, OrderColumn.ORDERED_AT, Instant.class, cells, errors);
        Buyer buyer = buyer(order, cells, errors);
        if (order.isBroken() || errors.count() > before) {
            return Optional.empty();
        }
        Currency currency = order.value(OrderColumn.CURRENCY, Currency.class);
        OrderData data = new OrderData(
                order.number(),
                customer,
                buyer,
                order.value(OrderColumn.PLATFORM, String.class),
                status,
                orderedAt,
                order.value(OrderColumn.PAID_AT, Instant.class),
                Boolean.TRUE.equals(order.value(OrderColumn.WAIVED_IN_SHOP, Boolean.class)),
                order.items().stream().map(OrderFile::item).toList(),
                currency == null ? EUR : currency);
        try {
            return Optional.of(new Entry(order.line(), OrderDataRules.checked(data)));
        } catch (PortalException e) {
            e.violations().forEach(violation -> note(order, violation, cells, errors));
            return Optional.empty();
        }
    }

    private static <T> T required(
            OrderLines.Gathered order, OrderColumn column, Class<T> type, OrderCells cells, LineErrors errors) {
        T value = order.value(column, type);
        if (value == null && !order.isBroken()) {
            errors.add(order.line(), cells.name(column), "REQUIRED", null);
        }
        return value;
    }

    private static Buyer buyer(OrderLines.Gathered order, OrderCells cells, LineErrors errors) {
        String name = order.value(OrderColumn.BUYER_NAME, String.class);
        String email = order.value(OrderColumn.BUYER_EMAIL, String.class);
        String language = order.value(OrderColumn.LANGUAGE, String.class);
        if (name != null) {
            return new Buyer(name, email, language);
        }
        if (email != null || language != null) {
            errors.add(order.line(), cells.name(OrderColumn.BUYER_NAME), "REQUIRED", null);
        }
        return null;
    }

    private static OrderItem item(OrderLines.Item line) {
        Map<OrderColumn, Object> values = line.values();
        return new OrderItem(
                (String) values.get(OrderColumn.ARTICLE_NUMBER),
                (String) values.get(OrderColumn.DESCRIPTION),
                (BigDecimal) values.getOrDefault(OrderColumn.QUANTITY, BigDecimal.ONE),
                (BigDecimal) values.get(OrderColumn.UNIT_PRICE),
                (BigDecimal) values.get(OrderColumn.VAT_PERCENT));
    }

    /** The rules speak of fields of an order; people of lines and columns. */
    private static void note(OrderLines.Gathered order, Violation violation, OrderCells cells, LineErrors errors) {
        Matcher item = OF_ITEM.matcher(violation.field());
        boolean ofItem = item.matches();
        OrderColumn column = OrderColumn.ofField(ofItem ? item.group(2) : violation.field());
        errors.add(
                ofItem ? order.items().get(Integer.parseInt(item.group(1))).line() : order.line(),
                column == null ? null : cells.name(column),
                violation.code(),
                null);
    }
}
