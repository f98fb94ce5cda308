package org.kundenportal.impl.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SightingsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Sightings sightings = new Sightings(10);

    @Test
    void whatIsMissingBelowTheHighestIsLookedForUntilItComes() {
        sightings.see(List.of(14L, 11L), NOON);
        assertThat(sightings.highest()).isEqualTo(14);
        assertThat(sightings.missing()).containsExactly(12L, 13L);

        sightings.see(List.of(12L, 15L), NOON.plusSeconds(1));

        assertThat(sightings.highest()).isEqualTo(15);
        assertThat(sightings.missing()).containsExactly(13L);
    }

    @Test
    void whatDoesNotComeIsGivenUp() {
        sightings.see(List.of(12L), NOON);

        sightings.see(List.of(), NOON.plus(Sightings.PATIENCE));
        assertThat(sightings.missing()).containsExactly(11L);

        sightings.see(List.of(), NOON.plus(Sightings.PATIENCE).plus(Duration.ofMillis(1)));
        assertThat(sightings.missing()).isEmpty();
    }

    @Test
    void aJumpOfMillionsCostsNoMemory() {
        sightings.see(List.of(5_000_000L), NOON);

        assertThat(sightings.missing()).hasSize(Sightings.MOST_MISSING).contains(4_999_999L);
    }
}
