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
import org.kundenportal.api.Actor;
import org.kundenportal.api.Money;
import org.kundenportal.api.payments.AdministeredPayment.Refund;
import org.kundenportal.api.payments.AdministeredPayment.RefundState;
import org.kundenportal.spi.payment.RefundRequest;

/** What staff want to give back, and what became of that. */
@Entity(name = "PaymentRefund")
@Table(name = "payment_refund")
class PaymentRefundEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "payment_id")
    private long paymentId;

    @Column(name = "request_key")
    private String requestKey;

    @Column(name = "capture_ref")
    private String capture;

    @Column(name = "amount")
    private BigDecimal amount;

    @Column(name = "currency")
    private Currency currency;

    @Column(name = "note")
    private String note;

    @Column(name = "requested_by")
    private String requestedBy;

    @Column(name = "requested_at")
    private Instant requestedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private RefundState state;

    @Column(name = "reference")
    private String reference;

    @Column(name = "problem")
    private String problem;

    protected PaymentRefundEntity() {}

    PaymentRefundEntity(
            PaymentEntity payment,
            String requestKey,
            String capture,
            Money amount,
            String note,
            Actor by,
            Instant now) {
        this.paymentId = payment.id();
        this.requestKey = requestKey;
        this.capture = capture;
        this.amount = amount.amount();
        this.currency = amount.currency();
        this.note = note;
        this.requestedBy = by.name();
        this.requestedAt = now;
        this.state = RefundState.PENDING;
    }

    long id() {
        return id;
    }

    long payment() {
        return paymentId;
    }

    String requestKey() {
        return requestKey;
    }

    /** The provider's id of the capture of which it is. */
    String capture() {
        return capture;
    }

    Money amount() {
        return new Money(amount, currency);
    }

    Instant requestedAt() {
        return requestedAt;
    }

    RefundState state() {
        return state;
    }

    boolean isPending() {
        return state == RefundState.PENDING;
    }

    /** The provider's id of it, null while it has not said one. */
    String reference() {
        return reference;
    }

    void refer(String newReference) {
        reference = newReference;
    }

    void end(RefundState newState, String newProblem) {
        state = newState;
        problem = newProblem;
    }

    /** The same with every call. */
    RefundRequest toRequest(String payment) {
        return new RefundRequest(payment, capture, requestKey, new Money(amount, currency), note);
    }

    Refund toRefund() {
        return new Refund(
                Long.toString(id), state, new Money(amount, currency), requestedBy, requestedAt, note, problem);
    }
}
