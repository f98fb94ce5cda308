package org.kundenportal.impl.webhooks;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.kundenportal.impl.security.Hmac;
import org.kundenportal.impl.security.Tokens;

/**
 * The secret that an endpoint shares with the portal, and what is signed with it (Standard Webhooks, signature scheme
 * {@code v1}). Immutable.
 *
 * @param text as administrators are shown it: {@code whsec_} and 32 random bytes in Base64
 */
record WebhookSecret(String text) {

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;

    static WebhookSecret create() {
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(Tokens.randomBytes(BYTES)));
    }

    /** The signature of a message that is sent at an instant. */
    String sign(String messageId, Instant at, String body) {
        byte[] key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        byte[] content = (messageId + '.' + at.getEpochSecond() + '.' + body).getBytes(StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(Hmac.sha256(key, content));
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "WebhookSecret";
    }
}
