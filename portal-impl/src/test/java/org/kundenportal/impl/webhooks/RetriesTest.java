package org.kundenportal.impl.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetriesTest {

    @Test
    void comeSoonAtFirstThenRarelyAndEndAfterTwoDays() {
        Instant since = Instant.parse("2026-11-21T12:00:00Z");
        List<String> pauses = new ArrayList<>();
        Instant now = since;
        int attempts = 1;
        Optional<Instant> next = Retries.next(attempts, since, now);
        while (next.isPresent()) {
            pauses.add(Duration.between(now, next.get()).toString());
            now = next.get();
            next = Retries.next(++attempts, since, now);
        }

        assertThat(pauses)
                .containsExactly("PT5S", "PT1M", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT10H", "PT10H", "PT10H");
        assertThat(Duration.between(since, now)).isLessThan(Duration.ofDays(2));
    }
}
