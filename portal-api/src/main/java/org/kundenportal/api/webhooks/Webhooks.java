package org.kundenportal.api.webhooks;

import java.time.Instant;
import java.util.List;
import org.kundenportal.api.Actor;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.access.Opened;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Administrators say which systems are told what happens. Every event is delivered at least once to each endpoint that
 * was active when it happened: tried for two days, then kept as failed. What does not exist answers NOT_FOUND.
 * Thread-safe.
 */
@ProviderType
public interface Webhooks {

    /** All endpoints, the one made last first. */
    List<Webhook> list();

    /** One endpoint. */
    Webhook get(String id);

    /**
     * Makes an endpoint.
     *
     * @return its secret, shown this once
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST, field {@code url} (INVALID_VALUE, ADDRESS_REFUSED)
     */
    Opened<Webhook> create(Actor actor, WebhookData data);

    /** Changes an endpoint; refuses as {@link #create}. */
    Webhook change(Actor actor, String id, WebhookData data);

    /** Deletes an endpoint with its deliveries. */
    void delete(Actor actor, String id);

    /** Makes a new secret; the one before signs for another 24 hours, too, so that receivers can switch. */
    Opened<Webhook> rotateSecret(Actor actor, String id);

    /**
     * What was or will be sent to an endpoint, latest first.
     *
     * @param state only what is in this state; null for all
     */
    Page<WebhookDelivery> deliveries(String id, DeliveryState state, PageRequest page);

    /** Puts a delivery in line again, whatever became of it. */
    WebhookDelivery replay(Actor actor, String id, String delivery);

    /** Puts all deliveries in line again that failed and were made at or after an instant; says how many. */
    int replayFailed(Actor actor, String id, Instant since);

    /** Sends an event of type {@code TEST}, also while the endpoint is not active. */
    WebhookDelivery test(Actor actor, String id);
}
