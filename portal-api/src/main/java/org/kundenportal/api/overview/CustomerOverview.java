package org.kundenportal.api.overview;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.kundenportal.api.Money;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.documents.DocumentSummary;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.orders.OrderSummary;
import org.kundenportal.api.settings.Release;

/**
 * The customer's start page.
 *
 * @param customer the master data
 * @param greeting sanitised HTML
 * @param today in the merchant's zone
 * @param released what the merchant has released
 * @param attention what waits for the customer, most urgent first
 * @param counts released documents by type
 * @param unseen how many of them the customer has never opened
 * @param unreadComments comments of staff that the customer has not read
 * @param openInvoices the first few invoices to pay, earliest due first
 * @param openInvoiceCount how many invoices are to be paid
 * @param openTotals what is to be paid in all, one amount a currency
 * @param latest the latest few documents
 * @param latestOrders the latest few orders
 */
public record CustomerOverview(
        CustomerData customer,
        String greeting,
        LocalDate today,
        Release released,
        List<Attention> attention,
        Map<DocumentType, Long> counts,
        long unseen,
        long unreadComments,
        List<DocumentSummary> openInvoices,
        long openInvoiceCount,
        List<Money> openTotals,
        List<DocumentSummary> latest,
        List<OrderSummary> latestOrders) {

    /**
     * Something that waits for the customer.
     *
     * @param kind why it waits
     * @param document what waits
     */
    public record Attention(Kind kind, DocumentSummary document) {

        /** Why something waits. */
        public enum Kind {
            /** An invoice whose due date has passed. */
            INVOICE_OVERDUE,
            /** An invoice that is due within a week. */
            INVOICE_DUE,
            /** An estimate that can be decided. */
            ESTIMATE_OPEN,
            /** Staff have written something that the customer has not read. */
            COMMENT_UNREAD,
            /** A service report that the customer has not opened. */
            SERVICE_REPORT_NEW
        }
    }
}
