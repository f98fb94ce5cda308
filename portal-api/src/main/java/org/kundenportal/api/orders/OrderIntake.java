package org.kundenportal.api.orders;

import org.kundenportal.api.Actor;
import org.osgi.annotation.versioning.ProviderType;

/** The host pushes orders in. Thread-safe. */
@ProviderType
public interface OrderIntake {

    /** The most items of one order. */
    int MAX_ITEMS = 1_000;

    /**
     * Creates the order or brings it up to date; repeating the call changes nothing. A customer number that nobody has
     * creates the customer from the buyer, marked as imported and without an e-mail address, which may be one buyer's of many.
     *
     * @return true if the order is new
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST with a violation per field; UNKNOWN_CUSTOMER if the
     *     customer is not known and the order names no buyer; CUSTOMER_MISMATCH if the order already belongs to another
     *     customer
     */
    boolean put(Actor actor, OrderData order);
}
