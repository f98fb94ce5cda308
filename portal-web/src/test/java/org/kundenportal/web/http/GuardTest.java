package org.kundenportal.web.http;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GuardTest {

    @Test
    void aListInAConfigurationFileIsOneTextWithCommas() {
        assertThat(Guard.listed("127.0.0.1, ::1")).containsExactly("127.0.0.1", "::1");
        assertThat(Guard.listed("10.0.0.0/8", "::1")).containsExactly("10.0.0.0/8", "::1");
        assertThat(Guard.listed("")).isEmpty();
        assertThat(Guard.listed()).isEmpty();
    }
}
