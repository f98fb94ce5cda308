package org.kundenportal.impl.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;

/**
 * Makes guessers wait: after five failures in a row a key (a user name, an address) waits a minute, after ten two, at
 * most a quarter of an hour; what is tried while it waits does not count. Twelve quiet hours, or a success, make all
 * forgotten. Known to this node alone: with n nodes a guesser has n times the tries. Thread-safe.
 */
final class SignInThrottle {

    private static final int STEP = 5;
    private static final Duration WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGET = Duration.ofHours(12);
    private static final int MOST_KEYS = 10_000;
    private static final int TURNS = 64;

    private record Failures(int count, Instant last, Instant blockedUntil) {}

    private final Clock clock;
    private final Map<String, Failures> failures = new ConcurrentHashMap<>();
    private final Object[] turns = Stream.generate(Object::new).limit(TURNS).toArray();

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /**
     * Lets a key try.
     *
     * @throws PortalException TOO_MANY_ATTEMPTS with the time to wait
     */
    void check(String key) {
        Failures known = failures.get(key);
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.blockedUntil)) {
            throw PortalException.retryAfter(ErrorCode.TOO_MANY_ATTEMPTS, Duration.between(now, known.blockedUntil));
        }
    }

    /** What to hold while a key tries: of many at once, each waits to see what became of the one before. */
    Object turn(String key) {
        return turns[Math.floorMod(key.hashCode(), turns.length)];
    }

    /** Counts a failure. */
    void failed(String key) {
        Instant now = clock.instant();
        if (failures.size() >= MOST_KEYS) {
            failures.values().removeIf(known -> known.last.plus(LONGEST_WAIT).isBefore(now));
        }
        failures.compute(key, (same, known) -> {
            boolean fresh = known == null || known.last.plus(FORGET).isBefore(now);
            int count = fresh ? 1 : known.count + 1;
            if (count % STEP == 0) {
                return new Failures(count, now, now.plus(waitAfter(count)));
            }
            // a wait goes on, whatever was under way when it began
            return new Failures(count, now, fresh ? now : known.blockedUntil);
        });
    }

    /** Forgets the failures of a key. */
    void succeeded(String key) {
        failures.remove(key);
    }

    private static Duration waitAfter(int count) {
        Duration wait = WAIT.multipliedBy(count / STEP);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
