package org.kundenportal.impl.customers;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.kundenportal.api.customers.Address;
import org.kundenportal.api.customers.BankAccount;
import org.kundenportal.api.customers.Contact;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerKind;
import org.kundenportal.api.customers.ProfileField;
import org.kundenportal.api.customers.TaxDetails;

/** Master data as the texts of their fields, as far as customers may change them. */
final class ProfileValues {

    /** The key of a main contact that a customer names where the host has named none. */
    static final String OWN_CONTACT = "portal";

    private ProfileValues() {}

    /** All fields with what they say; null where they say nothing. */
    static Map<ProfileField, String> of(CustomerData data) {
        Map<ProfileField, String> values = new EnumMap<>(ProfileField.class);
        values.put(ProfileField.NAME, data.name());
        values.put(ProfileField.KIND, data.kind().name());
        values.put(ProfileField.EMAIL, data.email());
        values.put(ProfileField.PHONE, data.phone());
        values.put(ProfileField.LANGUAGE, data.language());
        if (data.address() != null) {
            values.put(ProfileField.STREET, data.address().street());
            values.put(ProfileField.POSTAL_CODE, data.address().postalCode());
            values.put(ProfileField.CITY, data.address().city());
            values.put(ProfileField.COUNTRY, data.address().country());
        }
        if (data.bankAccount() != null) {
            values.put(ProfileField.HOLDER, data.bankAccount().holder());
            values.put(ProfileField.IBAN, data.bankAccount().iban());
            values.put(ProfileField.BIC, data.bankAccount().bic());
        }
        if (data.taxDetails() != null) {
            values.put(ProfileField.VAT_ID, data.taxDetails().vatId());
            values.put(ProfileField.TAX_NUMBER, data.taxDetails().taxNumber());
        }
        Contact contact = data.primaryContact().orElse(new Contact(OWN_CONTACT, null, null, null, null, true, true));
        values.put(ProfileField.CONTACT_FIRST_NAME, contact.firstName());
        values.put(ProfileField.CONTACT_LAST_NAME, contact.lastName());
        values.put(ProfileField.CONTACT_EMAIL, contact.email());
        values.put(ProfileField.CONTACT_PHONE, contact.phone());
        values.put(ProfileField.CONTACT_NOTIFICATIONS, Boolean.toString(contact.notificationsEnabled()));
        return values;
    }

    /** The same master data, with these fields saying something else. */
    static CustomerData applied(CustomerData data, Map<ProfileField, String> changes) {
        Map<ProfileField, String> values = of(data);
        values.putAll(changes);
        return new CustomerData(
                data.number(),
                values.get(ProfileField.NAME),
                CustomerKind.valueOf(values.get(ProfileField.KIND)),
                values.get(ProfileField.EMAIL),
                values.get(ProfileField.LANGUAGE),
                values.get(ProfileField.PHONE),
                address(values),
                bankAccount(values),
                taxDetails(values),
                contacts(data, changes, values));
    }

    private static Address address(Map<ProfileField, String> values) {
        Address address = new Address(
                values.get(ProfileField.STREET),
                values.get(ProfileField.POSTAL_CODE),
                values.get(ProfileField.CITY),
                values.get(ProfileField.COUNTRY));
        return address.equals(new Address(null, null, null, null)) ? null : address;
    }

    private static BankAccount bankAccount(Map<ProfileField, String> values) {
        String iban = values.get(ProfileField.IBAN);
        return iban == null
                ? null
                : new BankAccount(values.get(ProfileField.HOLDER), iban, values.get(ProfileField.BIC));
    }

    private static TaxDetails taxDetails(Map<ProfileField, String> values) {
        String vatId = values.get(ProfileField.VAT_ID);
        String taxNumber = values.get(ProfileField.TAX_NUMBER);
        return vatId == null && taxNumber == null ? null : new TaxDetails(vatId, taxNumber);
    }

    private static List<Contact> contacts(
            CustomerData data, Map<ProfileField, String> changes, Map<ProfileField, String> values) {
        if (changes.keySet().stream().noneMatch(field -> field.path().startsWith("contact."))) {
            return data.contacts();
        }
        String key = data.primaryContact().map(Contact::key).orElse(OWN_CONTACT);
        Contact changed = new Contact(
                key,
                values.get(ProfileField.CONTACT_FIRST_NAME),
                values.get(ProfileField.CONTACT_LAST_NAME),
                values.get(ProfileField.CONTACT_EMAIL),
                values.get(ProfileField.CONTACT_PHONE),
                true,
                !"false".equals(values.get(ProfileField.CONTACT_NOTIFICATIONS)));
        List<Contact> contacts = new ArrayList<>(data.contacts());
        contacts.replaceAll(contact -> contact.key().equals(key) ? changed : contact);
        if (!contacts.contains(changed)) {
            contacts.add(changed);
        }
        return contacts;
    }
}
