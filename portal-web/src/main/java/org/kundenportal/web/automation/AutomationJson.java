package org.kundenportal.web.automation;

import java.time.Instant;
import java.util.List;
import org.kundenportal.api.Money;
import org.kundenportal.api.automation.AutomationRule;
import org.kundenportal.api.automation.AutomationRun;
import org.kundenportal.api.automation.AutomationTrigger;
import org.kundenportal.api.automation.DryRun;
import org.kundenportal.api.automation.RuleCondition;
import org.kundenportal.api.automation.RuleData;
import org.kundenportal.api.automation.RuleMail;
import org.kundenportal.api.automation.RunFigures;
import org.kundenportal.api.automation.RunReason;
import org.kundenportal.api.automation.RunState;
import org.kundenportal.api.automation.TriggerChoices;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.web.json.Checks;
import org.kundenportal.web.json.MoneyJson;

import static org.kundenportal.api.automation.AutomationAdministration.MAX_BODY;
import static org.kundenportal.api.automation.AutomationAdministration.MAX_NAME;
import static org.kundenportal.api.automation.AutomationAdministration.MAX_SUBJECT;

/** Rules on the wire. */
final class AutomationJson {

    private static final String SEND_MAIL = "SEND_MAIL";
    private static final int MAX_KEY = 64;

    private AutomationJson() {}

    /** Conditions as requests bring them; what is absent asks for nothing. */
    public record ConditionBody(
            String status, String platform, String type, MoneyJson.In amountFrom, MoneyJson.In amountTo) {

        RuleCondition toCondition(Checks checks) {
            String state = checks.line("condition.status", status, MAX_KEY);
            String from = checks.line("condition.platform", platform, MAX_KEY);
            DocumentType kind = checks.choice("condition.type", type, DocumentType.class);
            Money least = checks.money("condition.amountFrom", amountFrom);
            Money most = checks.money("condition.amountTo", amountTo);
            return new RuleCondition(state, from, kind, least, most);
        }
    }

    /** What a rule does. */
    public record ActionBody(String kind, String subject, String body) {

        RuleMail toMail(Checks checks) {
            if (checks.required("action.kind", kind) != null && !kind.equals(SEND_MAIL)) {
                checks.note("action.kind", "INVALID_VALUE");
            }
            return new RuleMail(
                    checks.requiredLine("action.subject", subject, MAX_SUBJECT),
                    checks.requiredText("action.body", body, MAX_BODY));
        }
    }

    /** What administrators say of a rule; not active only if they say so. */
    public record RuleBody(String name, Boolean active, String trigger, ConditionBody condition, ActionBody action) {

        RuleData toData() {
            Checks checks = new Checks();
            RuleData data = data(checks, name, active, trigger, condition, action);
            return checks.then(() -> data);
        }
    }

    /** A rule that need not exist, and since when it would have been active. */
    public record DryRunBody(
            String name, Boolean active, String trigger, ConditionBody condition, ActionBody action, String since) {

        Wish toWish() {
            Checks checks = new Checks();
            RuleData data = data(checks, name, active, trigger, condition, action);
            Instant from = checks.instant("since", since);
            return checks.then(() -> new Wish(data, from));
        }
    }

    /** A dry run that is asked for. */
    record Wish(RuleData data, Instant since) {}

    private static RuleData data(
            Checks checks, String name, Boolean active, String trigger, ConditionBody condition, ActionBody action) {
        String label = checks.requiredLine("name", name, MAX_NAME);
        AutomationTrigger occasion =
                checks.required("trigger", checks.choice("trigger", trigger, AutomationTrigger.class));
        RuleCondition wanted = condition == null ? RuleCondition.NONE : condition.toCondition(checks);
        RuleMail mail = checks.required("action", action) == null ? null : action.toMail(checks);
        return new RuleData(label, active == null || active, occasion, wanted, mail);
    }

    /** Since when a dry run looks back. */
    public record Since(String since) {

        static Instant of(Since body) {
            Checks checks = new Checks();
            Instant from = body == null ? null : checks.instant("since", body.since());
            return checks.then(() -> from);
        }
    }

    /** Conditions. */
    public record Condition(String status, String platform, String type, MoneyJson amountFrom, MoneyJson amountTo) {

        static Condition of(RuleCondition condition) {
            return new Condition(
                    condition.status(),
                    condition.platform(),
                    condition.type() == null ? null : condition.type().name(),
                    MoneyJson.of(condition.amountFrom()),
                    MoneyJson.of(condition.amountTo()));
        }
    }

    /** What a rule does. */
    public record Action(String kind, String subject, String body) {

        static Action of(RuleMail mail) {
            return new Action(SEND_MAIL, mail.subject(), mail.body());
        }
    }

    /** How the runs of a rule stand. */
    public record Figures(long waiting, long done, long skipped, long failed, Instant lastAt) {

        static Figures of(RunFigures runs) {
            return new Figures(runs.waiting(), runs.done(), runs.skipped(), runs.failed(), runs.lastAt());
        }
    }

    /** A rule. */
    public record Rule(
            String id,
            String name,
            boolean active,
            String trigger,
            Condition condition,
            Action action,
            Instant createdAt,
            Instant changedAt,
            String changedBy,
            Figures runs) {

        static Rule of(AutomationRule rule) {
            RuleData data = rule.data();
            return new Rule(
                    rule.id(),
                    data.name(),
                    data.active(),
                    data.trigger().name(),
                    Condition.of(data.condition()),
                    Action.of(data.mail()),
                    rule.createdAt(),
                    rule.changedAt(),
                    rule.changedBy(),
                    Figures.of(rule.runs()));
        }
    }

    /** What a rule with a trigger can ask for and say. */
    public record Trigger(String trigger, List<String> conditions, List<String> statuses, List<String> placeholders) {

        static Trigger of(TriggerChoices choices) {
            return new Trigger(
                    choices.trigger().name(), choices.conditions(), choices.statuses(), choices.placeholders());
        }
    }

    /** The customer whom something concerns. */
    public record Customer(String number, String name) {

        static Customer of(CustomerNumber number, String name) {
            return new Customer(number.value(), name);
        }
    }

    /** The document which something concerns. */
    public record Document(String type, String number) {

        static Document of(DocumentKey key) {
            return key == null ? null : new Document(key.type().name(), key.number());
        }
    }

    /** What a rule has done, or is about to do. */
    public record Run(
            String id,
            Instant at,
            String state,
            String reason,
            Customer customer,
            String order,
            Document document,
            String recipient,
            int attempts,
            Instant dueAt,
            Instant finishedAt) {

        static Run of(AutomationRun run) {
            return new Run(
                    run.id(),
                    run.at(),
                    run.state().name(),
                    name(run.reason()),
                    Customer.of(run.customer(), run.customerName()),
                    run.order() == null ? null : run.order().value(),
                    Document.of(run.document()),
                    run.recipient(),
                    run.attempts(),
                    run.dueAt(),
                    run.finishedAt());
        }
    }

    /** What a rule would have done. */
    public record Rehearsal(Instant since, List<Would> items, String next, int count, boolean complete) {

        static Rehearsal of(DryRun run) {
            return new Rehearsal(
                    run.since(), run.items().stream().map(Would::of).toList(), null, run.count(), run.complete());
        }
    }

    /** What a rule would have done for one order, document or request. */
    public record Would(
            Instant at,
            String order,
            Document document,
            Customer customer,
            String recipient,
            String subject,
            String body,
            String outcome,
            String reason) {

        static Would of(DryRun.Item item) {
            return new Would(
                    item.at(),
                    item.order() == null ? null : item.order().value(),
                    Document.of(item.document()),
                    Customer.of(item.customer(), item.customerName()),
                    item.recipient(),
                    item.subject(),
                    item.body(),
                    item.outcome().name(),
                    name(item.reason()));
        }
    }

    private static String name(RunReason reason) {
        return reason == null ? null : reason.name();
    }

    /** A state to ask for; null for all. */
    static RunState state(String name) {
        Checks checks = new Checks();
        RunState state = checks.choice("state", name, RunState.class);
        return checks.then(() -> state);
    }
}
