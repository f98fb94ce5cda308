package org.kundenportal.api.orders;

import org.kundenportal.api.documents.DocumentKey;

/**
 * The invoice of an order that was asked for.
 *
 * @param key never null
 * @param isNew whether it was made for this request
 */
public record CreatedInvoice(DocumentKey key, boolean isNew) {}
