package org.kundenportal.api.customers;

import java.util.Arrays;
import java.util.List;

/** A field of the master data that a customer may ask to change. Its number never does. */
public enum ProfileField {
    /** The company's name, or first and last name of a person. */
    NAME("name", ProfileGroup.NAME),
    /** The name of a {@link CustomerKind}. */
    KIND("kind", ProfileGroup.NAME),
    /** The customer's e-mail address. */
    EMAIL("email", ProfileGroup.EMAIL),
    /** The customer's telephone number. */
    PHONE("phone", ProfileGroup.PHONE),
    /** ISO 639-1. */
    LANGUAGE("language", ProfileGroup.LANGUAGE),
    /** With house number. */
    STREET("address.street", ProfileGroup.ADDRESS),
    /** In the form of the country. */
    POSTAL_CODE("address.postalCode", ProfileGroup.ADDRESS),
    /** The place. */
    CITY("address.city", ProfileGroup.ADDRESS),
    /** ISO 3166-1 alpha-2. */
    COUNTRY("address.country", ProfileGroup.ADDRESS),
    /** The account's holder. */
    HOLDER("bankAccount.holder", ProfileGroup.BANK_ACCOUNT),
    /** ISO 13616. */
    IBAN("bankAccount.iban", ProfileGroup.BANK_ACCOUNT),
    /** ISO 9362. */
    BIC("bankAccount.bic", ProfileGroup.BANK_ACCOUNT),
    /** VAT identification number with its country's prefix. */
    VAT_ID("taxDetails.vatId", ProfileGroup.TAX_DETAILS),
    /** The national tax number. */
    TAX_NUMBER("taxDetails.taxNumber", ProfileGroup.TAX_DETAILS),
    /** The main contact's first name. */
    CONTACT_FIRST_NAME("contact.firstName", ProfileGroup.CONTACT),
    /** The main contact's last name. */
    CONTACT_LAST_NAME("contact.lastName", ProfileGroup.CONTACT),
    /** The main contact's e-mail address. */
    CONTACT_EMAIL("contact.email", ProfileGroup.CONTACT),
    /** The main contact's telephone number. */
    CONTACT_PHONE("contact.phone", ProfileGroup.CONTACT),
    /** {@code true} or {@code false}: whether the portal may write to the main contact; cleared, it may. */
    CONTACT_NOTIFICATIONS("contact.notificationsEnabled", ProfileGroup.CONTACT);

    private final String path;
    private final ProfileGroup group;

    ProfileField(String path, ProfileGroup group) {
        this.path = path;
        this.group = group;
    }

    /** The path that it has in the REST contract. */
    public String path() {
        return path;
    }

    /** The part of the master data that it belongs to. */
    public ProfileGroup group() {
        return group;
    }

    /** All fields of a part. */
    public static List<ProfileField> of(ProfileGroup group) {
        return Arrays.stream(values()).filter(field -> field.group == group).toList();
    }
}
