package org.kundenportal.impl.customers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.kundenportal.api.customers.Address;
import org.kundenportal.api.customers.BankAccount;
import org.kundenportal.api.customers.Contact;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.TaxDetails;
import org.kundenportal.api.timeline.Change;

/**
 * Which fields of the master data differ, by the names they have in the REST contract; a contact's by its key. An IBAN is
 * masked.
 */
final class ChangedFields {

    private static final String IBAN = "bankAccount.iban";

    private ChangedFields() {}

    /** The fields that differ, in the order of the contract. */
    static List<Change> between(CustomerData before, CustomerData after) {
        Map<String, String> then = leaves(before);
        Map<String, String> now = leaves(after);
        Set<String> fields = new LinkedHashSet<>(then.keySet());
        fields.addAll(now.keySet());
        List<Change> changes = new ArrayList<>();
        for (String field : fields) {
            if (!Objects.equals(then.get(field), now.get(field))) {
                changes.add(new Change(field, shown(field, then.get(field)), shown(field, now.get(field))));
            }
        }
        return changes;
    }

    /** What of the contract's first level they belong to; where nothing but their order changed, contacts. */
    static String parts(List<Change> changes) {
        Set<String> parts = new LinkedHashSet<>();
        changes.forEach(change -> parts.add(change.field().split("[.\\[]", 2)[0]));
        return parts.isEmpty() ? "contacts" : String.join(", ", parts);
    }

    private static String shown(String field, String value) {
        return field.equals(IBAN) ? BankNumbers.masked(value) : value;
    }

    private static Map<String, String> leaves(CustomerData data) {
        Map<String, String> leaves = new LinkedHashMap<>();
        leaves.put("name", data.name());
        leaves.put("kind", data.kind().name());
        leaves.put("email", data.email());
        leaves.put("language", data.language());
        leaves.put("phone", data.phone());
        Address address = Objects.requireNonNullElse(data.address(), new Address(null, null, null, null));
        leaves.put("address.street", address.street());
        leaves.put("address.postalCode", address.postalCode());
        leaves.put("address.city", address.city());
        leaves.put("address.country", address.country());
        BankAccount account = Objects.requireNonNullElse(data.bankAccount(), new BankAccount(null, null, null));
        leaves.put("bankAccount.holder", account.holder());
        leaves.put(IBAN, account.iban());
        leaves.put("bankAccount.bic", account.bic());
        TaxDetails tax = Objects.requireNonNullElse(data.taxDetails(), new TaxDetails(null, null));
        leaves.put("taxDetails.vatId", tax.vatId());
        leaves.put("taxDetails.taxNumber", tax.taxNumber());
        data.contacts().forEach(contact -> put(leaves, contact));
        return leaves;
    }

    private static void put(Map<String, String> leaves, Contact contact) {
        String path = "contacts[" + contact.key() + "].";
        leaves.put(path + "firstName", contact.firstName());
        leaves.put(path + "lastName", contact.lastName());
        leaves.put(path + "email", contact.email());
        leaves.put(path + "phone", contact.phone());
        leaves.put(path + "primary", Boolean.toString(contact.primary()));
        leaves.put(path + "notificationsEnabled", Boolean.toString(contact.notificationsEnabled()));
    }
}
