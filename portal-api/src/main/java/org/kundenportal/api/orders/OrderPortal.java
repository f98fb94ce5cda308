package org.kundenportal.api.orders;

import java.util.Set;
import org.kundenportal.api.PortalLink;

/**
 * The portal box of an order.
 *
 * @param link opens the order's page; null while it is hidden, and after it was revoked
 * @param hiddenBecause why the order's page does not open, empty if it does
 */
public record OrderPortal(PortalLink link, Set<HiddenReason> hiddenBecause) {

    /** Why an order's page does not open. */
    public enum HiddenReason {
        /** The customer has no access to the portal. */
        CUSTOMER_NOT_RELEASED,
        /** Links of orders are not among the ways in. */
        ORDER_LINKS_OFF,
        /** The order was deleted. */
        ORDER_DELETED
    }

    /** Copies the reasons. */
    public OrderPortal {
        hiddenBecause = Set.copyOf(hiddenBecause);
    }
}
