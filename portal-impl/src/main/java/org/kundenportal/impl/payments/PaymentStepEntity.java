package org.kundenportal.impl.payments;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;
import org.kundenportal.api.payments.AdministeredPayment;
import org.kundenportal.api.payments.PaymentStatus;

/** A change of a payment's status. Never changed. */
@Entity(name = "PaymentStep")
@Table(name = "payment_step")
class PaymentStepEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "payment_id")
    private long paymentId;

    @Column(name = "at_time")
    private Instant at;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private PaymentStatus status;

    @Enumerated(EnumType.STRING)
    @Column(name = "cause")
    private Cause cause;

    @Column(name = "problem")
    private String problem;

    protected PaymentStepEntity() {}

    PaymentStepEntity(PaymentEntity payment, Cause cause) {
        this.paymentId = payment.id();
        this.at = payment.statusAt();
        this.status = payment.status();
        this.cause = cause;
        this.problem = payment.problem();
    }

    long payment() {
        return paymentId;
    }

    AdministeredPayment.Step toStep() {
        return new AdministeredPayment.Step(at, status, cause.name(), problem);
    }
}
