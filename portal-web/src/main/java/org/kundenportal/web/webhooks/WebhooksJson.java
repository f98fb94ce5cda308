package org.kundenportal.web.webhooks;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kundenportal.api.access.Opened;
import org.kundenportal.api.timeline.TimelineFilter;
import org.kundenportal.api.webhooks.DeliveryState;
import org.kundenportal.api.webhooks.Webhook;
import org.kundenportal.api.webhooks.WebhookData;
import org.kundenportal.api.webhooks.WebhookDelivery;
import org.kundenportal.web.json.Checks;

/** Webhooks on the wire. */
final class WebhooksJson {

    private static final int MAX_URL = 2_000;

    private WebhooksJson() {}

    /** What administrators say of an endpoint; not active only if they say so. */
    public record Body(String url, Boolean active, List<String> kinds) {

        WebhookData toData() {
            Checks checks = new Checks();
            String address = checks.requiredLine("url", url, MAX_URL);
            Set<String> wanted = new HashSet<>(checks.list("kinds", kinds, TimelineFilter.MOST_KINDS));
            if (!wanted.stream().allMatch(kind -> kind.matches("[A-Z_]{1,40}"))) {
                checks.note("kinds", "INVALID_VALUE");
            }
            return checks.then(() -> new WebhookData(address, active == null || active, wanted));
        }
    }

    /** An endpoint without its secret. */
    public record WebhookJson(
            String id,
            String url,
            boolean active,
            List<String> kinds,
            Instant createdAt,
            Instant previousSecretUntil,
            boolean gone,
            long waiting,
            long failed,
            Instant lastDeliveredAt) {

        static WebhookJson of(Webhook webhook) {
            return new WebhookJson(
                    webhook.id(),
                    webhook.data().url(),
                    webhook.data().active(),
                    webhook.data().kinds().stream().sorted().toList(),
                    webhook.createdAt(),
                    webhook.previousSecretUntil(),
                    webhook.gone(),
                    webhook.waiting(),
                    webhook.failed(),
                    webhook.lastDeliveredAt());
        }
    }

    /** A secret that was just made, and whose it is. */
    public record Secret(String id, String secret) {

        static Secret of(Opened<Webhook> made) {
            return new Secret(made.session().id(), made.token());
        }

        @Override
        public String toString() {
            return "Secret[id=" + id + "]";
        }
    }

    /** An event on its way. */
    public record Delivery(
            String id,
            String messageId,
            String type,
            Instant createdAt,
            String state,
            int attempts,
            Instant dueAt,
            Instant finishedAt,
            Integer status,
            String failure) {

        static Delivery of(WebhookDelivery delivery) {
            return new Delivery(
                    delivery.id(),
                    delivery.messageId(),
                    delivery.type(),
                    delivery.createdAt(),
                    delivery.state().name(),
                    delivery.attempts(),
                    delivery.dueAt(),
                    delivery.finishedAt(),
                    delivery.status(),
                    delivery.failure());
        }
    }

    /** Since when what failed is sent again. */
    public record Since(String since) {

        Instant toInstant() {
            Checks checks = new Checks();
            Instant instant = checks.required("since", checks.instant("since", since));
            return checks.then(() -> instant);
        }
    }

    /** How many deliveries are sent again. */
    public record Replayed(int replayed) {}

    /** A state to ask for; null for all. */
    static DeliveryState state(String name) {
        Checks checks = new Checks();
        DeliveryState state = checks.choice("state", name, DeliveryState.class);
        return checks.then(() -> state);
    }
}
