package org.kundenportal.impl.documents;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;
import org.kundenportal.api.DocumentId;

/** By how much more, or less, of a document was settled from a moment on. */
@Entity(name = "Settlement")
@Table(name = "document_settlement")
class SettlementEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "document_id")
    private long documentId;

    @Column(name = "booked_at")
    private Instant bookedAt;

    @Column(name = "amount")
    private BigDecimal amount;

    @Column(name = "currency")
    private Currency currency;

    @Column(name = "transaction_id")
    private Long transactionId;

    protected SettlementEntity() {}

    /** @param transaction of the portal's payments; null for what the host said */
    SettlementEntity(DocumentId document, Instant bookedAt, BigDecimal amount, Currency currency, Long transaction) {
        this.documentId = document.value();
        this.bookedAt = bookedAt;
        this.amount = amount;
        this.currency = currency;
        this.transactionId = transaction;
    }

    /** For tests of what was booked. */
    @Override
    public String toString() {
        return id + ": document " + documentId + " " + amount + " " + currency + " at " + bookedAt;
    }
}
