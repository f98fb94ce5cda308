package org.kundenportal.impl.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.kundenportal.api.Money;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentData;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentLine;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;

/** Collects a document of the demo company; prices are net, VAT is 19 percent. */
final class DemoDocument {

    private static final BigDecimal VAT = BigDecimal.valueOf(19);

    private final DocumentKey key;
    private final CustomerNumber customer;
    private final LocalDate issued;
    private final List<DocumentLine> lines = new ArrayList<>();
    private DocumentStatus status = DocumentStatus.OPEN;
    private LocalDate due;
    private LocalDate validUntil;
    private String paid;
    private String note;
    private String orderNumber;
    private Integer dunningLevel;
    private String workOrderNumber;

    DemoDocument(DocumentType type, String number, String customer, LocalDate issued) {
        this.key = new DocumentKey(type, number);
        this.customer = new CustomerNumber(customer);
        this.issued = issued;
    }

    DemoDocument line(String description, String quantity, String unit, String unitPrice) {
        lines.add(new DocumentLine(
                description,
                new BigDecimal(quantity),
                unit,
                unitPrice == null ? null : new BigDecimal(unitPrice),
                unitPrice == null ? null : VAT));
        return this;
    }

    DemoDocument status(DocumentStatus newStatus) {
        status = newStatus;
        return this;
    }

    DemoDocument due(LocalDate day) {
        due = day;
        return this;
    }

    DemoDocument validUntil(LocalDate day) {
        validUntil = day;
        return this;
    }

    DemoDocument paid(String amount) {
        paid = amount;
        return this;
    }

    DemoDocument note(String text) {
        note = text;
        return this;
    }

    DemoDocument order(String number) {
        orderNumber = number;
        return this;
    }

    DemoDocument dunning(int level) {
        dunningLevel = level;
        return this;
    }

    DemoDocument workOrder(String number) {
        workOrderNumber = number;
        return this;
    }

    DocumentData build() {
        return new DocumentData(
                key,
                customer,
                issued,
                due,
                validUntil,
                status,
                total(),
                paid == null ? null : Money.of(paid, "EUR"),
                lines,
                note,
                orderNumber,
                null,
                dunningLevel,
                workOrderNumber);
    }

    private Money total() {
        if (lines.stream().anyMatch(line -> line.unitPrice() == null)) {
            return null;
        }
        BigDecimal net = lines.stream()
                .map(line -> line.quantity().multiply(line.unitPrice()).setScale(2, RoundingMode.HALF_UP))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal tax = net.multiply(VAT).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
        return new Money(net.add(tax), Money.of("0", "EUR").currency());
    }
}
