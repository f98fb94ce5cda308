package org.kundenportal.api.downloads;

import org.kundenportal.api.Actor;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.osgi.annotation.versioning.ProviderType;

/** What staff see of downloads, and grant beyond the limits. An order that does not exist answers NOT_FOUND. Thread-safe. */
@ProviderType
public interface DownloadAdministration {

    /** The most downloads or days that are granted at once. */
    int MAX_GRANT = 36_500;

    /** The files of an order with their downloads, and its waiver. */
    OrderDownloads ofOrder(OrderNumber order);

    /** All downloads of an order, latest first, also of files that it has no longer. */
    Page<AdministeredDownload> list(OrderNumber order, PageRequest page);

    /**
     * Lets the buyer of one order fetch a file more often or longer. Exactly so many downloads more are left afterwards,
     * also where the limit had been lowered below what was used; and the file can be fetched so many days longer than it
     * could be, or than today if that is over.
     *
     * @param key the file's within the order, as {@link AdministeredFile#key} says it
     * @param more how many downloads, 1 to {@value #MAX_GRANT}; null for none
     * @param days how many days, 1 to {@value #MAX_GRANT}; null for none
     * @throws org.kundenportal.api.PortalException NOT_FOUND; INVALID_REQUEST
     */
    AdministeredFile grant(Actor actor, OrderNumber order, String key, Integer more, Integer days);
}
