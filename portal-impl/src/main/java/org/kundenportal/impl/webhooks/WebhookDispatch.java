package org.kundenportal.impl.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.kundenportal.api.Actor;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.webhooks.DeliveryState;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.jobs.Rounds;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.security.SecretBox;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits. Each delivery is claimed by one conditional update, whose lease outlives any attempt: so one node
 * sends it, and another does where the first has died. An endpoint gets one request at a time from each node, so that a
 * slow one keeps only itself waiting.
 */
@Component(service = WebhookDispatch.class, immediate = true)
public final class WebhookDispatch {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDispatch.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int SENDERS = 8;
    private static final int MOST_AT_ONCE = 50;

    private final Tx tx;
    private final Timeline timeline;
    private final SecretBox secrets;
    private final Clock clock;
    private final WebhookSender sender;
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();
    private final Semaphore idle = new Semaphore(SENDERS);
    private final ExecutorService senders = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "kundenportal-webhook");
        thread.setDaemon(true);
        return thread;
    });
    private final Rounds rounds;

    /** Sends from now on. */
    @Activate
    public WebhookDispatch(@Reference Tx tx, @Reference Timeline timeline, @Reference PortalHome home) {
        this(tx, timeline, home, TIMEOUT, PAUSE);
    }

    WebhookDispatch(Tx tx, Timeline timeline, PortalHome home, Duration timeout, Duration pause) {
        this.tx = tx;
        this.timeline = timeline;
        this.secrets = home.secrets();
        this.clock = home.clock();
        this.sender = new WebhookSender(timeout);
        this.rounds = new Rounds("webhooks", pause, this::dispatch);
    }

    /** Claims nothing more; what is being sent is sent. */
    @Deactivate
    public void close() {
        rounds.close();
        senders.shutdown();
    }

    /** A delivery whose turn it is. */
    private record Due(long id, long webhook, Instant at) {

        static Due of(Object[] row) {
            return new Due((Long) row[0], (Long) row[1], (Instant) row[2]);
        }
    }

    /** Looks again as long as something was begun: else the backlog of one endpoint hid what is due to all others. */
    private void dispatch() {
        boolean begun = true;
        while (begun) {
            begun = false;
            for (Due due : tx.read(this::due)) {
                begun |= isBegun(due);
            }
        }
    }

    private boolean isBegun(Due due) {
        if (busy.contains(due.webhook()) || !idle.tryAcquire()) {
            return false;
        }
        busy.add(due.webhook());
        senders.execute(() -> sendAndSurvive(due));
        return true;
    }

    private void sendAndSurvive(Due due) {
        try {
            send(due);
        } catch (RuntimeException e) {
            // its lease ends, then it is tried again
            LOG.warn("A webhook cannot be sent now: {}", e.toString());
        } finally {
            busy.remove(due.webhook());
            idle.release();
            rounds.wake();
        }
    }

    /** Sends all that is due, on the caller's thread, and says how many attempts that were. */
    int sendDue() {
        int sent = 0;
        for (Due due : tx.read(this::due)) {
            sent += send(due) ? 1 : 0;
        }
        return sent;
    }

    private List<Due> due(EntityManager em) {
        Set<Long> others = Set.copyOf(busy);
        TypedQuery<Object[]> query = em.createQuery(
                        "SELECT d.id, d.webhookId, d.dueAt FROM WebhookDelivery d JOIN Webhook w ON w.id = d.webhookId"
                                + " WHERE d.state = :waiting AND d.dueAt <= :now AND (w.active = :yes OR d.kind = :test)"
                                + (others.isEmpty() ? "" : " AND d.webhookId NOT IN :busy")
                                + " ORDER BY d.dueAt, d.id",
                        Object[].class)
                .setParameter("waiting", DeliveryState.WAITING)
                .setParameter("now", clock.instant())
                .setParameter("yes", true)
                .setParameter("test", DeliveryEntity.TEST)
                .setMaxResults(MOST_AT_ONCE);
        if (!others.isEmpty()) {
            query.setParameter("busy", others);
        }
        return query.getResultList().stream().map(Due::of).toList();
    }

    /** Sends it unless somebody else does. */
    private boolean send(Due due) {
        Instant lease = clock.instant().plus(LEASE).truncatedTo(ChronoUnit.MILLIS);
        if (!tx.callRepeatably(em -> isClaimed(em, due, lease))) {
            return false;
        }
        Answer answer = answer(due);
        tx.runRepeatably(em -> settle(em, due, lease, answer));
        return true;
    }

    private Answer answer(Due due) {
        try {
            return sender.send(tx.read(em -> message(em, due)), clock.instant());
        } catch (PortalException e) {
            throw e;
        } catch (RuntimeException e) {
            // an address or a secret of which nothing can be made: that counts as an attempt, too
            LOG.warn("A webhook cannot be sent: {}", e.toString());
            return Answer.failed("UNREACHABLE");
        }
    }

    private boolean isClaimed(EntityManager em, Due due, Instant lease) {
        return em.createQuery("UPDATE WebhookDelivery d SET d.dueAt = :lease, d.attempts = d.attempts + 1"
                                + " WHERE d.id = :id AND d.dueAt = :due AND d.state = :waiting")
                        .setParameter("lease", lease)
                        .setParameter("id", due.id())
                        .setParameter("due", due.at())
                        .setParameter("waiting", DeliveryState.WAITING)
                        .executeUpdate()
                == 1;
    }

    private WebhookSender.Message message(EntityManager em, Due due) {
        DeliveryEntity delivery = em.find(DeliveryEntity.class, due.id());
        WebhookEntity webhook = em.find(WebhookEntity.class, due.webhook());
        return new WebhookSender.Message(
                webhook.address(), delivery.messageId(), delivery.body(), webhook.secrets(secrets, clock.instant()));
    }

    /** Does nothing where the lease was lost: it was put in line again, or another node sends it. */
    private void settle(EntityManager em, Due due, Instant lease, Answer answer) {
        DeliveryEntity delivery = em.find(DeliveryEntity.class, due.id());
        WebhookEntity webhook = em.find(WebhookEntity.class, due.webhook());
        if (delivery == null || webhook == null || !delivery.isLeasedUntil(lease)) {
            return;
        }
        delivery.settle(answer, clock.instant());
        if (answer.isGone() && webhook.data().active()) {
            webhook.switchOff();
            timeline.add(
                    em,
                    Happening.of(Happening.Kind.WEBHOOK_GONE, Actor.system("webhooks"))
                            .with("host", webhook.address().getHost()));
        }
    }
}
