package org.kundenportal.api.documents;

import java.time.LocalDate;
import org.kundenportal.api.ActingCustomer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What customers take with them: their documents as one ZIP, a statement of account, a list of what is to be paid. All of
 * it holds what the customer may see at that moment and nothing else; taking it counts no view. A session that is confined
 * to one document finds none of it. Thread-safe.
 *
 * <p>{@code language} is ISO 639-1; null stands for the customer's own, else the merchant's.
 */
@ProviderType
public interface CustomerExports {

    /** The most documents in a ZIP, and the most lines in a statement. */
    int MAX_DOCUMENTS = 5_000;

    /** How many documents {@link #zip} would hold; zero while viewing is not released. */
    long count(ActingCustomer customer, DocumentFilter filter);

    /**
     * The documents that the filter lets pass as ZIP: of each the PDF and, where there is one, the e-invoice; and a list
     * of them as CSV. They are read and rendered while the file is written, so its size is unknown and memory does not
     * grow with it. Writing it fails with TOO_MANY_REQUESTS before the first byte while another ZIP is written for the
     * same session; a failure later leaves a file without its end, which no reader takes for a whole one.
     *
     * @throws org.kundenportal.api.PortalException ACTION_NOT_RELEASED while viewing is not; TOO_MANY_DOCUMENTS
     */
    DocumentFile zip(ActingCustomer customer, DocumentFilter filter, String language);

    /**
     * The movements of a period as PDF, for each currency with opening, running and closing balance. Issued invoices
     * count on their issue date, credit notes against them; what is paid counts on the day on which the portal learned
     * of it, but not before the document's date. A credit note that is settled no longer counts. Drafts, canceled
     * documents and what is not released are left out.
     *
     * @param from first day; null for the first of the last day's year
     * @param to last day, not before the first; null for today
     * @throws org.kundenportal.api.PortalException NOT_FOUND while invoices are not released, ACTION_NOT_RELEASED while
     *     viewing is not; INVALID_REQUEST, field {@code to}; TOO_MANY_DOCUMENTS
     */
    DocumentFile statement(ActingCustomer customer, LocalDate from, LocalDate to, String language);

    /**
     * The invoices that are to be paid as CSV (RFC 4180, UTF-8 with byte order mark, semicolons where the language has
     * decimal commas), earliest due first.
     *
     * @throws org.kundenportal.api.PortalException NOT_FOUND while invoices are not released, ACTION_NOT_RELEASED while
     *     viewing is not
     */
    DocumentFile openItems(ActingCustomer customer, String language);
}
