package org.kundenportal.impl.payments;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.kundenportal.api.DocumentId;

/** That a payment of a document is under way: the key keeps a second one from beginning. */
@Entity(name = "PaymentClaim")
@Table(name = "payment_claim")
class PaymentClaimEntity {

    @Id
    @Column(name = "document_id")
    private long documentId;

    @Column(name = "payment_id")
    private long paymentId;

    protected PaymentClaimEntity() {}

    PaymentClaimEntity(DocumentId document, long payment) {
        this.documentId = document.value();
        this.paymentId = payment;
    }

    long payment() {
        return paymentId;
    }
}
