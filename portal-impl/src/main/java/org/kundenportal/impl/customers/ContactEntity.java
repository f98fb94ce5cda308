package org.kundenportal.impl.customers;

import java.util.List;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.ManyToOne;
import javax.persistence.Table;
import org.kundenportal.api.customers.Contact;

/** A person at a customer. */
@Entity(name = "Contact")
@Table(name = "customer_contact")
class ContactEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    /** Of an owner that does not know its contact back, EclipseLink would insert every contact with the id 0. */
    @SuppressWarnings("UnusedVariable") // the database reads it
    @ManyToOne(optional = false)
    @JoinColumn(name = "customer_id")
    private CustomerEntity customer;

    @Column(name = "place")
    private int place;

    @Column(name = "contact_key")
    private String key;

    @Column(name = "first_name")
    private String firstName;

    @Column(name = "last_name")
    private String lastName;

    @Column(name = "email")
    private String email;

    @Column(name = "phone")
    private String phone;

    @Column(name = "main_contact")
    private boolean primary;

    @Column(name = "notifications")
    private boolean notifications;

    protected ContactEntity() {}

    private ContactEntity(CustomerEntity customer, String key) {
        this.customer = customer;
        this.key = key;
    }

    /** Makes the rows say what the contacts say, keeping the row of a contact that stays. */
    static void apply(CustomerEntity customer, List<ContactEntity> rows, List<Contact> contacts) {
        rows.removeIf(
                row -> contacts.stream().noneMatch(contact -> contact.key().equals(row.key)));
        for (int i = 0; i < contacts.size(); i++) {
            Contact contact = contacts.get(i);
            ContactEntity row = rows.stream()
                    .filter(known -> known.key.equals(contact.key()))
                    .findFirst()
                    .orElse(null);
            if (row == null) {
                row = new ContactEntity(customer, contact.key());
                rows.add(row);
            }
            row.apply(contact, i);
        }
    }

    private void apply(Contact contact, int newPlace) {
        place = newPlace;
        firstName = contact.firstName();
        lastName = contact.lastName();
        email = contact.email();
        phone = contact.phone();
        primary = contact.primary();
        notifications = contact.notificationsEnabled();
    }

    Contact toContact() {
        return new Contact(key, firstName, lastName, email, phone, primary, notifications);
    }
}
