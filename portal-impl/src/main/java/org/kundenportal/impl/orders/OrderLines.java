package org.kundenportal.impl.orders;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kundenportal.api.OrderNumber;

/**
 * The cells of a file with orders, gathered by order: what all lines say alike, and the items. Cells that cannot be read,
 * and lines that contradict others, are errors. Used by one thread.
 */
final class OrderLines {

    private final OrderCells cells;
    private final LineErrors errors;
    private final Map<OrderNumber, Gathered> orders = new LinkedHashMap<>();

    OrderLines(OrderCells cells, LineErrors errors) {
        this.cells = cells;
        this.errors = errors;
    }

    /** What an item's line says. */
    record Item(int line, Map<OrderColumn, Object> values) {}

    /** What the lines of one order say. */
    static final class Gathered {
        private final OrderNumber number;
        private final int line;
        private final Map<OrderColumn, Object> values = new EnumMap<>(OrderColumn.class);
        private final List<Item> items = new ArrayList<>();
        private boolean broken;

        private Gathered(OrderNumber number, int line) {
            this.number = number;
            this.line = line;
        }

        OrderNumber number() {
            return number;
        }

        /** Where it begins. */
        int line() {
            return line;
        }

        /** What its lines say of the column; null if they say nothing. */
        <T> T value(OrderColumn column, Class<T> type) {
            return type.cast(values.get(column));
        }

        List<Item> items() {
            return items;
        }

        /** Whether something of it could not be read. */
        boolean isBroken() {
            return broken;
        }
    }

    /** All orders, as they begin in the file. */
    List<Gathered> orders() {
        return List.copyOf(orders.values());
    }

    /** Takes a line. */
    void add(CsvTable.Row row) {
        int before = errors.count();
        OrderNumber number = (OrderNumber) cells.read(row, OrderColumn.ORDER_NUMBER);
        if (number == null) {
            if (errors.count() == before) {
                errors.add(row.line(), cells.name(OrderColumn.ORDER_NUMBER), "REQUIRED", null);
            }
            return;
        }
        Gathered order = orders.computeIfAbsent(number, key -> new Gathered(key, row.line()));
        OrderColumn.OF_ORDERS.forEach(column -> say(order, row, column));
        Map<OrderColumn, Object> item = new EnumMap<>(OrderColumn.class);
        for (OrderColumn column : OrderColumn.OF_ITEMS) {
            Object value = cells.read(row, column);
            if (value != null) {
                item.put(column, value);
            }
        }
        if (!item.isEmpty()) {
            order.items.add(new Item(row.line(), item));
            if (!item.containsKey(OrderColumn.DESCRIPTION)) {
                errors.add(row.line(), cells.name(OrderColumn.DESCRIPTION), "REQUIRED", null);
            }
        }
        order.broken |= errors.count() > before;
    }

    private void say(Gathered order, CsvTable.Row row, OrderColumn column) {
        Object value = cells.read(row, column);
        if (value == null) {
            return;
        }
        Object known = order.values.putIfAbsent(column, value);
        if (known != null && !Objects.equals(known, value)) {
            errors.add(row.line(), cells.name(column), "CONTRADICTION", cells.text(row, column));
        }
    }
}
