package org.kundenportal.api.orders;

import java.util.Currency;
import org.kundenportal.api.customers.CustomerNumber;

/**
 * An order in the list of staff.
 *
 * @param order never null
 * @param customer never null
 * @param customerName never null
 * @param buyer never null
 * @param currency of its prices; never null
 * @param waivedInShop whether the right of withdrawal was waived where it was bought
 * @param portal never null
 */
public record AdministeredOrderSummary(
        OrderSummary order,
        CustomerNumber customer,
        String customerName,
        Buyer buyer,
        Currency currency,
        boolean waivedInShop,
        OrderPortal portal) {}
