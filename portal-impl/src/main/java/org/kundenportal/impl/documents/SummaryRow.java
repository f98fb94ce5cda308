package org.kundenportal.impl.documents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.kundenportal.api.Money;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentSummary;
import org.kundenportal.api.documents.DocumentType;

/** The columns that lists read instead of whole entities, which would cost half as much again. */
final class SummaryRow {

    private static final String SHOWN =
            "d.id, d.type, d.number, d.status, d.issueDate, d.dueDate, d.validUntil, d.currency,"
                    + " d.total, d.paid, d.orderNumber, d.subject, d.commentCount, d.firstViewedAt, ";

    /** What to select of a document {@code d} for its customer; a row begins with these columns. */
    static final String COLUMNS = SHOWN + "d.unreadByCustomer";

    /** The same for staff. */
    static final String STAFF_COLUMNS = SHOWN + "d.unreadComments";

    /** How many they are. */
    static final int WIDTH = 15;

    private SummaryRow() {}

    static long id(Object[] row) {
        return (Long) row[0];
    }

    static LocalDate issueDate(Object[] row) {
        return (LocalDate) row[4];
    }

    static DocumentSummary toSummary(Object[] row, LocalDate today) {
        Currency currency = (Currency) row[7];
        return summary(
                new DocumentKey((DocumentType) row[1], (String) row[2]),
                (DocumentStatus) row[3],
                new LocalDate[] {(LocalDate) row[4], (LocalDate) row[5], (LocalDate) row[6]},
                DocumentEntity.money((BigDecimal) row[8], currency),
                DocumentEntity.money((BigDecimal) row[9], currency),
                (String) row[10],
                (String) row[11],
                new int[] {(Integer) row[12], (Integer) row[14]},
                row[13] == null,
                today);
    }

    /** As the document's customer sees it. */
    static DocumentSummary toSummary(DocumentEntity document, LocalDate today) {
        return summary(
                document.key(),
                document.status(),
                new LocalDate[] {document.issueDate(), document.dueDate(), document.validUntil()},
                document.total(),
                document.paid(),
                document.orderNumber(),
                document.subject(),
                new int[] {document.commentCount(), document.unreadByCustomer()},
                document.firstViewedAt() == null,
                today);
    }

    private static DocumentSummary summary(
            DocumentKey key,
            DocumentStatus status,
            LocalDate[] dates,
            Money total,
            Money paid,
            String orderNumber,
            String subject,
            int[] comments,
            boolean unseen,
            LocalDate today) {
        Money open = DocumentRules.open(key.type(), status, total, paid);
        return new DocumentSummary(
                key,
                dates[0],
                dates[1],
                dates[2],
                status,
                total,
                total != null && paid == null ? Money.zero(total.currency()) : paid,
                open,
                DocumentRules.isOverdue(key.type(), open, dates[1], today),
                unseen,
                comments[0],
                comments[1],
                orderNumber,
                subject);
    }
}
