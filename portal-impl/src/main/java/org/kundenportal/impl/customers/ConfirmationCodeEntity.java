package org.kundenportal.impl.customers;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.customers.CodePurpose;

/** A one-time code that was sent. It is kept for a day, so that it counts for how many are sent. */
@Entity(name = "ConfirmationCode")
@Table(name = "confirmation_code")
class ConfirmationCodeEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "customer_id")
    private long customerId;

    @Column(name = "session_ref")
    private String session;

    @Enumerated(EnumType.STRING)
    @Column(name = "purpose")
    private CodePurpose purpose;

    /** Random, so that two codes of the same digits do not look alike. */
    @Column(name = "salt")
    private String salt;

    /** A MAC of the code and of all that it is bound to, under a key that is not in the database. */
    @Column(name = "code_mac")
    private String mac;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "attempts")
    private int attempts;

    @SuppressWarnings("UnusedVariable") // queries read it
    @Column(name = "used_at")
    private Instant usedAt;

    protected ConfirmationCodeEntity() {}

    ConfirmationCodeEntity(ActingCustomer customer, CodePurpose purpose, String salt, String mac) {
        this.customerId = customer.customer().value();
        this.session = customer.session();
        this.purpose = purpose;
        this.salt = salt;
        this.mac = mac;
    }

    void sent(Instant at, Instant until) {
        sentAt = at;
        expiresAt = until;
    }

    long id() {
        return id;
    }

    String salt() {
        return salt;
    }

    String mac() {
        return mac;
    }

    Instant sentAt() {
        return sentAt;
    }

    CodePurpose purpose() {
        return purpose;
    }

    /** The text that a code is bound to. */
    static String bound(ActingCustomer customer, CodePurpose purpose, String salt, String code) {
        return String.join(
                "\n", Long.toString(customer.customer().value()), customer.session(), purpose.name(), salt, code);
    }
}
