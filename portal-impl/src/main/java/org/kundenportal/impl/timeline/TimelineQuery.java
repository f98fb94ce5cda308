package org.kundenportal.impl.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.kundenportal.api.Actor;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.timeline.TimelineFilter;
import org.kundenportal.impl.persistence.Cursor;

/**
 * Finds the events of a page. Each query is answered by one index in its order, so that it reads no more rows than the
 * page has, however many there are: what asks for several kinds, or for all actors, is several queries, whose answers are
 * merged. They read only what the index holds, else Derby would rather sort the table; the rows follow by their ids.
 */
final class TimelineQuery {

    private static final Comparator<Place> LATEST_FIRST =
            Comparator.comparing(Place::at).thenComparingLong(Place::id).reversed();

    private final TimelineFilter filter;
    private final Place before;
    private final int rows;

    /** Where an event stands in the order. */
    private record Place(Instant at, long id) {

        static Place of(Object[] row) {
            return new Place((Instant) row[0], (Long) row[1]);
        }
    }

    TimelineQuery(TimelineFilter filter, PageRequest page) {
        this.filter = filter;
        this.before = before(filter, page);
        this.rows = page.limit() + 1;
    }

    private static Place before(TimelineFilter filter, PageRequest page) {
        List<String> after = Cursor.parts(page, 2);
        if (!after.isEmpty()) {
            return new Place(Instant.ofEpochMilli(Cursor.number(after.get(0))), Cursor.number(after.get(1)));
        }
        Instant last = filter.until() == null
                ? Instant.ofEpochMilli(Long.MAX_VALUE)
                : filter.until().minusMillis(1);
        return new Place(last, Long.MAX_VALUE);
    }

    static String cursor(TimelineEventEntity row) {
        return Cursor.of(row.happenedAt().toEpochMilli(), row.id());
    }

    /** One event more than the page has, if there is one. */
    List<TimelineEventEntity> list(EntityManager em) {
        Long customer = filter.customer() == null ? null : customer(em);
        if (filter.customer() != null && customer == null) {
            return List.of();
        }
        List<Long> ids = conditions(customer)
                .flatMap(conditions -> places(em, conditions))
                .sorted(LATEST_FIRST)
                .limit(rows)
                .map(Place::id)
                .toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        List<TimelineEventEntity> found = new ArrayList<>(
                em.createQuery("SELECT e FROM TimelineEvent e WHERE e.id IN :ids", TimelineEventEntity.class)
                        .setParameter("ids", ids)
                        .getResultList());
        found.sort(Comparator.comparing(TimelineEventEntity::happenedAt)
                .thenComparingLong(TimelineEventEntity::id)
                .reversed());
        return found;
    }

    /** Asked for first: by a subquery Derby does not find its way to the index. Null if there is no such customer. */
    private Long customer(EntityManager em) {
        return em.createQuery("SELECT c.id FROM Customer c WHERE c.number = :number", Long.class)
                .setParameter("number", filter.customer().value())
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    /** The conditions of each query, by parameter. */
    private Stream<Map<String, Object>> conditions(Long customer) {
        Map<String, Object> common = new LinkedHashMap<>();
        if (filter.document() != null) {
            common.put("documentNumber", filter.document().number());
            common.put("documentType", filter.document().type());
        }
        if (customer != null) {
            common.put("customerId", customer);
        }
        if (!common.isEmpty()) {
            // all that concerns one customer or document is little
            if (!filter.kinds().isEmpty()) {
                common.put("kinds", filter.kinds());
            }
            if (filter.actor() != null) {
                common.put("actorKind", filter.actor());
            }
            return Stream.of(common);
        }
        if (filter.kinds().isEmpty()) {
            return actors().map(actor -> Map.of("actorKind", actor));
        }
        return filter.kinds().stream().sorted().flatMap(kind -> actors().map(
                        actor -> Map.<String, Object>of("kind", kind, "actorKind", actor)));
    }

    private Stream<Actor.Kind> actors() {
        return filter.actor() == null ? Arrays.stream(Actor.Kind.values()) : Stream.of(filter.actor());
    }

    private Stream<Place> places(EntityManager em, Map<String, Object> conditions) {
        StringBuilder jpql = new StringBuilder("SELECT e.happenedAt, e.id FROM TimelineEvent e WHERE ");
        conditions.keySet().forEach(name -> jpql.append(condition(name)).append(" AND "));
        // the bounds first, as ranges of the index
        jpql.append("e.happenedAt <= :at AND e.happenedAt >= :since AND (e.happenedAt < :at OR e.id < :id)"
                + " ORDER BY e.happenedAt DESC, e.id DESC");
        TypedQuery<Object[]> query = em.createQuery(jpql.toString(), Object[].class)
                .setParameter("at", before.at())
                .setParameter("id", before.id())
                .setParameter("since", filter.since() == null ? Instant.EPOCH : filter.since())
                .setMaxResults(rows);
        conditions.forEach(query::setParameter);
        return query.getResultList().stream().map(Place::of);
    }

    private static String condition(String name) {
        return name.equals("kinds") ? "e.kind IN :kinds" : "e." + name + " = :" + name;
    }
}
