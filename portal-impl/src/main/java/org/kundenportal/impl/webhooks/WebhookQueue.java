package org.kundenportal.impl.webhooks;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.persistence.EntityManager;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.timeline.EventCopies;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Puts events in line for the endpoints that want them. The endpoints are asked for in the transaction of the event, so
 * that no node misses one that another has just made; mostly there is none, and the question is all that it costs.
 */
@Component(service = EventCopies.class)
public final class WebhookQueue implements EventCopies {

    private final Clock clock;

    /** A queue on the portal's clock. */
    @Activate
    public WebhookQueue(@Reference PortalHome home) {
        this.clock = home.clock();
    }

    @Override
    public void take(EntityManager em, String kind, Supplier<TimelineEvent> event) {
        List<Long> wanting = em.createQuery("SELECT w.id, w.kinds FROM Webhook w WHERE w.active = :yes", Object[].class)
                .setParameter("yes", true)
                .getResultStream()
                .filter(row -> wants(WebhookEntity.kinds((String) row[1]), kind))
                .map(row -> (Long) row[0])
                .toList();
        if (!wanting.isEmpty()) {
            String body = WebhookMessage.of(event.get());
            wanting.forEach(id -> em.persist(new DeliveryEntity(id, kind, body, clock.instant())));
        }
    }

    private static boolean wants(Set<String> kinds, String kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }
}
