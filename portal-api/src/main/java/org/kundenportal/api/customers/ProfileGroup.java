package org.kundenportal.api.customers;

/** A part of the master data for which staff decide as a whole whether customers may change it. */
public enum ProfileGroup {
    /** Name and kind of the customer. */
    NAME("name"),
    /** The customer's own main contact (Hauptansprechpartner). */
    CONTACT("contact"),
    /** The customer's e-mail address. */
    EMAIL("email"),
    /** The customer's telephone number. */
    PHONE("phone"),
    /** The postal address. */
    ADDRESS("address"),
    /** The bank account. */
    BANK_ACCOUNT("bankAccount"),
    /** VAT id and tax number. */
    TAX_DETAILS("taxDetails"),
    /** The language of pages, mails and documents. */
    LANGUAGE("language");

    private final String field;

    ProfileGroup(String field) {
        this.field = field;
    }

    /** The name that it has in the REST contract. */
    public String field() {
        return field;
    }
}
