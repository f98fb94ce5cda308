package org.kundenportal.impl.documents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.kundenportal.api.Money;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.documents.DocumentData;
import org.kundenportal.api.documents.DocumentLine;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.impl.templates.Template;

/** What a document must be like to be taken from a host. */
public final class DataRules {

    static final int MAX_LINES = 5_000;
    private static final int MAX_TEXT = 4_000;
    private static final int MAX_NOTE = 20_000;
    private static final int MAX_NAME = 64;
    private static final int MAX_INTEGER_DIGITS = 13;
    static final int MAX_DECIMALS = 6;
    private static final int LAST_YEAR = 9999;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Set<DocumentStatus> OF_PAYMENT = Set.of(DocumentStatus.PARTIALLY_PAID, DocumentStatus.PAID);
    private static final Set<DocumentStatus> OF_DECISION = Set.of(DocumentStatus.ACCEPTED, DocumentStatus.DECLINED);

    private final List<Violation> violations = new ArrayList<>();

    private DataRules() {}

    /** Throws INVALID_REQUEST with all violations, if there are any. */
    static void check(DocumentData document) {
        DataRules rules = new DataRules();
        rules.document(document);
        if (!rules.violations.isEmpty()) {
            throw PortalException.invalid(rules.violations);
        }
    }

    /** Adds what is wrong with lines whose fields have names that begin like this, to be taken together. */
    public static void checkLines(
            String field, List<DocumentLine> lines, Currency currency, List<Violation> violations) {
        DataRules rules = new DataRules();
        rules.lines(field, lines);
        if (rules.violations.isEmpty() && !Totals.fit(lines, currency)) {
            rules.add(field, "OUT_OF_RANGE");
        }
        violations.addAll(rules.violations);
    }

    private void document(DocumentData document) {
        status(document);
        date("issueDate", document.issueDate());
        date("dueDate", document.dueDate());
        date("validUntil", document.validUntil());
        amounts(document.total(), document.paid());
        if (document.dueDate() != null && document.dueDate().isBefore(document.issueDate())) {
            add("dueDate", "BEFORE_ISSUE_DATE");
        }
        length("note", document.note(), MAX_NOTE);
        placeholders("note", document.note());
        length("orderNumber", document.orderNumber(), MAX_NAME);
        length("subscriptionHandle", document.subscriptionHandle(), MAX_NAME);
        length("workOrderNumber", document.workOrderNumber(), MAX_NAME);
        if (document.dunningLevel() != null && (document.dunningLevel() < 0 || document.dunningLevel() > 99)) {
            add("dunningLevel", "OUT_OF_RANGE");
        }
        lines("lines", document.lines());
        Currency currency = document.total() == null ? null : document.total().currency();
        if (violations.isEmpty() && !Totals.fit(document.lines(), currency)) {
            add("lines", "OUT_OF_RANGE");
        }
    }

    private void date(String field, LocalDate date) {
        if (!isInRange(date)) {
            add(field, "OUT_OF_RANGE");
        }
    }

    /** Whether every database and every printed page has room for the date; null has all. */
    static boolean isInRange(LocalDate date) {
        return date == null || (date.getYear() >= 1 && date.getYear() <= LAST_YEAR);
    }

    /** Whether the number has not too many digits before its point; null has none. */
    static boolean isInRange(BigDecimal number) {
        return number == null || (long) number.precision() - number.scale() <= MAX_INTEGER_DIGITS;
    }

    /** Whether the number is from 0 to 100; null is no other. */
    static boolean isPercentage(BigDecimal number) {
        return number == null || (number.signum() >= 0 && number.compareTo(HUNDRED) <= 0);
    }

    private void status(DocumentData document) {
        DocumentType type = document.key().type();
        boolean payable =
                type == DocumentType.INVOICE || type == DocumentType.REMINDER || type == DocumentType.CREDIT_NOTE;
        boolean strangePayment = OF_PAYMENT.contains(document.status()) && !payable;
        boolean strangeDecision = OF_DECISION.contains(document.status()) && type != DocumentType.ESTIMATE;
        if (strangePayment || strangeDecision) {
            add("status", "NOT_OF_THIS_TYPE");
        }
    }

    private void amounts(Money total, Money paid) {
        if (paid != null && total == null) {
            add("total", "REQUIRED");
        }
        if (paid != null && total != null && !paid.currency().equals(total.currency())) {
            add("paid.currency", "CURRENCY_MISMATCH");
        }
        if (paid != null && (paid.amount().signum() < 0 || !isInRange(open(total, paid)))) {
            add("paid.amount", "OUT_OF_RANGE");
        }
    }

    private static BigDecimal open(Money total, Money paid) {
        return total == null ? null : total.amount().subtract(paid.amount());
    }

    private void lines(String field, List<DocumentLine> lines) {
        if (lines.size() > MAX_LINES) {
            add(field, "TOO_MANY");
        }
        for (int i = 0; i < Math.min(MAX_LINES, lines.size()); i++) {
            line(field + "[" + i + "].", lines.get(i));
        }
    }

    private void line(String field, DocumentLine line) {
        if (line.description() == null || line.description().isBlank()) {
            add(field + "description", "REQUIRED");
        }
        length(field + "description", line.description(), MAX_TEXT);
        length(field + "unit", line.unit(), MAX_NAME);
        if (line.quantity() == null) {
            add(field + "quantity", "REQUIRED");
        }
        number(field + "quantity", line.quantity());
        number(field + "unitPrice", line.unitPrice());
        if (!isPercentage(line.vatPercent())) {
            add(field + "vatPercent", "OUT_OF_RANGE");
        }
        number(field + "vatPercent", line.vatPercent());
    }

    private void number(String field, BigDecimal number) {
        if (number == null) {
            return;
        }
        if (!isInRange(number)) {
            add(field, "OUT_OF_RANGE");
        }
        if (number.scale() > MAX_DECIMALS) {
            add(field, "TOO_MANY_DECIMALS");
        }
    }

    private void length(String field, String value, int max) {
        if (value != null && value.length() > max) {
            add(field, "TOO_LONG");
        }
        // PostgreSQL takes none in a text
        if (value != null && value.indexOf('\0') >= 0) {
            add(field, "INVALID_CHARACTER");
        }
    }

    private void placeholders(String field, String value) {
        if (value != null
                && !Template.of(value).unknown(DocumentPlaceholders.NAMES).isEmpty()) {
            add(field, "UNKNOWN_PLACEHOLDER");
        }
    }

    private void add(String field, String code) {
        violations.add(new Violation(field, code));
    }
}
