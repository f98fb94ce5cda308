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
import org.kundenportal.api.Money;

/** By how much more, or less, of a document was settled from a moment on. Never changed, never deleted. */
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

    @Column(name = "acknowledged")
    private BigDecimal acknowledged;

    protected SettlementEntity() {}

    private SettlementEntity(
            DocumentId document, Instant bookedAt, Money amount, BigDecimal acknowledged, Long transaction) {
        this.documentId = document.value();
        this.bookedAt = bookedAt;
        this.amount = amount.amount();
        this.currency = amount.currency();
        this.acknowledged = acknowledged;
        this.transactionId = transaction;
    }

    /** A row of the portal's payments. */
    static SettlementEntity ofPayment(DocumentId document, Instant at, Money amount, long transaction) {
        return new SettlementEntity(document, at, amount, BigDecimal.ZERO, transaction);
    }

    /**
     * What the host said.
     *
     * @param amount what came another way; zero where it only took over payments of the portal
     * @param acknowledged how much of the portal's payments it took over
     */
    static SettlementEntity ofHost(DocumentId document, Instant at, Money amount, BigDecimal acknowledged) {
        return new SettlementEntity(document, at, amount, acknowledged, null);
    }

    /** For tests of what was booked. */
    @Override
    public String toString() {
        return id + ": document " + documentId + " " + amount + " " + currency + " at " + bookedAt;
    }
}
