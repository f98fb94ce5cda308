package org.kundenportal.impl.access;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import org.kundenportal.api.ActingCustomer.Assurance;
import org.kundenportal.impl.links.OpenedLink;

/** A session of a customer, known by the hash of its token. */
@Entity(name = "CustomerSession")
@Table(name = "portal_session")
class CustomerSessionEntity {

    @Id
    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "customer_id")
    private long customerId;

    @Column(name = "document_id")
    private Long documentId;

    @Column(name = "order_id")
    private Long orderId;

    /** The link that opened it, with which it ends; null if it was opened otherwise. */
    @Column(name = "link_id")
    private Long linkId;

    @Enumerated(EnumType.STRING)
    @Column(name = "assurance")
    private Assurance assurance;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "last_seen_at")
    private Instant lastSeenAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    /** The member of staff who only looks, null for the customer. */
    @Column(name = "viewer")
    private String viewer;

    protected CustomerSessionEntity() {}

    CustomerSessionEntity(String tokenHash, OpenedLink link, Instant now) {
        this.tokenHash = tokenHash;
        this.customerId = link.subject().customer().value();
        this.documentId = link.subject().document() == null
                ? null
                : link.subject().document().value();
        this.orderId =
                link.subject().order() == null ? null : link.subject().order().value();
        this.linkId = link.id();
        this.assurance = Assurance.LINK;
        this.openedAt = now;
        this.lastSeenAt = now;
        this.expiresAt = now.plus(SessionLife.LONGEST);
    }

    /** A session in which a member of staff looks at the portal as the customer. */
    CustomerSessionEntity(String tokenHash, ViewTicketEntity ticket, Instant now) {
        this.tokenHash = tokenHash;
        this.customerId = ticket.customerId();
        this.viewer = ticket.userName();
        this.assurance = Assurance.LINK;
        this.openedAt = now;
        this.lastSeenAt = now;
        this.expiresAt = now.plus(SessionLife.VIEW);
    }
}
