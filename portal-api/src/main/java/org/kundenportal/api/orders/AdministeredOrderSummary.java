package org.kundenportal.api.orders;

import org.kundenportal.api.customers.CustomerNumber;

/**
 * An order in the list of staff.
 *
 * @param order never null
 * @param customer never null
 * @param customerName never null
 * @param buyer never null
 */
public record AdministeredOrderSummary(OrderSummary order, CustomerNumber customer, String customerName, Buyer buyer) {}
