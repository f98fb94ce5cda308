package org.kundenportal.impl.payments;

import java.math.BigDecimal;
import java.util.Currency;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;
import org.kundenportal.api.DocumentId;
import org.kundenportal.api.Money;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;

/** What a payment pays of a document. Never changed. */
@Entity(name = "PaymentShare")
@Table(name = "payment_share")
class PaymentShareEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "payment_id")
    private long paymentId;

    @Column(name = "document_id")
    private long documentId;

    @Enumerated(EnumType.STRING)
    @Column(name = "type")
    private DocumentType type;

    @Column(name = "number")
    private String number;

    @Column(name = "amount")
    private BigDecimal amount;

    protected PaymentShareEntity() {}

    PaymentShareEntity(long payment, Share share) {
        this.paymentId = payment;
        this.documentId = share.document().value();
        this.type = share.key().type();
        this.number = share.key().number();
        this.amount = share.amount().amount();
    }

    long payment() {
        return paymentId;
    }

    Share toShare(Currency currency) {
        return new Share(new DocumentId(documentId), new DocumentKey(type, number), new Money(amount, currency));
    }
}
