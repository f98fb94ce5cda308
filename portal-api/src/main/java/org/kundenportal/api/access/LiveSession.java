package org.kundenportal.api.access;

import java.time.Instant;
import org.kundenportal.api.ActingCustomer.Assurance;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.documents.DocumentKey;

/**
 * A session of a customer as staff see it.
 *
 * @param ref names it on the timeline, too; no secret
 * @param openedAt when it began
 * @param lastSeenAt to the minute
 * @param expiresAt when it ends at the latest
 * @param assurance how surely the person is the customer
 * @param document the one document that it may see, null for all that is released
 * @param order the one order that it may see, null unless it came by an order's link
 * @param viewer the member of staff who looks at the portal as the customer, null if it is the customer
 */
public record LiveSession(
        String ref,
        Instant openedAt,
        Instant lastSeenAt,
        Instant expiresAt,
        Assurance assurance,
        DocumentKey document,
        OrderNumber order,
        String viewer) {}
