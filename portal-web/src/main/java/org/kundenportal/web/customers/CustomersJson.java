package org.kundenportal.web.customers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.kundenportal.api.access.PortalAccess;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.Address;
import org.kundenportal.api.customers.BankAccount;
import org.kundenportal.api.customers.Contact;
import org.kundenportal.api.customers.Customer;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerKind;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.customers.CustomerSummary;
import org.kundenportal.api.customers.TaxDetails;
import org.kundenportal.web.access.AccessJson;
import org.kundenportal.web.json.Checks;

/** Customers on the wire. */
public final class CustomersJson {

    private static final int MAX_NAME = 200;
    private static final int MAX_EMAIL = 254;
    private static final int MAX_PHONE = 50;
    private static final int MAX_CODE = 50;
    private static final int MAX_KEY = 64;
    private static final int MAX_CONTACTS = 200;
    private static final int MAX_QUERY = 200;

    private CustomersJson() {}

    /** Which choice a query asks for, null for all. */
    static AccessChoice choice(String access) {
        Checks checks = new Checks();
        AccessChoice choice = checks.choice("access", access, AccessChoice.class);
        return checks.then(() -> choice);
    }

    /** What a query looks for, null for all. */
    static String query(String query) {
        Checks checks = new Checks();
        String text = checks.line("query", query, MAX_QUERY);
        return checks.then(() -> text);
    }

    /** Master data. */
    public record Profile(
            String number,
            String kind,
            String name,
            String email,
            String language,
            String phone,
            AddressJson address,
            BankAccountJson bankAccount,
            TaxDetailsJson taxDetails,
            List<ContactJson> contacts) {

        static Profile of(CustomerData data) {
            return new Profile(
                    data.number().value(),
                    data.kind().name(),
                    data.name(),
                    data.email(),
                    data.language(),
                    data.phone(),
                    AddressJson.of(data.address()),
                    BankAccountJson.of(data.bankAccount()),
                    TaxDetailsJson.of(data.taxDetails()),
                    data.contacts().stream().map(ContactJson::of).toList());
        }
    }

    /** A customer as staff see it. */
    public record CustomerJson(
            @JsonUnwrapped Profile profile,
            boolean imported,
            Instant createdAt,
            Instant updatedAt,
            AccessJson.Portal portal) {

        static CustomerJson of(Customer customer, PortalAccess access) {
            return new CustomerJson(
                    Profile.of(customer.data()),
                    customer.imported(),
                    customer.createdAt(),
                    customer.updatedAt(),
                    AccessJson.Portal.of(access));
        }
    }

    /** A row of the list. */
    public record Row(
            String number,
            String name,
            String kind,
            String email,
            String city,
            String language,
            boolean imported,
            RowPortal portal,
            long documentCount) {

        static Row of(CustomerSummary customer) {
            return new Row(
                    customer.number().value(),
                    customer.name(),
                    customer.kind().name(),
                    customer.email(),
                    customer.city(),
                    customer.language(),
                    customer.imported(),
                    new RowPortal(customer.access().name(), customer.accessEffective()),
                    customer.documentCount());
        }
    }

    /** Who has access. */
    public record RowPortal(String access, boolean effective) {}

    /** A customer as the host pushes it in. */
    public record CustomerBody(
            String name,
            String kind,
            String email,
            String language,
            String phone,
            AddressJson address,
            BankAccountJson bankAccount,
            TaxDetailsJson taxDetails,
            List<ContactJson> contacts) {

        CustomerData toData(CustomerNumber number) {
            Checks checks = new Checks();
            String fullName = checks.requiredLine("name", name, MAX_NAME);
            CustomerKind sort = checks.choice("kind", checks.required("kind", kind), CustomerKind.class);
            String mail = checks.line("email", email, MAX_EMAIL);
            String speaks = checks.language("language", language);
            String calls = checks.line("phone", phone, MAX_PHONE);
            Address lives = address == null ? null : address.toAddress(checks);
            BankAccount pays = bankAccount == null ? null : bankAccount.toBankAccount(checks);
            TaxDetails taxed = taxDetails == null ? null : taxDetails.toTaxDetails(checks);
            List<Contact> people = contacts(checks);
            return checks.then(
                    () -> new CustomerData(number, fullName, sort, mail, speaks, calls, lives, pays, taxed, people));
        }

        private List<Contact> contacts(Checks checks) {
            List<ContactJson> people = checks.list("contacts", contacts, MAX_CONTACTS);
            return IntStream.range(0, people.size())
                    .mapToObj(i -> people.get(i).toContact(checks, "contacts[" + i + "]."))
                    .toList();
        }
    }

    /** A postal address. */
    public record AddressJson(String street, String postalCode, String city, String country) {

        private static AddressJson of(Address address) {
            return address == null
                    ? null
                    : new AddressJson(address.street(), address.postalCode(), address.city(), address.country());
        }

        private Address toAddress(Checks checks) {
            return new Address(
                    checks.line("address.street", street, MAX_NAME),
                    checks.line("address.postalCode", postalCode, MAX_CODE),
                    checks.line("address.city", city, MAX_NAME),
                    checks.country("address.country", country));
        }
    }

    /** A bank account. */
    public record BankAccountJson(String holder, String iban, String bic) {

        private static BankAccountJson of(BankAccount account) {
            return account == null ? null : new BankAccountJson(account.holder(), account.iban(), account.bic());
        }

        private BankAccount toBankAccount(Checks checks) {
            return new BankAccount(
                    checks.line("bankAccount.holder", holder, MAX_NAME),
                    checks.requiredLine("bankAccount.iban", iban, MAX_CODE),
                    checks.line("bankAccount.bic", bic, MAX_CODE));
        }

        @Override
        public String toString() {
            return "BankAccountJson";
        }
    }

    /** How the tax office knows the customer. */
    public record TaxDetailsJson(String vatId, String taxNumber) {

        private static TaxDetailsJson of(TaxDetails details) {
            return details == null ? null : new TaxDetailsJson(details.vatId(), details.taxNumber());
        }

        private TaxDetails toTaxDetails(Checks checks) {
            return new TaxDetails(
                    checks.line("taxDetails.vatId", vatId, MAX_CODE),
                    checks.line("taxDetails.taxNumber", taxNumber, MAX_CODE));
        }
    }

    /** A person at the customer. Absent, {@code primary} means no and {@code notificationsEnabled} yes. */
    public record ContactJson(
            String key,
            String firstName,
            String lastName,
            String email,
            String phone,
            Boolean primary,
            Boolean notificationsEnabled) {

        private static ContactJson of(Contact contact) {
            return new ContactJson(
                    contact.key(),
                    contact.firstName(),
                    contact.lastName(),
                    contact.email(),
                    contact.phone(),
                    contact.primary(),
                    contact.notificationsEnabled());
        }

        private Contact toContact(Checks checks, String path) {
            return new Contact(
                    checks.requiredLine(path + "key", key, MAX_KEY),
                    checks.line(path + "firstName", firstName, MAX_NAME),
                    checks.line(path + "lastName", lastName, MAX_NAME),
                    checks.line(path + "email", email, MAX_EMAIL),
                    checks.line(path + "phone", phone, MAX_PHONE),
                    Boolean.TRUE.equals(primary),
                    !Boolean.FALSE.equals(notificationsEnabled));
        }
    }
}
