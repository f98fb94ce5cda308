package org.kundenportal.impl.webhooks;

import java.time.Instant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookSecretTest {

    @Test
    void signsAsTheLibrariesOfStandardWebhooksVerify() {
        // the example in the tests of https://github.com/standard-webhooks/standard-webhooks
        WebhookSecret secret = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        String signature = secret.sign(
                "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), "{\"test\": 2432232314}");

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void isNeverShownByAccident() {
        WebhookSecret secret = WebhookSecret.create();

        assertThat(secret.text()).startsWith("whsec_").hasSize(50);
        assertThat(secret).hasToString("WebhookSecret").isNotEqualTo(WebhookSecret.create());
    }
}
