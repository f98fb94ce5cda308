package org.kundenportal.impl.access;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

class SignInThrottleTest {

    private static final String KEY = "user anna";

    private final TestClock clock = new TestClock();
    private final SignInThrottle throttle = new SignInThrottle(clock);

    @Test
    @DisplayName("ASVS 6.3.1 after five failures a key waits a minute, after ten two")
    void waitsLongerAndLonger() {
        fail(4);
        throttle.check(KEY);
        fail(1);

        assertWaits(Duration.ofMinutes(1));
        clock.advance(Duration.ofMinutes(1).minusMillis(1));
        assertWaits(Duration.ofMillis(1));
        clock.advance(Duration.ofMillis(1));
        throttle.check(KEY);
        fail(5);
        assertWaits(Duration.ofMinutes(2));
    }

    @Test
    @DisplayName("guesses that were under way when the wait began do not end it")
    void lateFailuresDoNotEndTheWait() {
        fail(6);

        assertWaits(Duration.ofMinutes(1));
    }

    @Test
    void waitsAQuarterOfAnHourAtMost() {
        fail(500);

        assertWaits(Duration.ofMinutes(15));
    }

    @Test
    void forgetsAfterASuccess() {
        fail(4);
        throttle.succeeded(KEY);
        fail(4);

        throttle.check(KEY);
    }

    @Test
    void forgetsAfterTwelveQuietHours() {
        fail(9);
        clock.advance(Duration.ofHours(12).plusMillis(1));
        fail(4);

        throttle.check(KEY);
    }

    @Test
    void countsEachKeyByItself() {
        fail(5);

        throttle.check("user bernd");
        throttle.check("address 192.0.2.1");
    }

    @Test
    void stillWaitsAfterManyOtherKeysFailed() {
        fail(5);
        for (int i = 0; i < 10_050; i++) {
            throttle.failed("user " + i);
        }

        assertWaits(Duration.ofMinutes(1));
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(KEY);
        }
    }

    private void assertWaits(Duration time) {
        PortalException refusal = Refusal.of(() -> throttle.check(KEY));
        assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_MANY_ATTEMPTS);
        assertThat(refusal.retryAfter()).isEqualTo(time);
    }
}
