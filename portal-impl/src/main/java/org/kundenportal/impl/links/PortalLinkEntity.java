package org.kundenportal.impl.links;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.DocumentId;
import org.kundenportal.api.OrderId;
import org.kundenportal.api.access.LinkScope;

/** A link that was handed out, or can be. Dead ones are kept. */
@Entity(name = "PortalLink")
@Table(name = "portal_link")
class PortalLinkEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "handle")
    private String handle;

    @Enumerated(EnumType.STRING)
    @Column(name = "scope")
    private LinkScope scope;

    @Column(name = "customer_id")
    private long customerId;

    @Column(name = "document_id")
    private Long documentId;

    @Column(name = "order_id")
    private Long orderId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    @Column(name = "uses")
    private long uses;

    protected PortalLinkEntity() {}

    PortalLinkEntity(String handle, LinkSubject subject, Instant createdAt) {
        this.handle = handle;
        this.scope = subject.scope();
        this.customerId = subject.customer().value();
        this.documentId = subject.document() == null ? null : subject.document().value();
        this.orderId = subject.order() == null ? null : subject.order().value();
        this.createdAt = createdAt;
    }

    String handle() {
        return handle;
    }

    StoredLink toStored() {
        CustomerId customer = new CustomerId(customerId);
        DocumentId document = documentId == null ? null : new DocumentId(documentId);
        OrderId order = orderId == null ? null : new OrderId(orderId);
        return new StoredLink(id, new LinkSubject(scope, customer, document, order), expiresAt);
    }

    boolean isRevoked() {
        return revokedAt != null;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    Instant lastUsedAt() {
        return lastUsedAt;
    }

    long uses() {
        return uses;
    }

    void revoke(Instant at) {
        revokedAt = at;
    }

    void limit(Instant newExpiry) {
        expiresAt = newExpiry;
    }
}
