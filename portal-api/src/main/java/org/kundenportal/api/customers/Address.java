package org.kundenportal.api.customers;

/**
 * A postal address. Every part may be null.
 *
 * @param street with house number
 * @param postalCode in the form of the country
 * @param city the place
 * @param country ISO 3166-1 alpha-2, upper case
 */
public record Address(String street, String postalCode, String city, String country) {}
