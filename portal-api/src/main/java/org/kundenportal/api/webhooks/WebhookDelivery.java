package org.kundenportal.api.webhooks;

import java.time.Instant;

/**
 * One event on its way to one endpoint.
 *
 * @param id opaque
 * @param messageId the header {@code webhook-id}, the same with every attempt
 * @param type the event's kind, or {@code TEST}
 * @param createdAt when the event happened
 * @param state what became of it
 * @param attempts how often it was sent since it was last put in line
 * @param dueAt when it is sent next, null unless it waits
 * @param finishedAt when it was taken or given up, null while it waits
 * @param status of the last answer, null if there was none
 * @param failure why there was no answer: {@code TIMEOUT}, {@code UNREACHABLE}, {@code TLS} or {@code ADDRESS_REFUSED};
 *     null if there was one
 */
public record WebhookDelivery(
        String id,
        String messageId,
        String type,
        Instant createdAt,
        DeliveryState state,
        int attempts,
        Instant dueAt,
        Instant finishedAt,
        Integer status,
        String failure) {}
