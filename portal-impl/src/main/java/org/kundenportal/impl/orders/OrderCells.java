package org.kundenportal.impl.orders;

import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.orders.DecimalMark;

/** Reads the cells of a file with orders as what they are. Used by one thread. */
final class OrderCells {

    private final Map<OrderColumn, Integer> places;
    private final Map<OrderColumn, String> names = new EnumMap<>(OrderColumn.class);
    private final ZoneId zone;
    private final DecimalMark decimals;
    private final LineErrors errors;

    /**
     * @param places where the file has which column
     * @param zone of days, and of times without an offset
     * @param decimals may be null
     */
    OrderCells(CsvTable table, Map<OrderColumn, Integer> places, ZoneId zone, DecimalMark decimals, LineErrors errors) {
        this.places = places;
        places.forEach((column, place) -> names.put(column, table.header().get(place)));
        this.zone = zone;
        this.decimals = decimals;
        this.errors = errors;
    }

    /** The column's name in the file, or the one that it should have. */
    String name(OrderColumn column) {
        return names.getOrDefault(column, column.english());
    }

    /** What stands there; empty if nothing does. */
    String text(CsvTable.Row row, OrderColumn column) {
        Integer place = places.get(column);
        return place == null || place >= row.values().size() ? "" : row.values().get(place);
    }

    /** The value of the cell; null if it is empty, or if it cannot be read, which is an error then. */
    Object read(CsvTable.Row row, OrderColumn column) {
        String text = text(row, column);
        if (text.isEmpty()) {
            return null;
        }
        Object value =
                switch (column) {
                    case ORDER_NUMBER -> key(row, column, text, OrderNumber::new);
                    case CUSTOMER_NUMBER -> key(row, column, text, CustomerNumber::new);
                    case STATUS -> CsvWords.status(text).orElse(null);
                    case ORDERED_AT, PAID_AT -> CsvWords.instant(text, zone).orElse(null);
                    case WAIVED_IN_SHOP -> CsvWords.yes(text).orElse(null);
                    case LANGUAGE -> CsvWords.language(text);
                    case CURRENCY -> currency(text);
                    case QUANTITY, UNIT_PRICE -> number(row, column, text);
                    case VAT_PERCENT -> number(row, column, percent(text));
                    case BUYER_NAME, BUYER_EMAIL, PLATFORM, ARTICLE_NUMBER, DESCRIPTION -> text;
                };
        String code = codeOf(column);
        if (value == null && code != null) {
            error(row, column, code, text);
        }
        return value;
    }

    /** What is wrong with a cell that cannot be read; null if reading it says so itself. */
    private static String codeOf(OrderColumn column) {
        return switch (column) {
            case STATUS -> "UNKNOWN_STATUS";
            case ORDERED_AT, PAID_AT -> "NOT_A_DATE";
            case WAIVED_IN_SHOP -> "NOT_YES_OR_NO";
            case CURRENCY -> "INVALID_CURRENCY";
            default -> null;
        };
    }

    private <T> T key(CsvTable.Row row, OrderColumn column, String text, Function<String, T> make) {
        try {
            return make.apply(text);
        } catch (PortalException e) {
            e.violations().forEach(violation -> error(row, column, violation.code(), text));
            return null;
        }
    }

    private static String percent(String text) {
        return text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
    }

    private Object number(CsvTable.Row row, OrderColumn column, String text) {
        CsvNumber number = CsvNumber.of(text, decimals);
        if (number.code() != null) {
            error(row, column, number.code(), text);
        }
        return number.value();
    }

    private static Currency currency(String text) {
        try {
            Currency currency = Currency.getInstance("€".equals(text) ? "EUR" : text.toUpperCase(Locale.ROOT));
            return currency.getDefaultFractionDigits() < 0 ? null : currency;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void error(CsvTable.Row row, OrderColumn column, String code, String text) {
        errors.add(row.line(), name(column), code, text);
    }
}
