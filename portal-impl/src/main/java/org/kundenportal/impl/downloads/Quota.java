package org.kundenportal.impl.downloads;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.kundenportal.impl.orders.OrderRules;

/**
 * How often a file of an order was fetched, and what staff have granted; without database or clock.
 *
 * @param used how often it was fetched
 * @param granted how often it may be fetched beyond the limit
 * @param extendedUntil until when staff let it be fetched, null if they have not said
 */
record Quota(long used, long granted, Instant extendedUntil) {

    /** Of a file that nobody has asked for yet. */
    static final Quota UNTOUCHED = new Quota(0, 0, null);

    /** How many downloads are left under the limit that is in force now (BB-24); null for any number. */
    Long remaining(Integer limit) {
        return limit == null ? null : Math.max(0, limit + granted - used);
    }

    /** From when on it can no longer be fetched; null for never. */
    Instant until(Instant end) {
        return end == null || extendedUntil == null || end.isAfter(extendedUntil) ? end : extendedUntil;
    }

    /** What is granted when so many more are to be left than are now, whatever became of the limit meanwhile. */
    long grantedWith(Integer limit, int more) {
        long base = limit == null ? granted : Math.max(granted, used - limit);
        return base + more;
    }

    /**
     * Until when it can be fetched if it can be for some days more: after its last day, or after today if that is later.
     *
     * @param end when it can no longer be fetched now, null for never
     */
    static Instant extended(Instant end, int days, ZoneId zone, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate last = end == null ? today : LocalDate.ofInstant(end, zone).minusDays(1);
        return OrderRules.end(last.isAfter(today) ? last : today, days, zone);
    }
}
