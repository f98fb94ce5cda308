package org.kundenportal.impl.documents;

import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.DocumentId;
import org.kundenportal.api.Money;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;

/**
 * What of a document those need who write about it. Immutable.
 *
 * @param id of its row
 * @param key its type and number
 * @param customer whose it is
 * @param status its state
 * @param total null if it states no amount
 * @param order the number of the merchant's order that it belongs to, null for none; there may be no such order
 */
public record DocumentFacts(
        DocumentId id, DocumentKey key, CustomerId customer, DocumentStatus status, Money total, String order) {

    /** The customer's document with this key: of several sellers' documents, the one that changed last. */
    public static Optional<DocumentFacts> find(EntityManager em, CustomerId customer, DocumentKey key) {
        return em.createQuery(
                        "SELECT d FROM Document d WHERE d.type = :type AND d.number = :number"
                                + " AND d.customerId = :customer ORDER BY d.updatedAt DESC, d.id DESC",
                        DocumentEntity.class)
                .setParameter("type", key.type())
                .setParameter("number", key.number())
                .setParameter("customer", customer.value())
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(DocumentFacts::of);
    }

    /** The document of this row; empty if there is none any more. */
    public static Optional<DocumentFacts> find(EntityManager em, DocumentId id) {
        return Optional.ofNullable(em.find(DocumentEntity.class, id.value())).map(DocumentFacts::of);
    }

    private static DocumentFacts of(DocumentEntity document) {
        return new DocumentFacts(
                document.id(),
                document.key(),
                document.customer(),
                document.status(),
                document.total(),
                document.salesOrderNumber());
    }
}
