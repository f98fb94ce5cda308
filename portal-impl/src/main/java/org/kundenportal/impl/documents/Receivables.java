package org.kundenportal.impl.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.DocumentId;
import org.kundenportal.api.Money;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.settings.Release;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What is open of invoices, and left of credit notes, for those who book payments on them in a transaction of theirs.
 * Thread-safe.
 */
@Component(service = Receivables.class)
public final class Receivables {

    private final DocumentRows rows;

    /** Of these documents. */
    @Activate
    public Receivables(@Reference DocumentRows rows) {
        this.rows = rows;
    }

    /**
     * A document that can be paid, or set off.
     *
     * @param total null if it states no amount
     * @param open what is to be paid, or left of a credit note: zero or above; null if it states no amount
     */
    public record Receivable(
            DocumentId id,
            DocumentKey key,
            CustomerId customer,
            LocalDate issueDate,
            LocalDate dueDate,
            Money total,
            Money open) {}

    /**
     * The document, which the customer may see.
     *
     * @param action VIEW to read about its payments, PAY to pay
     * @throws PortalException NOT_FOUND, also for other types than invoices and credit notes; ACTION_NOT_RELEASED
     */
    public Receivable open(
            EntityManager em, ActingCustomer customer, DocumentKey key, Release release, DocumentAction action) {
        requireType(key);
        return of(CustomerGate.openToPay(em, customer, key, release, action));
    }

    /** Whether the customer may see the document now. */
    public boolean isVisible(EntityManager em, ActingCustomer customer, DocumentKey key, Release release) {
        return release.actions().contains(DocumentAction.VIEW)
                && CustomerGate.find(em, customer, key, release).isPresent();
    }

    /** Whether a session that is confined may know of this document of its customer. */
    public boolean isWithin(EntityManager em, ActingCustomer customer, DocumentId id) {
        return !customer.isConfined() || CustomerGate.isWithin(customer, em.find(DocumentEntity.class, id.value()));
    }

    /**
     * The same documents, locked until the transaction ends, so that nobody else books on them or begins to pay them.
     * Locked in one order, whichever way they are named.
     */
    public List<Receivable> lock(
            EntityManager em, ActingCustomer customer, List<DocumentKey> keys, Release release, DocumentAction action) {
        keys.forEach(Receivables::requireType);
        return keys.stream()
                .map(key -> CustomerGate.openToPay(em, customer, key, release, action))
                .sorted(Comparator.comparing(document -> document.id().value()))
                .map(document -> locked(em, document))
                .map(Receivables::of)
                .toList();
    }

    /** Documents by their ids, locked likewise; for what happens without the customer. */
    public List<Receivable> lock(EntityManager em, Set<DocumentId> ids) {
        return ids.stream()
                .sorted(Comparator.comparing(DocumentId::value))
                .map(id -> locked(em, em.find(DocumentEntity.class, id.value())))
                .map(Receivables::of)
                .toList();
    }

    /**
     * The document that staff mean by this key, locked likewise.
     *
     * @throws PortalException NOT_FOUND
     */
    public Receivable lock(EntityManager em, DocumentKey key) {
        requireType(key);
        return of(locked(em, DocumentRows.found(em, key)));
    }

    /** All of the customer's invoices and credit notes of which something is open, oldest first. */
    public List<Receivable> all(EntityManager em, ActingCustomer customer, Release release) {
        CustomerGate.requireAction(release, DocumentAction.PAY);
        Set<DocumentType> types = VisibleTypes.of(release, Set.of(DocumentType.INVOICE, DocumentType.CREDIT_NOTE));
        if (types.isEmpty()) {
            return List.of();
        }
        return em.createQuery(
                        "SELECT d FROM Document d WHERE d.customerId = :customer AND d.type IN :types"
                                + " AND d.status IN :open AND d.total IS NOT NULL ORDER BY d.dueDate, d.id",
                        DocumentEntity.class)
                .setParameter("customer", customer.customer().value())
                .setParameter("types", types)
                .setParameter("open", Set.of(DocumentStatus.OPEN, DocumentStatus.PARTIALLY_PAID))
                .getResultStream()
                .filter(document -> CustomerGate.isWithin(customer, document))
                .map(Receivables::of)
                .filter(receivable -> receivable.open().isPositive())
                .toList();
    }

    /**
     * Books a part of a payment's transaction on a document; it must be locked. A document that has another currency
     * meanwhile, or no total, is settled by it once it has the amount's currency again.
     *
     * @param amount by which more of it is settled; negative where money went back
     * @param transaction the row of the payments' ledger
     * @param at when the money moved
     */
    public void book(EntityManager em, DocumentId id, Money amount, long transaction, Instant at) {
        DocumentEntity document = em.find(DocumentEntity.class, id.value());
        Settlements.book(em, document, amount, transaction, at);
        document.touch(rows.now());
    }

    private static DocumentEntity locked(EntityManager em, DocumentEntity document) {
        em.refresh(document, LockModeType.PESSIMISTIC_WRITE);
        return document;
    }

    private static void requireType(DocumentKey key) {
        if (key.type() != DocumentType.INVOICE && key.type() != DocumentType.CREDIT_NOTE) {
            throw PortalException.notFound();
        }
    }

    private static Receivable of(DocumentEntity document) {
        return new Receivable(
                document.id(),
                document.key(),
                document.customer(),
                document.issueDate(),
                document.dueDate(),
                document.total(),
                openOf(document));
    }

    private static Money openOf(DocumentEntity document) {
        Money total = document.total();
        if (total == null) {
            return null;
        }
        boolean payable = Stream.of(DocumentStatus.OPEN, DocumentStatus.PARTIALLY_PAID)
                .anyMatch(status -> status == document.status());
        return payable ? Settlements.left(document.key().type(), total, document.paid()) : Money.zero(total.currency());
    }
}
