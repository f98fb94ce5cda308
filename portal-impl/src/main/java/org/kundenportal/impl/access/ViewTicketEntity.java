package org.kundenportal.impl.access;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Lets a member of staff look at the portal as a customer; deleted when it is used. */
@Entity(name = "ViewTicket")
@Table(name = "view_ticket")
class ViewTicketEntity {

    @Id
    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "customer_id")
    private long customerId;

    @Column(name = "user_name")
    private String userName;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected ViewTicketEntity() {}

    ViewTicketEntity(String tokenHash, long customerId, String userName, Instant expiresAt) {
        this.tokenHash = tokenHash;
        this.customerId = customerId;
        this.userName = userName;
        this.expiresAt = expiresAt;
    }

    long customerId() {
        return customerId;
    }

    String userName() {
        return userName;
    }

    boolean isOverAt(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
