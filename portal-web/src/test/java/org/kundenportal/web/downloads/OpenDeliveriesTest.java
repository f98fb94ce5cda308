package org.kundenportal.web.downloads;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpenDeliveriesTest {

    private final OpenDeliveries open = new OpenDeliveries();

    @Test
    @DisplayName("one reader who opens a download again and again keeps nobody else away")
    void perToken() {
        for (int i = 0; i < OpenDeliveries.MOST_PER_TOKEN; i++) {
            assertThat(open.open("a", "192.0.2.1")).isTrue();
        }
        assertThat(open.open("a", "192.0.2.2")).isFalse();
        assertThat(open.open("b", "192.0.2.1")).isTrue();
        open.close("a", "192.0.2.1");
        assertThat(open.open("a", "192.0.2.2")).isTrue();
    }

    @Test
    @DisplayName("one address with many downloads leaves room for others")
    void perAddress() {
        for (int i = 0; i < OpenDeliveries.MOST_PER_ADDRESS; i++) {
            assertThat(open.open("t" + i, "192.0.2.1")).isTrue();
        }
        assertThat(open.open("t", "192.0.2.1")).isFalse();
        assertThat(open.open("t", "192.0.2.2")).isTrue();
        open.close("t0", "192.0.2.1");
        assertThat(open.open("t", "192.0.2.1")).isTrue();
    }

    @Test
    @DisplayName("all together are bounded, and what has ended counts no more")
    void inAll() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < OpenDeliveries.MOST; i++) {
                assertThat(open.open("t" + i, "192.0.2." + i % 64)).isTrue();
            }
            assertThat(open.open("t", "192.0.2.99")).isFalse();
            for (int i = 0; i < OpenDeliveries.MOST; i++) {
                open.close("t" + i, "192.0.2." + i % 64);
            }
        }
    }
}
