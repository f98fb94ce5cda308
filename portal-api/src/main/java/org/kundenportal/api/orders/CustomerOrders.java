package org.kundenportal.api.orders;

import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What customers see of their orders. An order of somebody else, a deleted one, and one outside of the session's scope
 * answer NOT_FOUND like one that does not exist. Thread-safe.
 */
@ProviderType
public interface CustomerOrders {

    /**
     * The customer's orders, latest first; of a session that is confined to an order, that one.
     *
     * @throws org.kundenportal.api.PortalException NOT_FOUND in a session that is confined to a document
     */
    Page<OrderSummary> list(ActingCustomer customer, PageRequest page);

    /** One order. */
    OrderDetail get(ActingCustomer customer, OrderNumber number);
}
