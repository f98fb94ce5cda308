package org.kundenportal.api.orders;

import java.time.Instant;
import java.util.List;
import org.kundenportal.api.Actor;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.osgi.annotation.versioning.ProviderType;

/** What staff see of orders and do about their links. An order that does not exist answers NOT_FOUND. Thread-safe. */
@ProviderType
public interface OrderAdministration {

    /** The orders that the filter lets pass, latest first. */
    Page<AdministeredOrderSummary> list(OrderFilter filter, PageRequest page);

    /** One order, also a deleted one. */
    AdministeredOrder get(OrderNumber number);

    /** The platforms that orders came from, in alphabetical order. */
    List<String> platforms();

    /** Replaces the order's link by a new one; the sessions that the old one opened end. */
    OrderPortal rotateLink(Actor actor, OrderNumber number);

    /**
     * Sets from when on the order's link is dead; sessions that it opened end with it.
     *
     * @param expiresAt null for never
     */
    OrderPortal limitLink(Actor actor, OrderNumber number, Instant expiresAt);

    /** Kills the order's link, and ends the sessions that it opened; rotation makes a new one. */
    OrderPortal revokeLink(Actor actor, OrderNumber number);
}
