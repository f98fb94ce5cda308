package org.kundenportal.api.documents;

import java.time.Instant;

/**
 * How often the customer has looked at a document.
 *
 * @param count how often
 * @param firstAt null if never
 * @param lastAt null if never
 */
public record DocumentViews(long count, Instant firstAt, Instant lastAt) {}
