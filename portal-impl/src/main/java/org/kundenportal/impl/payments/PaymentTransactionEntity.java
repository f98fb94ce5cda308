package org.kundenportal.impl.payments;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;
import org.kundenportal.api.Money;
import org.kundenportal.api.payments.PaymentTransaction;

/** A row of the ledger. Never changed, never deleted. */
@Entity(name = "PaymentTransaction")
@Table(name = "payment_transaction")
class PaymentTransactionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "payment_id")
    private long paymentId;

    @Column(name = "connection_id")
    private Long connectionId;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private PaymentTransaction.Kind kind;

    @Column(name = "reference")
    private String reference;

    @Column(name = "amount")
    private BigDecimal amount;

    @Column(name = "currency")
    private Currency currency;

    @Column(name = "happened_at")
    private Instant happenedAt;

    @Column(name = "booked_at")
    private Instant bookedAt;

    protected PaymentTransactionEntity() {}

    PaymentTransactionEntity(PaymentEntity payment, Entry entry, Instant now) {
        this.paymentId = payment.id();
        this.connectionId = payment.connection();
        this.kind = entry.kind();
        this.reference = entry.reference();
        this.amount = entry.amount().amount();
        this.currency = entry.amount().currency();
        this.happenedAt = entry.at() == null ? now : entry.at();
        this.bookedAt = now;
    }

    long id() {
        return id;
    }

    long payment() {
        return paymentId;
    }

    Entry toEntry() {
        return new Entry(kind, reference, new Money(amount, currency), happenedAt);
    }
}
