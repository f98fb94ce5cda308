package org.kundenportal.web.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Token buckets by key: each holds a minute's worth and fills steadily. The longest unused go when there are too many,
 * so memory is bounded whoever calls. Thread-safe.
 */
final class TokenBuckets {

    private static final int MAX_BUCKETS = 20_000;
    private static final double NANOS_PER_MINUTE = Duration.ofMinutes(1).toNanos();

    private final int perMinute;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MAX_BUCKETS;
        }
    };

    /** @param perMinute zero or less for no limit */
    TokenBuckets(int perMinute, LongSupplier nanoTime) {
        this.perMinute = perMinute;
        this.nanoTime = nanoTime;
    }

    /** Takes a token; answers zero, or how long it takes until there is one. */
    Duration take(String key) {
        return use(key, 1);
    }

    /** How long it takes until there is a token; zero if there is one now. */
    Duration peek(String key) {
        return use(key, 0);
    }

    private synchronized Duration use(String key, int tokens) {
        if (perMinute <= 0) {
            return Duration.ZERO;
        }
        long now = nanoTime.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(key, k -> new Bucket(perMinute, now));
        bucket.tokens = Math.min(perMinute, bucket.tokens + (now - bucket.at) / NANOS_PER_MINUTE * perMinute);
        bucket.at = now;
        if (bucket.tokens < 1) {
            return Duration.ofNanos((long) ((1 - bucket.tokens) * NANOS_PER_MINUTE / perMinute));
        }
        bucket.tokens -= tokens;
        return Duration.ZERO;
    }

    private static final class Bucket {

        private double tokens;
        private long at;

        Bucket(double tokens, long at) {
            this.tokens = tokens;
            this.at = at;
        }
    }
}
