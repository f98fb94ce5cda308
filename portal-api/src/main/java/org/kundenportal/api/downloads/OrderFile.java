package org.kundenportal.api.downloads;

import java.time.Instant;
import org.kundenportal.api.orders.Outcome;

/**
 * A file that belongs to an order, as its buyer may have it now.
 *
 * @param key by which it is asked for, unique within the order
 * @param name what it is saved as
 * @param size in bytes, as it lies in the storage; a watermark makes it a little larger
 * @param remaining how many downloads are left, null for any number
 * @param until from when on it can no longer be fetched, null for never
 * @param outcome what asking for it comes to; never null
 * @param active a download that was counted and has not come to its end, null if there is none
 */
public record OrderFile(
        String key, String name, long size, Long remaining, Instant until, Outcome outcome, StartedDownload active) {}
