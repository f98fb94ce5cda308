package org.kundenportal.impl.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.timeline.Change;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.impl.json.Json;

/**
 * The body of a webhook.
 *
 * @param type the event's kind
 * @param timestamp when it happened
 * @param data the event as the REST API shows it; what is empty there is missing here
 */
record WebhookMessage(String type, Instant timestamp, Event data) {

    record Event(
            String id,
            Instant at,
            String kind,
            String customerNumber,
            Document document,
            Actor actor,
            String session,
            Map<String, String> details,
            List<Change> changes) {}

    record Document(String type, String number) {

        static Document of(DocumentKey key) {
            return key == null ? null : new Document(key.type().name(), key.number());
        }
    }

    record Actor(String kind, String name) {

        static Actor of(org.kundenportal.api.Actor actor) {
            return new Actor(actor.kind().name(), actor.name());
        }
    }

    static String of(TimelineEvent event) {
        return Json.write(new WebhookMessage(
                event.kind(),
                event.at(),
                new Event(
                        event.id(),
                        event.at(),
                        event.kind(),
                        event.customer() == null ? null : event.customer().value(),
                        Document.of(event.document()),
                        Actor.of(event.actor()),
                        event.session(),
                        new TreeMap<>(event.details()),
                        event.changes())));
    }

    /** What administrators send to try an endpoint. */
    static String test(org.kundenportal.api.Actor actor, Instant now) {
        return Json.write(new WebhookMessage(
                DeliveryEntity.TEST,
                now,
                new Event("0", now, DeliveryEntity.TEST, null, null, Actor.of(actor), null, Map.of(), List.of())));
    }
}
