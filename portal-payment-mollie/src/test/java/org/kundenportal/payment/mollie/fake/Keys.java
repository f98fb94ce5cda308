package org.kundenportal.payment.mollie.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Idempotency keys as Mollie knows them: for an hour, with the answer that was given. Thread-safe. */
final class Keys {

    static final Answer IN_PROGRESS =
            Answer.error(409, "Conflict", "A request with this idempotency key is in progress.", null);

    private static final Duration LAST = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Known> known = new HashMap<>();

    /** @param answer null while the request is under way */
    private record Known(String request, Instant at, Answer answer) {}

    /** An answer, and whether it is one that was given before. */
    record Given(Answer answer, boolean replayed) {}

    Keys(Clock clock) {
        this.clock = clock;
    }

    /** @param request what makes two requests the same: method, address and body */
    Given once(String key, String request, Supplier<Answer> effect) {
        synchronized (known) {
            known.values().removeIf(one -> one.at.plus(LAST).isBefore(clock.instant()));
            Known before = known.get(key);
            if (before != null) {
                return new Given(again(before, request), before.answer != null);
            }
            known.put(key, new Known(request, clock.instant(), null));
        }
        Answer answer = effect.get();
        synchronized (known) {
            known.put(key, new Known(request, clock.instant(), answer));
        }
        return new Given(answer, false);
    }

    private static Answer again(Known before, String request) {
        if (before.answer == null) {
            return IN_PROGRESS;
        }
        return before.request.equals(request)
                ? before.answer
                : Answer.error(400, "Bad Request", "This idempotency key was used with other parameters.", null);
    }
}
