package org.kundenportal.impl.customers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.persistence.CascadeType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.OneToMany;
import javax.persistence.OrderBy;
import javax.persistence.Table;
import javax.persistence.Version;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.Address;
import org.kundenportal.api.customers.BankAccount;
import org.kundenportal.api.customers.Customer;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerKind;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.customers.TaxDetails;
import org.kundenportal.impl.persistence.SearchText;
import org.kundenportal.impl.security.SecretBox;

/** A customer with its contacts. */
@Entity(name = "Customer")
@Table(name = "customer")
class CustomerEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "number")
    private String number;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private CustomerKind kind;

    @Column(name = "name")
    private String name;

    @Column(name = "email")
    private String email;

    @Column(name = "language")
    private String language;

    @Column(name = "phone")
    private String phone;

    @Column(name = "street")
    private String street;

    @Column(name = "postal_code")
    private String postalCode;

    @Column(name = "city")
    private String city;

    @Column(name = "country")
    private String country;

    @Column(name = "bank_holder")
    private String bankHolder;

    /** Sealed: see {@link SecretBox}. */
    @Column(name = "bank_iban")
    private String bankIban;

    @Column(name = "bank_bic")
    private String bankBic;

    @Column(name = "vat_id")
    private String vatId;

    /** The VAT id as {@link VatId#key} has it. */
    @Column(name = "vat_key")
    private String vatKey;

    @Column(name = "tax_number")
    private String taxNumber;

    /** The electronic address of the customer's e-invoices (BT-49), by which imported ones are matched. */
    @Column(name = "endpoint")
    private String endpoint;

    @Enumerated(EnumType.STRING)
    @Column(name = "access_choice")
    private AccessChoice accessChoice = AccessChoice.DEFAULT;

    /** What the preset said when the customer was created or when it was last applied to all. */
    @Column(name = "access_preset")
    private boolean accessPreset;

    @Column(name = "imported")
    private boolean imported;

    @Column(name = "search_text")
    private String searchText;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Version
    @Column(name = "version")
    private long version;

    @OneToMany(mappedBy = "customer", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("place")
    private List<ContactEntity> contacts = new ArrayList<>();

    protected CustomerEntity() {}

    CustomerEntity(CustomerNumber number, boolean accessPreset, boolean imported, Instant createdAt) {
        this.number = number.value();
        this.accessPreset = accessPreset;
        this.imported = imported;
        this.createdAt = createdAt;
    }

    CustomerId id() {
        return new CustomerId(id);
    }

    CustomerNumber number() {
        return new CustomerNumber(number);
    }

    String name() {
        return name;
    }

    AccessChoice accessChoice() {
        return accessChoice;
    }

    boolean hasAccess() {
        return CustomerAccess.effective(accessChoice, accessPreset);
    }

    void choose(AccessChoice choice) {
        accessChoice = choice;
    }

    void confirm() {
        imported = false;
    }

    void answerTo(String electronicAddress) {
        endpoint = electronicAddress;
    }

    void apply(CustomerData data, SecretBox secrets, Instant now) {
        kind = data.kind();
        name = data.name();
        email = data.email();
        language = data.language();
        phone = data.phone();
        Address address = data.address();
        street = address == null ? null : address.street();
        postalCode = address == null ? null : address.postalCode();
        city = address == null ? null : address.city();
        country = address == null ? null : address.country();
        BankAccount account = data.bankAccount();
        bankHolder = account == null ? null : account.holder();
        bankIban = account == null ? null : secrets.seal(account.iban(), ibanPlace());
        bankBic = account == null ? null : account.bic();
        vatId = data.taxDetails() == null ? null : data.taxDetails().vatId();
        vatKey = VatId.key(vatId);
        taxNumber = data.taxDetails() == null ? null : data.taxDetails().taxNumber();
        ContactEntity.apply(this, contacts, data.contacts());
        searchText = SearchText.of(number, name, email, city);
        updatedAt = now;
    }

    CustomerData toData(SecretBox secrets) {
        boolean anyAddress = street != null || postalCode != null || city != null || country != null;
        boolean anyTax = vatId != null || taxNumber != null;
        return new CustomerData(
                number(),
                name,
                kind,
                email,
                language,
                phone,
                anyAddress ? new Address(street, postalCode, city, country) : null,
                bankIban == null ? null : new BankAccount(bankHolder, secrets.open(bankIban, ibanPlace()), bankBic),
                anyTax ? new TaxDetails(vatId, taxNumber) : null,
                contacts.stream().map(ContactEntity::toContact).toList());
    }

    Customer toCustomer(SecretBox secrets) {
        return new Customer(toData(secrets), imported, accessChoice, hasAccess(), createdAt, updatedAt);
    }

    private String ibanPlace() {
        return "customer.bank_iban:" + number;
    }
}
