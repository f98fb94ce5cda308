package org.kundenportal.api.customers;

import java.time.Instant;

/**
 * A customer as staff see it.
 *
 * @param data the master data
 * @param imported whether an imported document created the customer and no host or staff has confirmed it since
 * @param access what staff have chosen
 * @param accessEffective whether the customer may use the portal now
 * @param createdAt when the portal first heard of the customer
 * @param updatedAt when the master data last changed
 */
public record Customer(
        CustomerData data,
        boolean imported,
        AccessChoice access,
        boolean accessEffective,
        Instant createdAt,
        Instant updatedAt) {}
