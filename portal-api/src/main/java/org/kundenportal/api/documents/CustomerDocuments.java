package org.kundenportal.api.documents;

import java.util.Optional;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What customers see of their documents and do with them. Every method goes through one gate: a document of another
 * customer, of a type that is not released, a draft, and one that does not exist answer alike with NOT_FOUND (BM-01,
 * BM-07). An action that is not released answers ACTION_NOT_RELEASED (BM-08). Thread-safe.
 */
@ProviderType
public interface CustomerDocuments {

    /** The customer's released documents, latest issue date first. Empty while viewing is not released. */
    Page<DocumentSummary> list(ActingCustomer customer, DocumentFilter filter, PageRequest page);

    /** One document with everything that its page shows. */
    DocumentDetail get(ActingCustomer customer, DocumentKey key);

    /** The document as PDF: the one that came with it, else rendered from its data. */
    DocumentFile pdf(ActingCustomer customer, DocumentKey key);

    /**
     * The structured e-invoice.
     *
     * @throws org.kundenportal.api.PortalException NOT_FOUND also if the document has none
     */
    DocumentFile xml(ActingCustomer customer, DocumentKey key);

    /**
     * How to pay the document by transfer; empty if nothing is to be paid, not in euro, or the merchant has named no bank
     * account.
     */
    Optional<CreditTransfer> transfer(ActingCustomer customer, DocumentKey key);

    /**
     * Notes that the customer has now seen the document and what staff wrote there. Reading alone never does (ruling 13),
     * and neither does somebody who only looks.
     */
    void recordView(ActingCustomer customer, DocumentKey key);

    /**
     * Accepts or declines an estimate. Of several decisions at once one counts; its evidence is kept and goes to both
     * sides by mail.
     *
     * @throws org.kundenportal.api.PortalException NOT_FOUND also for every other type; VIEW_ONLY; INVALID_REQUEST, fields
     *     {@code name} and {@code reason}; ALREADY_DECIDED; ESTIMATE_EXPIRED; DOCUMENT_CHANGED if what was shown is no
     *     longer what counts; ACTION_NOT_RELEASED
     */
    RecordedDecision decide(ActingCustomer customer, DocumentKey key, Decision decision);

    /**
     * The evidence of the decision that counts, as PDF.
     *
     * @throws org.kundenportal.api.PortalException NOT_FOUND also if no decision counts
     */
    DocumentFile evidence(ActingCustomer customer, DocumentKey key);

    /** The comments that the customer may see, oldest first. */
    Page<Comment> comments(ActingCustomer customer, DocumentKey key, PageRequest page);

    /**
     * Adds a comment.
     *
     * @param text 1 to {@value Comment#MAX_TEXT} characters, not blank
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST, field {@code text}; ACTION_NOT_RELEASED; VIEW_ONLY
     */
    Comment comment(ActingCustomer customer, DocumentKey key, String text);

    /** Notes that the customer has read all comments; somebody who only looks has not. */
    void readComments(ActingCustomer customer, DocumentKey key);
}
