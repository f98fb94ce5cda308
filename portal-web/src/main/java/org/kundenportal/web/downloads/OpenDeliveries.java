package org.kundenportal.web.downloads;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts the deliveries that are open, so that slow readers, of one download or from one address, leave room for others.
 * Thread-safe.
 */
final class OpenDeliveries {

    static final int MOST = 128;
    static final int MOST_PER_TOKEN = 8;
    static final int MOST_PER_ADDRESS = 32;

    private final Map<String, Integer> tokens = new HashMap<>();
    private final Map<String, Integer> addresses = new HashMap<>();
    private int all;

    /** Whether one more may be opened; then it has to be closed. */
    synchronized boolean open(String token, String address) {
        if (all == MOST
                || tokens.getOrDefault(token, 0) == MOST_PER_TOKEN
                || addresses.getOrDefault(address, 0) == MOST_PER_ADDRESS) {
            return false;
        }
        all++;
        tokens.merge(token, 1, Integer::sum);
        addresses.merge(address, 1, Integer::sum);
        return true;
    }

    /** One that was opened has come to its end. */
    synchronized void close(String token, String address) {
        all--;
        tokens.compute(token, OpenDeliveries::less);
        addresses.compute(address, OpenDeliveries::less);
    }

    private static Integer less(String key, Integer open) {
        return open == 1 ? null : open - 1;
    }
}
