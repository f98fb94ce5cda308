package org.kundenportal.api.settings;

/**
 * The merchant, as documents and the portal show it. Every part may be null.
 *
 * @param name the company's name
 * @param street with house number
 * @param postalCode in the form of the country
 * @param city the place
 * @param country ISO 3166-1 alpha-2
 * @param email where customers write to
 * @param phone where customers call
 * @param vatId VAT identification number
 * @param iban where customers pay to
 */
public record Company(
        String name,
        String street,
        String postalCode,
        String city,
        String country,
        String email,
        String phone,
        String vatId,
        String iban) {}
