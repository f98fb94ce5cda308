package org.kundenportal.api.automation;

import java.time.Instant;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentKey;

/**
 * What a rule has done, or is about to do, for one order, document or request.
 *
 * @param id opaque
 * @param at when that happened for which the rule waits
 * @param state what became of it
 * @param reason why no mail was sent; null if one was, or nothing is known yet
 * @param customer whom it concerns
 * @param customerName how the customer is called now
 * @param order which order it concerns, may be null
 * @param document which document it concerns, may be null
 * @param recipient the address, null if there was none
 * @param attempts how often it was tried
 * @param dueAt when it is tried next, null if it is not
 * @param finishedAt when it was finished, null if it is not
 */
public record AutomationRun(
        String id,
        Instant at,
        RunState state,
        RunReason reason,
        CustomerNumber customer,
        String customerName,
        OrderNumber order,
        DocumentKey document,
        String recipient,
        int attempts,
        Instant dueAt,
        Instant finishedAt) {}
