package org.kundenportal.payment.mollie.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Idempotency keys as Mollie knows them: for an hour, with the answer that was given. Thread-safe. */
final class Keys {

    static final Answer IN_PROGRESS =
            Answer.error(409, "Conflict", "A request with this idempotency key is in progress.", null);

    private static final Duration LAST = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Known> known = new LinkedHashMap<>();

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
            forget();
            Known before = known.get(key);
            if (before != null) {
                Answer again = again(before, request);
                return new Given(again, again.equals(before.answer));
            }
            known.put(key, new Known(request, clock.instant(), null));
        }
        Answer answer = effect.get();
        synchronized (known) {
            known.put(key, new Known(request, clock.instant(), answer));
        }
        return new Given(answer, false);
    }

    /** The oldest come first. */
    private void forget() {
        Instant oldest = clock.instant().minus(LAST);
        Iterator<Known> all = known.values().iterator();
        while (all.hasNext() && all.next().at.isBefore(oldest)) {
            all.remove();
        }
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
