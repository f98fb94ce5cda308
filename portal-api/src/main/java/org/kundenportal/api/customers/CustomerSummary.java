package org.kundenportal.api.customers;

/**
 * A customer as a row of a list.
 *
 * @param number never null
 * @param name never null
 * @param kind never null
 * @param email may be null
 * @param city may be null
 * @param language may be null
 * @param imported see {@link Customer#imported()}
 * @param access what staff have chosen
 * @param accessEffective whether the customer may use the portal now
 * @param documentCount all documents of the customer, released or not
 */
public record CustomerSummary(
        CustomerNumber number,
        String name,
        CustomerKind kind,
        String email,
        String city,
        String language,
        boolean imported,
        AccessChoice access,
        boolean accessEffective,
        long documentCount) {}
