package org.kundenportal.impl.automation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EntityManager;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.DocumentId;
import org.kundenportal.api.Money;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.automation.AutomationRun;
import org.kundenportal.api.automation.AutomationTrigger;
import org.kundenportal.api.automation.RunReason;
import org.kundenportal.api.automation.RunState;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.impl.documents.DocumentFacts;

/** What a rule does for one order, document or request; it does it once. */
@Entity(name = "AutomationRun")
@Table(name = "automation_run")
class RunEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "rule_id")
    private long ruleId;

    @Column(name = "subject")
    private String subject;

    @Enumerated(EnumType.STRING)
    @Column(name = "occasion")
    private AutomationTrigger occasion;

    @Column(name = "reached")
    private String reached;

    @Column(name = "customer_id")
    private long customerId;

    @Column(name = "order_number")
    private String orderNumber;

    @Column(name = "document_id")
    private Long documentId;

    @Enumerated(EnumType.STRING)
    @Column(name = "document_type")
    private DocumentType documentType;

    @Column(name = "document_number")
    private String documentNumber;

    @Column(name = "amount")
    private BigDecimal amount;

    @Column(name = "currency")
    private Currency currency;

    @Column(name = "happened_at")
    private Instant happenedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private RunState state;

    @Enumerated(EnumType.STRING)
    @Column(name = "reason")
    private RunReason reason;

    @Column(name = "recipient")
    private String recipient;

    @Column(name = "attempts")
    private int attempts;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Version
    @Column(name = "version")
    private long version;

    protected RunEntity() {}

    RunEntity(long ruleId, Matter matter) {
        this.ruleId = ruleId;
        this.subject = matter.subject();
        await(matter);
    }

    /** Puts it in line because of what has happened, for the first time or because nothing was sent the time before. */
    final void await(Matter matter) {
        Occasion now = matter.occasion();
        occasion = now.trigger();
        reached = now.reached();
        customerId = now.customer().value();
        orderNumber = matter.order() == null ? null : matter.order().number().value();
        DocumentFacts document = matter.document();
        documentId = document == null ? null : document.id().value();
        documentType = document == null ? null : document.key().type();
        documentNumber = document == null ? null : document.key().number();
        amount = now.amount() == null ? null : now.amount().amount();
        currency = now.amount() == null ? null : now.amount().currency();
        happenedAt = now.at();
        await(now.at());
    }

    /** Puts it in line again. */
    final void await(Instant now) {
        state = RunState.WAITING;
        reason = null;
        attempts = 0;
        dueAt = now;
        finishedAt = null;
    }

    /** Whether the one who claimed it until then still has it. */
    boolean isLeasedUntil(Instant lease) {
        return state == RunState.WAITING && dueAt.equals(lease);
    }

    /** Whether its mail was sent, or is about to be. */
    boolean isSettled() {
        return state == RunState.WAITING || state == RunState.DONE;
    }

    void postpone(Instant until) {
        dueAt = until;
    }

    /** Its mail is in the outbox. */
    void done(String to, Instant now) {
        finish(RunState.DONE, null, to, now);
    }

    /** It sends no mail. */
    void end(RunReason why, String to, Instant now) {
        finish(why.state(), why, to, now);
    }

    private void finish(RunState newState, RunReason why, String to, Instant now) {
        state = newState;
        reason = why;
        recipient = to;
        finishedAt = now;
    }

    /** What it is about, as it is now; empty if that is no more. */
    Optional<Matter> matter(EntityManager em) {
        Occasion then = new Occasion(
                occasion,
                happenedAt,
                customer(),
                reached,
                orderNumber,
                documentId == null ? null : new DocumentKey(documentType, documentNumber),
                subject.substring(subject.indexOf(':') + 1),
                amount == null ? null : new Money(amount, currency));
        return documentId == null
                ? Matter.of(em, then)
                : DocumentFacts.find(em, new DocumentId(documentId)).map(document -> Matter.of(em, then, document));
    }

    long id() {
        return id;
    }

    long ruleId() {
        return ruleId;
    }

    String subject() {
        return subject;
    }

    AutomationTrigger trigger() {
        return occasion;
    }

    CustomerId customer() {
        return new CustomerId(customerId);
    }

    OrderNumber order() {
        return orderNumber == null ? null : new OrderNumber(orderNumber);
    }

    DocumentKey document() {
        return documentId == null ? null : new DocumentKey(documentType, documentNumber);
    }

    RunReason reason() {
        return reason;
    }

    RunState state() {
        return state;
    }

    int attempts() {
        return attempts;
    }

    AutomationRun toRun(CustomerNumber number, String name) {
        return new AutomationRun(
                Long.toString(id),
                happenedAt,
                state,
                reason,
                number,
                name,
                order(),
                document(),
                recipient,
                attempts,
                state == RunState.WAITING ? dueAt : null,
                finishedAt);
    }
}
