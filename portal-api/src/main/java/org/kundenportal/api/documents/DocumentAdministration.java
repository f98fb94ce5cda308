package org.kundenportal.api.documents;

import java.time.Instant;
import org.kundenportal.api.Actor;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.customers.CustomerNumber;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Staff find documents, read them, comment on them and hand out their links. A document that does not exist answers
 * NOT_FOUND. Thread-safe.
 */
@ProviderType
public interface DocumentAdministration {

    /**
     * Documents of all customers, drafts too, latest issue date first.
     *
     * @param customer only this customer's; null for all
     */
    Page<AdministeredSummary> list(CustomerNumber customer, DocumentFilter filter, PageRequest page);

    /** One document. */
    AdministeredDocument get(DocumentKey key);

    /** The PDF as the customer sees it. */
    DocumentFile pdf(DocumentKey key);

    /** The PDF of one version, as the customer saw it then. */
    DocumentFile pdf(DocumentKey key, int version);

    /** The structured e-invoice; NOT_FOUND if there is none. */
    DocumentFile xml(DocumentKey key);

    /**
     * Adds a comment of staff.
     *
     * @param customer whose document staff see: of several sellers' documents of one number it is this customer's; null
     *     for the one that {@link #get} shows
     * @param text 1 to {@value Comment#MAX_TEXT} characters, not blank
     * @param internal whether the customer must never see it
     * @throws org.kundenportal.api.PortalException CUSTOMER_MISMATCH if the customer has no such document
     */
    Comment comment(Actor actor, DocumentKey key, CustomerNumber customer, String text, boolean internal);

    /** The same on the document that {@link #get} shows. */
    default Comment comment(Actor actor, DocumentKey key, String text, boolean internal) {
        return comment(actor, key, null, text, internal);
    }

    /** Notes that staff have read the customer's comments. */
    void readComments(DocumentKey key);

    /**
     * Lets the customer decide an estimate again; the decision that counted is kept, and counts no longer.
     *
     * @param reason for the timeline, at most {@value Decision#MAX_REASON} UTF-16 units, may be null
     * @throws org.kundenportal.api.PortalException NOT_FOUND also for every other type; NOT_DECIDED; INVALID_REQUEST,
     *     field {@code reason}
     */
    AdministeredDocument reopen(Actor actor, DocumentKey key, String reason);

    /** The evidence of one decision as PDF, also of one that no longer counts. */
    DocumentFile evidence(DocumentKey key, String decision);

    /** Makes a new link; the one before is dead, and the sessions that it opened end. */
    DocumentPortal rotateLink(Actor actor, DocumentKey key);

    /** Kills the link until it is rotated, and ends the sessions that it opened. */
    DocumentPortal revokeLink(Actor actor, DocumentKey key);

    /**
     * Sets from when on the link is dead.
     *
     * @param expiresAt null for never
     */
    DocumentPortal limitLink(Actor actor, DocumentKey key, Instant expiresAt);
}
