package org.kundenportal.impl.webhooks;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.kundenportal.api.Actor;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.access.Opened;
import org.kundenportal.api.timeline.Change;
import org.kundenportal.api.timeline.TimelineFilter;
import org.kundenportal.api.webhooks.DeliveryState;
import org.kundenportal.api.webhooks.Webhook;
import org.kundenportal.api.webhooks.WebhookData;
import org.kundenportal.api.webhooks.WebhookDelivery;
import org.kundenportal.api.webhooks.Webhooks;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.persistence.Cursor;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.security.SecretBox;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Endpoints and deliveries in the database. */
@Component(service = Webhooks.class)
public final class JpaWebhooks implements Webhooks {

    private final Tx tx;
    private final Timeline timeline;
    private final SecretBox secrets;
    private final Clock clock;

    /** Endpoints of this portal. */
    @Activate
    public JpaWebhooks(@Reference Tx tx, @Reference Timeline timeline, @Reference PortalHome home) {
        this.tx = tx;
        this.timeline = timeline;
        this.secrets = home.secrets();
        this.clock = home.clock();
    }

    @Override
    public List<Webhook> list() {
        return tx.read(em -> {
            Map<Long, Figures> figures = Figures.read(em);
            return em.createQuery("SELECT w FROM Webhook w ORDER BY w.id DESC", WebhookEntity.class)
                    .getResultStream()
                    .map(row -> toWebhook(row, figures))
                    .toList();
        });
    }

    @Override
    public Webhook get(String id) {
        return tx.read(em -> toWebhook(found(em, id), Figures.read(em)));
    }

    @Override
    public Opened<Webhook> create(Actor actor, WebhookData data) {
        check(data);
        WebhookSecret secret = WebhookSecret.create();
        return tx.call(em -> {
            // before it is there: an endpoint is not told that it was made
            note(em, Happening.of(Happening.Kind.WEBHOOK_CREATED, actor), WebhookAddress.checked(data.url()));
            WebhookEntity row = new WebhookEntity(data, clock.instant());
            em.persist(row);
            em.flush();
            row.share(secret, secrets, clock.instant());
            return new Opened<>(secret.text(), toWebhook(row, Map.of()));
        });
    }

    @Override
    public Webhook change(Actor actor, String id, WebhookData data) {
        check(data);
        return tx.callRepeatably(em -> {
            WebhookEntity row = found(em, id);
            WebhookData before = row.data();
            row.change(data);
            List<Change> changes = changes(before, row.data());
            if (!changes.isEmpty()) {
                note(em, Happening.of(Happening.Kind.WEBHOOK_CHANGED, actor).changing(changes), row.address());
            }
            return toWebhook(row, Figures.read(em));
        });
    }

    /** Addresses may carry secrets in their query: the timeline gets the host. */
    private static List<Change> changes(WebhookData before, WebhookData after) {
        List<Change> all = List.of(
                new Change("url", host(before), host(after)),
                new Change("active", Boolean.toString(before.active()), Boolean.toString(after.active())),
                new Change("kinds", kinds(before), kinds(after)));
        boolean moved = !before.url().equals(after.url());
        return all.stream()
                .filter(change ->
                        change.field().equals("url") ? moved : !change.before().equals(change.after()))
                .toList();
    }

    private static String host(WebhookData data) {
        return URI.create(data.url()).getHost();
    }

    private static String kinds(WebhookData data) {
        return data.kinds().stream().sorted().collect(Collectors.joining(", "));
    }

    @Override
    public void delete(Actor actor, String id) {
        tx.runRepeatably(em -> {
            WebhookEntity row = found(em, id);
            em.createQuery("DELETE FROM WebhookDelivery d WHERE d.webhookId = :id")
                    .setParameter("id", row.id())
                    .executeUpdate();
            em.remove(row);
            em.flush();
            note(em, Happening.of(Happening.Kind.WEBHOOK_DELETED, actor), row.address());
        });
    }

    @Override
    public Opened<Webhook> rotateSecret(Actor actor, String id) {
        WebhookSecret secret = WebhookSecret.create();
        return tx.callRepeatably(em -> {
            WebhookEntity row = found(em, id);
            row.share(secret, secrets, clock.instant());
            note(em, Happening.of(Happening.Kind.WEBHOOK_SECRET_ROTATED, actor), row.address());
            return new Opened<>(secret.text(), toWebhook(row, Figures.read(em)));
        });
    }

    @Override
    public Page<WebhookDelivery> deliveries(String id, DeliveryState state, PageRequest page) {
        List<String> after = Cursor.parts(page, 1);
        return tx.read(em -> {
            TypedQuery<DeliveryEntity> query = em.createQuery(
                            "SELECT d FROM WebhookDelivery d WHERE d.webhookId = :webhook AND d.id < :before"
                                    + (state == null ? "" : " AND d.state = :state")
                                    + " ORDER BY d.id DESC",
                            DeliveryEntity.class)
                    .setParameter("webhook", found(em, id).id())
                    .setParameter("before", after.isEmpty() ? Long.MAX_VALUE : Cursor.number(after.get(0)))
                    .setMaxResults(page.limit() + 1);
            if (state != null) {
                query.setParameter("state", state);
            }
            return Cursor.page(query.getResultList(), page, last -> Cursor.of(last.id()), DeliveryEntity::toDelivery);
        });
    }

    @Override
    public WebhookDelivery replay(Actor actor, String id, String delivery) {
        return tx.callRepeatably(em -> {
            DeliveryEntity row = id(delivery) < 0 ? null : em.find(DeliveryEntity.class, id(delivery));
            if (row == null || row.webhookId() != found(em, id).id()) {
                throw PortalException.notFound();
            }
            row.await(clock.instant());
            return row.toDelivery();
        });
    }

    @Override
    public int replayFailed(Actor actor, String id, Instant since) {
        return tx.callRepeatably(em -> em.createQuery(
                        "UPDATE WebhookDelivery d SET d.state = :waiting, d.attempts = 0, d.waitsSince = :now,"
                                + " d.dueAt = :now, d.finishedAt = NULL"
                                + " WHERE d.webhookId = :webhook AND d.state = :failed AND d.createdAt >= :since")
                .setParameter("waiting", DeliveryState.WAITING)
                .setParameter("now", clock.instant())
                .setParameter("webhook", found(em, id).id())
                .setParameter("failed", DeliveryState.FAILED)
                .setParameter("since", since)
                .executeUpdate());
    }

    @Override
    public WebhookDelivery test(Actor actor, String id) {
        return tx.callRepeatably(em -> {
            DeliveryEntity row = new DeliveryEntity(
                    found(em, id).id(),
                    DeliveryEntity.TEST,
                    WebhookMessage.test(actor, clock.instant()),
                    clock.instant());
            em.persist(row);
            em.flush();
            return row.toDelivery();
        });
    }

    private static void check(WebhookData data) {
        WebhookAddress.checked(data.url());
        if (data.kinds().size() > TimelineFilter.MOST_KINDS) {
            throw PortalException.invalid("kinds", "TOO_MANY");
        }
    }

    private void note(EntityManager em, Happening happening, URI address) {
        timeline.add(em, happening.with("host", address.getHost()));
    }

    private static WebhookEntity found(EntityManager em, String id) {
        WebhookEntity row = id(id) < 0 ? null : em.find(WebhookEntity.class, id(id));
        if (row == null) {
            throw PortalException.notFound();
        }
        return row;
    }

    /** An id of this form, or one that no row has. */
    private static long id(String id) {
        return id.matches("[0-9]{1,18}") ? Long.parseLong(id) : -1;
    }

    private Webhook toWebhook(WebhookEntity row, Map<Long, Figures> all) {
        Figures figures = all.getOrDefault(row.id(), Figures.NONE);
        return new Webhook(
                Long.toString(row.id()),
                row.data(),
                row.createdAt(),
                row.previousUntil(clock.instant()),
                row.isGone(),
                figures.waiting(),
                figures.failed(),
                figures.lastDeliveredAt());
    }
}
