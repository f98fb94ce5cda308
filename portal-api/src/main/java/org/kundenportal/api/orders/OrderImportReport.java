package org.kundenportal.api.orders;

import java.time.Instant;
import java.util.List;
import org.kundenportal.api.Money;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.customers.CustomerNumber;

/**
 * What a file with orders comes to.
 *
 * @param encoding {@code UTF-8} or {@code windows-1252}; null if the file could not be read
 * @param delimiter what separates the values; null if the file could not be read
 * @param lines how many lines have values, without the one that names the columns
 * @param orders the first {@value #MAX_ORDERS} orders without errors, in the order of the file
 * @param counts of all orders and errors
 * @param errors the first {@value #MAX_ERRORS}, by line
 * @param ignoredColumns names of columns that nobody knows, as the file has them
 */
public record OrderImportReport(
        String encoding,
        String delimiter,
        int lines,
        List<Entry> orders,
        Counts counts,
        List<LineError> errors,
        List<String> ignoredColumns) {

    /** The most orders that are named. */
    public static final int MAX_ORDERS = 200;

    /** The most errors that are named. */
    public static final int MAX_ERRORS = 500;

    /** Copies the lists. */
    public OrderImportReport {
        orders = List.copyOf(orders);
        errors = List.copyOf(errors);
        ignoredColumns = List.copyOf(ignoredColumns);
    }

    /** What importing an order does. */
    public enum Action {
        /** The portal did not have it. */
        CREATE,
        /** It says something new. */
        UPDATE,
        /** The portal has it as it is. */
        UNCHANGED
    }

    /**
     * An order of the file.
     *
     * @param line where it begins; the line with the columns' names is 1
     * @param buyer null if the customer bought
     * @param platform may be null
     * @param paidAt may be null
     * @param items how many
     * @param total with tax; null if a price is not known
     * @param createsCustomer whether it is the first of a customer whom the portal does not know
     */
    public record Entry(
            int line,
            OrderNumber number,
            CustomerNumber customer,
            String buyer,
            String platform,
            OrderStatus status,
            Instant orderedAt,
            Instant paidAt,
            int items,
            Money total,
            Action action,
            boolean createsCustomer) {}

    /**
     * How many of each.
     *
     * @param customersCreated customers whom the portal does not know
     */
    public record Counts(int create, int update, int unchanged, int customersCreated, int errors) {}

    /**
     * What is wrong in a line.
     *
     * @param line as an editor counts; 1 is the line with the columns' names
     * @param column its name in the file, or the one it should have; null if it is not about one
     * @param code of the rule, as that of a {@link org.kundenportal.api.Violation}
     * @param value what stands there, shortened; null if it is not about a value
     */
    public record LineError(int line, String column, String code, String value) {}
}
