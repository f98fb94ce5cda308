package org.kundenportal.api.documents;

import org.kundenportal.api.customers.CustomerNumber;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Fills the placeholders of a host's templates, so that what the host prints and mails leads into the portal (BM-32,
 * BM-33). A placeholder is written in brackets: {@code [Client.customerportal_url]}, {@code [Client.name]},
 * {@code [Client.number]}; for each type of document {@code [Invoice.customerportal_url]}, {@code [Reminder.…]},
 * {@code [Estimate.…]}, {@code [CreditNote.…]}, {@code [DeliveryNote.…]}, {@code [OrderConfirmation.…]},
 * {@code [ServiceReport.…]}; and for a document of whatever type {@code [Document.customerportal_url]},
 * {@code [Document.name]}, {@code [Document.number]}. Thread-safe.
 */
@ProviderType
public interface TemplateRendering {

    /** The most characters that a template may have. */
    int MAX_TEMPLATE = 100_000;

    /**
     * The template with the values as they are now. The address of what is not released, of a type that the document is
     * not of, and anything of a document or customer that is not given, is empty (BM-34). Values are plain text: a
     * template of HTML has to be escaped by who shows it.
     *
     * @param template plain text, at most {@value #MAX_TEMPLATE} characters; never null
     * @param document whose values are wanted, may be null
     * @param customer whose values are wanted, null for the document's customer
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST, field {@code template}, code UNKNOWN_PLACEHOLDER or
     *     TOO_LONG; NOT_FOUND for a document or customer that does not exist; CUSTOMER_MISMATCH if the document is not
     *     the customer's
     */
    String render(String template, DocumentKey document, CustomerNumber customer);
}
