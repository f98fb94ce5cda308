package org.kundenportal.api.downloads;

import java.time.Instant;
import java.util.List;
import org.kundenportal.api.orders.Outcome;

/**
 * A file of an order as staff see it.
 *
 * @param key unique within the order
 * @param article number of its article
 * @param name what it is saved as
 * @param size in bytes
 * @param used how often it was fetched
 * @param remaining how many downloads are left, null for any number
 * @param until from when on it can no longer be fetched, null for never
 * @param outcome what the buyer's asking for it comes to
 * @param downloads the latest, at most {@value #MAX_DOWNLOADS}
 */
public record AdministeredFile(
        String key,
        String article,
        String name,
        long size,
        long used,
        Long remaining,
        Instant until,
        Outcome outcome,
        List<AdministeredDownload> downloads) {

    /** How many downloads are told with the file. */
    public static final int MAX_DOWNLOADS = 50;

    /** Copies the downloads. */
    public AdministeredFile {
        downloads = List.copyOf(downloads);
    }
}
