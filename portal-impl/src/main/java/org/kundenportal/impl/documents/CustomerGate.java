package org.kundenportal.impl.documents;

import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.settings.Release;

/**
 * The one way by which a customer gets at a document. The customer is part of the query; what is foreign, not released,
 * a draft, outside of the session's scope, or not there answers alike.
 */
final class CustomerGate {

    private CustomerGate() {}

    /**
     * The document, for this action. Not for a session of an order: what it may have of the order's invoice, and how long,
     * the order's own rules say.
     *
     * @throws PortalException NOT_FOUND; ACTION_NOT_RELEASED for a document that the customer may know of
     */
    static DocumentEntity open(
            EntityManager em, ActingCustomer customer, DocumentKey key, Release release, DocumentAction action) {
        if (customer.onlyOrder() != null) {
            throw PortalException.notFound();
        }
        return openToPay(em, customer, key, release, action);
    }

    /** The same where nothing but paying is about the document: also the invoice of a session's order. */
    static DocumentEntity openToPay(
            EntityManager em, ActingCustomer customer, DocumentKey key, Release release, DocumentAction action) {
        DocumentEntity document = find(em, customer, key, release).orElseThrow(PortalException::notFound);
        requireAction(release, action);
        return document;
    }

    /** The document, if the customer may know that it is there. */
    static Optional<DocumentEntity> find(EntityManager em, ActingCustomer customer, DocumentKey key, Release release) {
        return em.createQuery(
                        "SELECT d FROM Document d WHERE d.customerId = :customer AND d.type = :type AND d.number = :number"
                                + " ORDER BY d.updatedAt DESC, d.id DESC",
                        DocumentEntity.class)
                .setParameter("customer", customer.customer().value())
                .setParameter("type", key.type())
                .setParameter("number", key.number())
                .getResultStream()
                .filter(found -> isWithin(customer, found))
                .filter(found -> DocumentRules.isReleased(release, key.type(), found.status()))
                .findFirst();
    }

    /** Refuses an action that the merchant has not released (BM-08). */
    static void requireAction(Release release, DocumentAction action) {
        if (!release.actions().contains(action)) {
            throw PortalException.of(ErrorCode.ACTION_NOT_RELEASED);
        }
    }

    /** Refuses a session that is confined to one document or order. */
    static void requireWholePortal(ActingCustomer customer) {
        if (customer.isConfined()) {
            throw PortalException.notFound();
        }
    }

    /** Whether the session is about the document: all, the one that it is confined to, or the invoices of its order. */
    static boolean isWithin(ActingCustomer customer, DocumentEntity document) {
        boolean named =
                customer.onlyDocument() == null || customer.onlyDocument().equals(document.id());
        boolean ordered = customer.onlyOrder() == null
                || (document.key().type() == DocumentType.INVOICE
                        && customer.onlyOrder().value().equals(document.salesOrderNumber()));
        return named && ordered;
    }
}
