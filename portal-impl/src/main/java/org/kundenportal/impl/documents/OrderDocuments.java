package org.kundenportal.impl.documents;

import java.time.LocalDate;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.DocumentId;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentSummary;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.settings.Release;

/** The documents of orders, for those who work with orders in a transaction of theirs. */
public final class OrderDocuments {

    private OrderDocuments() {}

    /**
     * The invoice of an order.
     *
     * @param isDraft whether the host still writes it: nobody may have it, and nobody makes another one
     */
    public record Invoice(DocumentId id, DocumentKey key, LocalDate issueDate, boolean isDraft) {}

    /**
     * The customer's invoice that belongs to the order: of several the one made last that is issued and not void; what is
     * void, and then what is a draft, only if there is no other.
     */
    public static Optional<Invoice> invoice(EntityManager em, CustomerId customer, OrderNumber order) {
        return em
                .createQuery(
                        "SELECT d FROM Document d WHERE d.customerId = :customer AND d.salesOrderNumber = :order"
                                + " AND d.type = :type ORDER BY d.id DESC",
                        DocumentEntity.class)
                .setParameter("customer", customer.value())
                .setParameter("order", order.value())
                .setParameter("type", DocumentType.INVOICE)
                .getResultList()
                .stream()
                .min((one, other) -> Integer.compare(rank(one), rank(other)))
                .map(found -> new Invoice(
                        found.id(), found.key(), found.issueDate(), found.status() == DocumentStatus.DRAFT));
    }

    private static int rank(DocumentEntity invoice) {
        return switch (invoice.status()) {
            case CANCELED -> 1;
            case DRAFT -> 2;
            default -> 0;
        };
    }

    /** The invoice, if its customer may pay it now. */
    public static Optional<DocumentSummary> payable(
            EntityManager em, ActingCustomer customer, DocumentKey invoice, Release release, LocalDate today) {
        if (!release.actions().contains(DocumentAction.PAY)) {
            return Optional.empty();
        }
        return CustomerGate.find(em, customer, invoice, release)
                .map(document -> SummaryRow.toSummary(document, today))
                .filter(summary -> summary.open() != null && summary.open().isPositive());
    }
}
