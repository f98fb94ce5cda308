package org.kundenportal.api.automation;

import java.time.Instant;
import java.util.List;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentKey;

/**
 * What a rule would have done, had it been active.
 *
 * @param since from when on
 * @param items latest first, at most {@value #MOST_ITEMS}
 * @param count how many there are in all
 * @param complete whether everything since then was looked at; otherwise only the latest {@value #MOST_EVENTS} events
 */
public record DryRun(Instant since, List<Item> items, int count, boolean complete) {

    /** How many items it has at most. */
    public static final int MOST_ITEMS = 200;

    /** How many events it looks at, at most. */
    public static final int MOST_EVENTS = 5000;

    /** Copies the items. */
    public DryRun {
        items = List.copyOf(items);
    }

    /** What would have become of it. The names are part of the REST contract. */
    public enum Outcome {
        /** The mail would have been sent. */
        WOULD_SEND,
        /** There would have been no reason to write, or nothing to lead to. */
        SKIPPED,
        /** The mail could not have been written. */
        FAILED,
        /** The rule has sent it. */
        ALREADY_DONE
    }

    /**
     * One order, document or request.
     *
     * @param at when that happened for which the rule waits
     * @param customer whom it concerns
     * @param customerName how the customer is called now
     * @param order which order it concerns, may be null
     * @param document which document it concerns, may be null
     * @param recipient the address, null if there is none
     * @param subject of the mail, with what its placeholders say now
     * @param body of the mail, likewise
     * @param outcome what would have become of it
     * @param reason why no mail would have been sent; null if one would have been, or was
     */
    public record Item(
            Instant at,
            CustomerNumber customer,
            String customerName,
            OrderNumber order,
            DocumentKey document,
            String recipient,
            String subject,
            String body,
            Outcome outcome,
            RunReason reason) {}
}
