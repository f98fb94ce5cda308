package org.kundenportal.api;

/**
 * Which customer, inside the portal. It never leaves the portal: hosts and people know a customer by number.
 *
 * @param value the key of the row, above zero
 */
public record CustomerId(long value) {}
