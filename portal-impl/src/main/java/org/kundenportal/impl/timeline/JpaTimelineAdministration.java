package org.kundenportal.impl.timeline;

import java.time.Instant;
import java.util.List;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.timeline.TimelineAdministration;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.impl.persistence.Cursor;
import org.kundenportal.impl.persistence.Tx;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The timeline in the database. */
@Component(service = TimelineAdministration.class)
public final class JpaTimelineAdministration implements TimelineAdministration {

    private final Tx tx;

    /** Reads through the given transactions. */
    @Activate
    public JpaTimelineAdministration(@Reference Tx tx) {
        this.tx = tx;
    }

    @Override
    public Page<TimelineEvent> list(CustomerNumber customer, Instant since, PageRequest page) {
        return tx.read(em -> Cursor.page(
                query(em, customer, since, page).getResultList(),
                page,
                last -> Cursor.of(last.id()),
                TimelineEventEntity::toEvent));
    }

    private static TypedQuery<TimelineEventEntity> query(
            EntityManager em, CustomerNumber customer, Instant since, PageRequest page) {
        List<String> after = Cursor.parts(page, 1);
        String jpql = "SELECT e FROM TimelineEvent e WHERE e.id < :before"
                + (customer == null
                        ? ""
                        : " AND e.customerId = (SELECT c.id FROM Customer c WHERE c.number = :customer)")
                + (since == null ? "" : " AND e.happenedAt >= :since")
                + " ORDER BY e.id DESC";
        TypedQuery<TimelineEventEntity> query = em.createQuery(jpql, TimelineEventEntity.class)
                .setParameter("before", after.isEmpty() ? Long.MAX_VALUE : Cursor.number(after.get(0)))
                .setMaxResults(page.limit() + 1);
        if (customer != null) {
            query.setParameter("customer", customer.value());
        }
        if (since != null) {
            query.setParameter("since", since);
        }
        return query;
    }
}
