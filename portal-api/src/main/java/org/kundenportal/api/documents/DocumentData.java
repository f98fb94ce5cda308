package org.kundenportal.api.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.kundenportal.api.Money;
import org.kundenportal.api.customers.CustomerNumber;

/**
 * A document as the host pushes it in.
 *
 * @param key never null
 * @param customer whose document it is; never null
 * @param issueDate never null
 * @param dueDate until when to pay, may be null
 * @param validUntil until when an estimate binds, may be null
 * @param status never null
 * @param total the gross total, null where the document has no prices
 * @param paid how much of the total is paid by the host's books; null for nothing
 * @param lines in order, possibly empty
 * @param note free text below the lines, may be null
 * @param orderNumber may be null
 * @param subscriptionHandle may be null
 * @param dunningLevel which reminder it is, from 1; null if none
 * @param workOrderNumber may be null
 */
public record DocumentData(
        DocumentKey key,
        CustomerNumber customer,
        LocalDate issueDate,
        LocalDate dueDate,
        LocalDate validUntil,
        DocumentStatus status,
        Money total,
        Money paid,
        List<DocumentLine> lines,
        String note,
        String orderNumber,
        String subscriptionHandle,
        Integer dunningLevel,
        String workOrderNumber) {

    /** Refuses nulls where they have no meaning and copies the lines. */
    public DocumentData {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(issueDate, "issueDate");
        Objects.requireNonNull(status, "status");
        lines = List.copyOf(lines);
    }
}
