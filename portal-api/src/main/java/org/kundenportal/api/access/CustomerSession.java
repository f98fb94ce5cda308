package org.kundenportal.api.access;

import java.time.Instant;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentKey;

/**
 * A live session of a customer.
 *
 * @param customer on whose behalf the session acts
 * @param number the customer's number
 * @param language the customer's language, may be null
 * @param scope what the session may see
 * @param document the one document that it may see, null unless the scope says so
 * @param order the one order that it may see, null unless the scope says so
 * @param expiresAt when it ends at the latest, however busy it is
 */
public record CustomerSession(
        ActingCustomer customer,
        CustomerNumber number,
        String language,
        LinkScope scope,
        DocumentKey document,
        OrderNumber order,
        Instant expiresAt) {}
