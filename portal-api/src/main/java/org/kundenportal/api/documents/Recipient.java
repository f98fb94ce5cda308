package org.kundenportal.api.documents;

/**
 * To whom the document is made out, as it says itself: it stays when the customer moves (BW-16).
 *
 * @param name never null
 * @param street may be null
 * @param postalCode may be null
 * @param city may be null
 * @param country ISO 3166-1 alpha-2, may be null
 */
public record Recipient(String name, String street, String postalCode, String city, String country) {}
