package org.kundenportal.api.customers;

/**
 * A person at the customer.
 *
 * @param key the host's key of the contact, unique at its customer; never null
 * @param firstName may be null
 * @param lastName may be null
 * @param email may be null
 * @param phone may be null
 * @param primary whether this is the main contact (Hauptansprechpartner); at most one of a customer is
 * @param notificationsEnabled whether the portal may write to this contact
 */
public record Contact(
        String key,
        String firstName,
        String lastName,
        String email,
        String phone,
        boolean primary,
        boolean notificationsEnabled) {}
