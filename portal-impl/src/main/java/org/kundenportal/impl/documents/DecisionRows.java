package org.kundenportal.impl.documents;

import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;

/** The decisions on a document. Types that are never decided cost no query. */
final class DecisionRows {

    private DecisionRows() {}

    /** All of them, latest first. */
    static List<DecisionEntity> all(EntityManager em, DocumentEntity document) {
        if (document.key().type() != DocumentType.ESTIMATE) {
            return List.of();
        }
        return em.createQuery(
                        "SELECT e FROM Decision e WHERE e.documentId = :document ORDER BY e.id DESC",
                        DecisionEntity.class)
                .setParameter("document", document.id().value())
                .getResultList();
    }

    /** The one that counts. */
    static Optional<DecisionEntity> live(EntityManager em, DocumentEntity document) {
        if (document.key().type() != DocumentType.ESTIMATE) {
            return Optional.empty();
        }
        return em.createQuery(
                        "SELECT e FROM Decision e WHERE e.documentId = :document AND e.voidedAt IS NULL"
                                + " ORDER BY e.id DESC",
                        DecisionEntity.class)
                .setParameter("document", document.id().value())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /**
     * What the document is when the host says so. A host that calls an estimate open has not heard of the decision yet,
     * which therefore stays; whatever else it says, it knows.
     */
    static DocumentStatus standing(EntityManager em, DocumentEntity document, DocumentStatus pushed) {
        return pushed == DocumentStatus.OPEN
                ? live(em, document).map(DecisionEntity::status).orElse(pushed)
                : pushed;
    }
}
