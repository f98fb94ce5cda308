package org.kundenportal.api.webhooks;

import java.time.Instant;

/**
 * An endpoint that is told what happens, without its secret.
 *
 * @param id opaque
 * @param data what administrators say of it
 * @param createdAt when it was made
 * @param previousSecretUntil until when the secret before the current one signs, too; null if there is none
 * @param gone whether the portal switched it off because it answered 410 Gone
 * @param waiting how many deliveries wait for it
 * @param failed how many deliveries were given up
 * @param lastDeliveredAt when it last took a delivery, null if never
 */
public record Webhook(
        String id,
        WebhookData data,
        Instant createdAt,
        Instant previousSecretUntil,
        boolean gone,
        long waiting,
        long failed,
        Instant lastDeliveredAt) {}
