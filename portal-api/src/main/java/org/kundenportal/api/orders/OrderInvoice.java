package org.kundenportal.api.orders;

import java.time.Instant;
import org.kundenportal.api.documents.DocumentKey;

/**
 * The invoice of an order, as its buyer may have it now.
 *
 * @param key null while there is none
 * @param outcome what asking for it comes to; never null
 * @param until when it can no longer be fetched, null for never
 */
public record OrderInvoice(DocumentKey key, Outcome outcome, Instant until) {}
