package org.kundenportal.api.downloads;

import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.OrderNumber;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Buyers fetch the files of what they bought: those that are linked to the articles in the items of their orders (BB-19,
 * BB-20). An order of somebody else, a deleted one, and one outside of the session's scope answer NOT_FOUND like one that
 * does not exist. Thread-safe.
 */
@ProviderType
public interface CustomerDownloads {

    /** The files of an order and what may be done with them now. */
    OrderFiles files(ActingCustomer customer, OrderNumber order);

    /**
     * Records that the buyer waives the right of withdrawal, once per order: repeating the call answers what was recorded
     * first. The buyer gets a mail about it.
     *
     * @param text what was shown; it must be the text that is in force
     * @param clientAddress the network address that it comes from
     * @throws org.kundenportal.api.PortalException VIEW_ONLY; FILE_DOWNLOAD_OFF; ORDER_STATE; WAIVER_OFF where none is
     *     asked for; WAIVER_CHANGED if another text is in force now
     */
    Waived waive(ActingCustomer customer, OrderNumber order, String text, String clientAddress);

    /**
     * Counts a download and begins it. What is delivered is settled now: settings that change later do not change it.
     * Nothing is counted unless the storage has the file.
     *
     * @param key the file's within the order, or its key with its article's number and a dot before it
     * @param clientAddress the network address that it comes from
     * @throws org.kundenportal.api.PortalException VIEW_ONLY; NOT_FOUND; FILE_DOWNLOAD_OFF, ORDER_STATE,
     *     DOWNLOAD_PERIOD_OVER, DOWNLOAD_LIMIT, WAIVER_REQUIRED, FILE_NOT_STAMPABLE; STORAGE_UNAVAILABLE;
     *     DOWNLOAD_BUSY where the file has to be looked at first and too many are
     */
    StartedDownload start(ActingCustomer customer, OrderNumber order, String key, String clientAddress);
}
