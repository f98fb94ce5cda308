package org.kundenportal.api;

/**
 * Which document, inside the portal. It never leaves the portal: hosts and people know a document by type and number.
 *
 * @param value the key of the row, above zero
 */
public record DocumentId(long value) {}
