package org.kundenportal.api;

/**
 * Which order, inside the portal. It never leaves the portal: hosts and people know an order by number.
 *
 * @param value the key of the row, above zero
 */
public record OrderId(long value) {}
