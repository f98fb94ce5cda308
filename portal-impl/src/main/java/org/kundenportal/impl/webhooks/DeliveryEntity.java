package org.kundenportal.impl.webhooks;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;
import org.kundenportal.api.webhooks.DeliveryState;
import org.kundenportal.api.webhooks.WebhookDelivery;
import org.kundenportal.impl.security.Tokens;

/** One event on its way to one endpoint. */
@Entity(name = "WebhookDelivery")
@Table(name = "webhook_delivery")
class DeliveryEntity {

    /** The type of what administrators send to try an endpoint. */
    static final String TEST = "TEST";

    private static final int ID_BYTES = 18;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "webhook_id")
    private long webhookId;

    @Column(name = "message_id")
    private String messageId;

    @Column(name = "kind")
    private String kind;

    @Lob
    @Column(name = "body")
    private String body;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private DeliveryState state;

    @Column(name = "attempts")
    private int attempts;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "waits_since")
    private Instant waitsSince;

    /** When it is tried; while it is being tried, when whoever tries it counts as dead. */
    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Column(name = "status")
    private Integer status;

    @Column(name = "failure")
    private String failure;

    @Version
    @Column(name = "version")
    private long version;

    protected DeliveryEntity() {}

    DeliveryEntity(long webhookId, String kind, String body, Instant now) {
        this.webhookId = webhookId;
        this.messageId = "msg_" + Tokens.encode(Tokens.randomBytes(ID_BYTES));
        this.kind = kind;
        this.body = body;
        this.createdAt = now;
        await(now);
    }

    /** Puts it in line, again or for the first time. */
    final void await(Instant now) {
        state = DeliveryState.WAITING;
        attempts = 0;
        waitsSince = now;
        dueAt = now;
        finishedAt = null;
    }

    /** Whether the one who claimed it until then still has it. */
    boolean isLeasedUntil(Instant lease) {
        return state == DeliveryState.WAITING && dueAt.equals(lease);
    }

    /** Notes what came of an attempt. The time for more counts from the first, however long it waited for that. */
    void settle(Answer answer, Instant now) {
        if (attempts <= 1) {
            waitsSince = now;
        }
        status = answer.status();
        failure = answer.failure();
        if (answer.isTaken()) {
            finish(DeliveryState.DELIVERED, now);
        } else if (answer.isGone()) {
            finish(DeliveryState.FAILED, now);
        } else {
            Retries.next(attempts, waitsSince, now)
                    .ifPresentOrElse(next -> dueAt = next, () -> finish(DeliveryState.FAILED, now));
        }
    }

    private void finish(DeliveryState newState, Instant now) {
        state = newState;
        finishedAt = now;
    }

    long id() {
        return id;
    }

    long webhookId() {
        return webhookId;
    }

    String messageId() {
        return messageId;
    }

    String body() {
        return body;
    }

    WebhookDelivery toDelivery() {
        return new WebhookDelivery(
                Long.toString(id),
                messageId,
                kind,
                createdAt,
                state,
                attempts,
                state == DeliveryState.WAITING ? dueAt : null,
                finishedAt,
                status,
                failure);
    }
}
