package org.kundenportal.impl.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTest {

    private static final Instant FIRST = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void waitsLongerEachTimeAndEndsAfterTwoDays() {
        List<Duration> pauses = new ArrayList<>();
        Instant now = FIRST;
        for (Optional<Instant> next = Backoff.after(FIRST, now); next.isPresent(); next = Backoff.after(FIRST, now)) {
            pauses.add(Duration.between(now, next.get()));
            now = next.get();
        }

        assertThat(pauses)
                .containsExactly(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(6),
                        Duration.ofHours(12),
                        Duration.ofHours(12),
                        Duration.ofHours(12),
                        Duration.ofMinutes(204));
        assertThat(now).isEqualTo(FIRST.plus(Duration.ofDays(2)));
    }

    @Test
    void leavesTheServerAMinute() {
        assertThat(Backoff.after(FIRST, FIRST.plusSeconds(359))).hasValue(FIRST.plusSeconds(419));
    }
}
