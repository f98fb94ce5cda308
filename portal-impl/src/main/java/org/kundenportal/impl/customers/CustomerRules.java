package org.kundenportal.impl.customers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.customers.Address;
import org.kundenportal.api.customers.BankAccount;
import org.kundenportal.api.customers.Contact;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.TaxDetails;

/**
 * What a customer must be like to be taken from a host. Hosts hold addresses that are not quite right; they are taken as
 * they are, and what depends on a right one says so when it is used.
 */
final class CustomerRules {

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}");
    private static final Pattern BIC = Pattern.compile("[A-Z0-9]{8}(?:[A-Z0-9]{3})?");
    private static final Address NO_ADDRESS = new Address(null, null, null, null);
    private static final TaxDetails NO_TAX_DETAILS = new TaxDetails(null, null);
    private static final int SHORT = 64;
    private static final int LONG = 255;

    private final List<Violation> violations = new ArrayList<>();

    private CustomerRules() {}

    /**
     * The customer as it is kept: an address or tax details that say nothing are none.
     *
     * @throws PortalException INVALID_REQUEST with all violations
     */
    static CustomerData checked(CustomerData customer) {
        CustomerRules rules = new CustomerRules();
        rules.customer(customer);
        if (!rules.violations.isEmpty()) {
            throw PortalException.invalid(rules.violations);
        }
        return new CustomerData(
                customer.number(),
                customer.name(),
                customer.kind(),
                customer.email(),
                customer.language(),
                customer.phone(),
                NO_ADDRESS.equals(customer.address()) ? null : customer.address(),
                customer.bankAccount(),
                NO_TAX_DETAILS.equals(customer.taxDetails()) ? null : customer.taxDetails(),
                customer.contacts());
    }

    private void customer(CustomerData customer) {
        if (customer.name().isBlank()) {
            violations.add(new Violation("name", "REQUIRED"));
        }
        length("name", customer.name(), LONG);
        length("email", customer.email(), LONG);
        length("phone", customer.phone(), SHORT);
        form("language", customer.language(), LANGUAGE, "INVALID_VALUE");
        if (customer.address() != null) {
            address(customer.address());
        }
        if (customer.bankAccount() != null) {
            bankAccount(customer.bankAccount());
        }
        if (customer.taxDetails() != null) {
            length("taxDetails.vatId", customer.taxDetails().vatId(), 32);
            length("taxDetails.taxNumber", customer.taxDetails().taxNumber(), SHORT);
        }
        contacts(customer.contacts());
    }

    private void address(Address address) {
        length("address.street", address.street(), LONG);
        length("address.postalCode", address.postalCode(), 32);
        length("address.city", address.city(), LONG);
        form("address.country", address.country(), COUNTRY, "INVALID_COUNTRY");
    }

    private void bankAccount(BankAccount account) {
        length("bankAccount.holder", account.holder(), LONG);
        if (account.iban() == null) {
            violations.add(new Violation("bankAccount.iban", "REQUIRED"));
        }
        form("bankAccount.iban", account.iban(), IBAN, "IBAN_FORMAT");
        form("bankAccount.bic", account.bic(), BIC, "BIC_FORMAT");
    }

    private void contacts(List<Contact> contacts) {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < contacts.size(); i++) {
            Contact contact = contacts.get(i);
            String field = "contacts[" + i + "].";
            if (contact.key() == null || contact.key().isBlank()) {
                violations.add(new Violation(field + "key", "REQUIRED"));
            } else if (!keys.add(contact.key())) {
                violations.add(new Violation(field + "key", "DUPLICATE"));
            }
            length(field + "key", contact.key(), SHORT);
            length(field + "firstName", contact.firstName(), LONG);
            length(field + "lastName", contact.lastName(), LONG);
            length(field + "email", contact.email(), LONG);
            length(field + "phone", contact.phone(), SHORT);
        }
        if (contacts.stream().filter(Contact::primary).count() > 1) {
            violations.add(new Violation("contacts", "MORE_THAN_ONE_PRIMARY"));
        }
    }

    private void length(String field, String value, int max) {
        if (value != null && value.length() > max) {
            violations.add(new Violation(field, "TOO_LONG"));
        }
        // PostgreSQL takes none in a text
        if (value != null && value.indexOf('\0') >= 0) {
            violations.add(new Violation(field, "INVALID_CHARACTER"));
        }
    }

    private void form(String field, String value, Pattern pattern, String code) {
        if (value != null && !pattern.matcher(value).matches()) {
            violations.add(new Violation(field, code));
        }
    }
}
