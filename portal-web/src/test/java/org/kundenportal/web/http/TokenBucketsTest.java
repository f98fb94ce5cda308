package org.kundenportal.web.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("ASVS 2.4.1")
class TokenBucketsTest {

    private final AtomicLong time = new AtomicLong();
    private final TokenBuckets buckets = new TokenBuckets(20, time::get);

    @Test
    void givesAMinutesWorthAndThenATokenEveryThreeSeconds() {
        for (int i = 0; i < 20; i++) {
            assertThat(buckets.take("a")).isZero();
        }
        assertThat(buckets.take("a")).isEqualTo(Duration.ofSeconds(3));
        assertThat(buckets.take("b")).isZero();

        time.addAndGet(Duration.ofSeconds(3).toNanos());
        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void peekingTakesNothing() {
        for (int i = 0; i < 100; i++) {
            assertThat(buckets.peek("a")).isZero();
        }
    }

    @Test
    void anEmptyBucketIsNotEmptiedFurther() {
        for (int i = 0; i < 1_000; i++) {
            buckets.take("a");
        }
        assertThat(buckets.take("a")).isLessThanOrEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aBucketIsFullAgainHoweverLongItWasNotUsed() {
        TokenBuckets generous = new TokenBuckets(12_000, time::get);
        generous.take("a");
        time.addAndGet(Duration.ofDays(30).toNanos());
        assertThat(generous.take("a")).isZero();
    }

    @Test
    void zeroIsNoLimit() {
        TokenBuckets unlimited = new TokenBuckets(0, time::get);
        for (int i = 0; i < 1_000; i++) {
            assertThat(unlimited.take("a")).isZero();
        }
    }

    @Test
    void forgetsTheLongestUnusedWhenThereAreTooMany() {
        for (int i = 0; i < 21; i++) {
            buckets.take("a");
        }
        for (int i = 0; i < 20_000; i++) {
            buckets.take("other" + i);
        }
        assertThat(buckets.take("a")).isZero();
    }
}
