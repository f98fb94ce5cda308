package org.kundenportal.api.documents;

import java.time.LocalDate;
import org.kundenportal.api.Money;

/**
 * A document as a row of a list.
 *
 * @param key never null
 * @param issueDate never null
 * @param dueDate may be null
 * @param validUntil may be null
 * @param status never null
 * @param total gross, may be null
 * @param paid null if the document has no total
 * @param open what is still to be paid (BT-115 less what came since), zero if nothing, null if the document has no total
 * @param overdue whether something is to be paid and the due date has passed in the merchant's zone
 * @param unseen whether the customer has never opened it
 * @param commentCount comments that the customer can see
 * @param unreadComments comments of the other side that the reader has not read: a customer those of staff, staff those
 *     of the customer
 * @param orderNumber may be null
 * @param subject the first line's description, may be null
 */
public record DocumentSummary(
        DocumentKey key,
        LocalDate issueDate,
        LocalDate dueDate,
        LocalDate validUntil,
        DocumentStatus status,
        Money total,
        Money paid,
        Money open,
        boolean overdue,
        boolean unseen,
        int commentCount,
        int unreadComments,
        String orderNumber,
        String subject) {}
