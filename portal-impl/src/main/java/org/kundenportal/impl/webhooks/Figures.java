package org.kundenportal.impl.webhooks;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.persistence.EntityManager;
import org.kundenportal.api.webhooks.DeliveryState;

/**
 * How the deliveries of an endpoint stand.
 *
 * @param lastDeliveredAt null if it took none
 */
record Figures(long waiting, long failed, Instant lastDeliveredAt) {

    static final Figures NONE = new Figures(0, 0, null);

    /** Of all endpoints that have deliveries, by id. */
    static Map<Long, Figures> read(EntityManager em) {
        List<Object[]> rows = em.createQuery(
                        "SELECT d.webhookId, d.state, COUNT(d.id), MAX(d.finishedAt) FROM WebhookDelivery d"
                                + " GROUP BY d.webhookId, d.state",
                        Object[].class)
                .getResultList();
        Map<Long, Figures> all = new HashMap<>();
        for (Object[] row : rows) {
            all.merge((Long) row[0], of((DeliveryState) row[1], (Long) row[2], (Instant) row[3]), Figures::plus);
        }
        return all;
    }

    private static Figures of(DeliveryState state, long count, Instant last) {
        return switch (state) {
            case WAITING -> new Figures(count, 0, null);
            case FAILED -> new Figures(0, count, null);
            case DELIVERED -> new Figures(0, 0, last);
        };
    }

    private Figures plus(Figures other) {
        return new Figures(
                waiting + other.waiting,
                failed + other.failed,
                lastDeliveredAt == null ? other.lastDeliveredAt : lastDeliveredAt);
    }
}
