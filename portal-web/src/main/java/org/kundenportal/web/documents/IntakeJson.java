package org.kundenportal.web.documents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.kundenportal.api.Money;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentData;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentLine;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.ImportedDocument;
import org.kundenportal.web.json.Checks;
import org.kundenportal.web.json.Decimal;
import org.kundenportal.web.json.MoneyJson;

/** Documents on the wire, as hosts push them in. */
public final class IntakeJson {

    private static final int MAX_LINES = 2_000;
    private static final int MAX_DESCRIPTION = 4_000;
    private static final int MAX_NOTE = 10_000;
    private static final int MAX_UNIT = 40;
    private static final int MAX_KEY = 64;
    private static final int MAX_DUNNING_LEVEL = 99;

    /** Unit prices and quantities may be finer than money. */
    private static final int DECIMALS = 6;

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private IntakeJson() {}

    /**
     * A document. Totals, unit prices and quantities may be negative, because corrections and discounts are; what is paid
     * may not.
     */
    public record DocumentBody(
            String customerNumber,
            String issueDate,
            String dueDate,
            String validUntil,
            String status,
            MoneyJson.In total,
            MoneyJson.In paid,
            List<LineBody> lines,
            String note,
            String orderNumber,
            String subscriptionHandle,
            Integer dunningLevel,
            String workOrderNumber) {

        DocumentData toData(DocumentKey key) {
            Checks checks = new Checks();
            CustomerNumber customer = checks.value("customerNumber", customerNumber, CustomerNumber::new);
            LocalDate issued = checks.date("issueDate", checks.required("issueDate", issueDate));
            LocalDate due = checks.date("dueDate", dueDate);
            LocalDate valid = checks.date("validUntil", validUntil);
            DocumentStatus stage = checks.choice("status", checks.required("status", status), DocumentStatus.class);
            Money sum = checks.money("total", total);
            Money settled = paid(checks, sum);
            List<DocumentLine> content = lines(checks);
            String text = checks.text("note", note, MAX_NOTE);
            String order = checks.line("orderNumber", orderNumber, MAX_KEY);
            String subscription = checks.line("subscriptionHandle", subscriptionHandle, MAX_KEY);
            Integer level = dunningLevel(checks);
            String workOrder = checks.line("workOrderNumber", workOrderNumber, MAX_KEY);
            return checks.then(() -> new DocumentData(
                    key,
                    customer,
                    issued,
                    due,
                    valid,
                    stage,
                    sum,
                    settled,
                    content,
                    text,
                    order,
                    subscription,
                    level,
                    workOrder));
        }

        private Money paid(Checks checks, Money sum) {
            Money settled = checks.money("paid", paid);
            if (settled != null && settled.amount().signum() < 0) {
                checks.note("paid.amount", "OUT_OF_RANGE");
            }
            if (settled != null && sum != null && !settled.currency().equals(sum.currency())) {
                checks.note("paid.currency", "CURRENCY_MISMATCH");
            }
            return settled;
        }

        private List<DocumentLine> lines(Checks checks) {
            List<LineBody> given = checks.list("lines", lines, MAX_LINES);
            return IntStream.range(0, given.size())
                    .mapToObj(i -> given.get(i).toLine(checks, "lines[" + i + "]."))
                    .toList();
        }

        private Integer dunningLevel(Checks checks) {
            if (dunningLevel != null && (dunningLevel < 1 || dunningLevel > MAX_DUNNING_LEVEL)) {
                checks.note("dunningLevel", "OUT_OF_RANGE");
            }
            return dunningLevel;
        }
    }

    /** A line; without quantity it is one. */
    public record LineBody(String description, Decimal quantity, String unit, Decimal unitPrice, Decimal vatPercent) {

        private DocumentLine toLine(Checks checks, String path) {
            BigDecimal count = checks.decimal(path + "quantity", quantity, DECIMALS);
            return new DocumentLine(
                    checks.requiredText(path + "description", description, MAX_DESCRIPTION),
                    count == null ? BigDecimal.ONE : count,
                    checks.line(path + "unit", unit, MAX_UNIT),
                    checks.decimal(path + "unitPrice", unitPrice, DECIMALS),
                    percent(checks, path + "vatPercent"));
        }

        private BigDecimal percent(Checks checks, String field) {
            BigDecimal percent = checks.decimal(field, vatPercent, DECIMALS);
            if (percent != null && (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0)) {
                checks.note(field, "OUT_OF_RANGE");
            }
            return percent;
        }
    }

    /** What became of an imported file. {@code unmatchedId} is set where it waits for staff, {@code outcome} tells a new version from the same file again. */
    public record Imported(
            String type,
            String number,
            String customerNumber,
            boolean created,
            boolean customerCreated,
            String unmatchedId,
            String outcome) {

        static Imported of(ImportedDocument imported) {
            return new Imported(
                    imported.key().type().name(),
                    imported.key().number(),
                    imported.customer() == null ? null : imported.customer().value(),
                    imported.outcome() == ImportedDocument.Outcome.CREATED,
                    imported.customerCreated(),
                    imported.unmatchedId(),
                    imported.outcome().name());
        }
    }

    /** 201 for what is new, 202 for what waits for staff, 200 otherwise. */
    static int status(ImportedDocument imported) {
        return switch (imported.outcome()) {
            case CREATED -> 201;
            case UNMATCHED -> 202;
            case NEW_VERSION, UNCHANGED -> 200;
        };
    }
}
