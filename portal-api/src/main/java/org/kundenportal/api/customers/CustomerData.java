package org.kundenportal.api.customers;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The master data of a customer as host, staff and customer know them.
 *
 * @param number never null
 * @param name the company's name, or first and last name of a person; never blank
 * @param kind never null
 * @param email may be null
 * @param language {@code de}, {@code en} or another language of the portal; null lets the browser decide
 * @param phone may be null
 * @param address may be null
 * @param bankAccount may be null
 * @param taxDetails may be null
 * @param contacts in the host's order, possibly empty
 */
public record CustomerData(
        CustomerNumber number,
        String name,
        CustomerKind kind,
        String email,
        String language,
        String phone,
        Address address,
        BankAccount bankAccount,
        TaxDetails taxDetails,
        List<Contact> contacts) {

    /** Refuses nulls where they have no meaning and copies the contacts. */
    public CustomerData {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        contacts = List.copyOf(contacts);
    }

    /** The main contact (Hauptansprechpartner), if one is marked. */
    public Optional<Contact> primaryContact() {
        return contacts.stream().filter(Contact::primary).findFirst();
    }

    /** Where codes and warnings go: the main contact's address, else the customer's own; empty if there is none. */
    public Optional<String> securityAddress() {
        return primaryContact().map(Contact::email).or(() -> Optional.ofNullable(email));
    }

    /** Where news go: as {@link #securityAddress}, but nowhere if the main contact wants none. */
    public Optional<String> notificationAddress() {
        return primaryContact()
                        .filter(contact -> !contact.notificationsEnabled())
                        .isPresent()
                ? Optional.empty()
                : securityAddress();
    }
}
