package org.kundenportal.impl.automation;

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
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;
import org.kundenportal.api.Actor;
import org.kundenportal.api.Money;
import org.kundenportal.api.automation.AutomationRule;
import org.kundenportal.api.automation.AutomationTrigger;
import org.kundenportal.api.automation.RuleCondition;
import org.kundenportal.api.automation.RuleData;
import org.kundenportal.api.automation.RuleMail;
import org.kundenportal.api.automation.RunFigures;
import org.kundenportal.api.documents.DocumentType;

/** A rule. */
@Entity(name = "AutomationRule")
@Table(name = "automation_rule")
class RuleEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "name")
    private String name;

    @Column(name = "active")
    private boolean active;

    @Enumerated(EnumType.STRING)
    @Column(name = "occasion")
    private AutomationTrigger occasion;

    @Column(name = "status")
    private String status;

    @Column(name = "platform")
    private String platform;

    @Enumerated(EnumType.STRING)
    @Column(name = "document_type")
    private DocumentType documentType;

    @Column(name = "amount_from")
    private BigDecimal amountFrom;

    @Column(name = "amount_to")
    private BigDecimal amountTo;

    @Column(name = "currency")
    private Currency currency;

    @Column(name = "subject")
    private String subject;

    @Lob
    @Column(name = "body")
    private String body;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "changed_by")
    private String changedBy;

    @Version
    @Column(name = "version")
    private long version;

    protected RuleEntity() {}

    RuleEntity(RuleData data, Actor actor, Instant now) {
        createdAt = now;
        change(data, actor, now);
    }

    /** Makes the rule say what the data say; they have been checked. */
    final void change(RuleData data, Actor actor, Instant now) {
        RuleCondition condition = data.condition();
        name = data.name();
        active = data.active();
        occasion = data.trigger();
        status = condition.status();
        platform = condition.platform();
        documentType = condition.type();
        amountFrom =
                condition.amountFrom() == null ? null : condition.amountFrom().amount();
        amountTo = condition.amountTo() == null ? null : condition.amountTo().amount();
        Money limit = condition.amountFrom() == null ? condition.amountTo() : condition.amountFrom();
        currency = limit == null ? null : limit.currency();
        subject = data.mail().subject();
        body = data.mail().body();
        changedAt = now;
        changedBy = actor.name();
    }

    long id() {
        return id;
    }

    String name() {
        return name;
    }

    boolean isActive() {
        return active;
    }

    AutomationTrigger trigger() {
        return occasion;
    }

    RuleCondition condition() {
        return new RuleCondition(status, platform, documentType, money(amountFrom), money(amountTo));
    }

    private Money money(BigDecimal amount) {
        return amount == null ? null : new Money(amount, currency);
    }

    RuleMail mail() {
        return new RuleMail(subject, body);
    }

    RuleData data() {
        return new RuleData(name, active, occasion, condition(), mail());
    }

    AutomationRule toRule(RunFigures figures) {
        return new AutomationRule(Long.toString(id), data(), createdAt, changedAt, changedBy, figures);
    }
}
