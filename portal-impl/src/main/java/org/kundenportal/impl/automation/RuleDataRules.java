package org.kundenportal.impl.automation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kundenportal.api.Money;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.automation.AutomationAdministration;
import org.kundenportal.api.automation.AutomationTrigger;
import org.kundenportal.api.automation.RuleCondition;
import org.kundenportal.api.automation.RuleData;
import org.kundenportal.impl.templates.Template;

/** What a rule may say. */
final class RuleDataRules {

    private static final int MAX_PLATFORM = 64;

    private final List<Violation> violations = new ArrayList<>();

    private RuleDataRules() {}

    /**
     * Refuses a rule that could never do what it says.
     *
     * @throws PortalException INVALID_REQUEST with all that is wrong
     */
    static void check(RuleData rule) {
        RuleDataRules rules = new RuleDataRules();
        rules.text("name", rule.name(), AutomationAdministration.MAX_NAME);
        if (rule.trigger() == null) {
            rules.add("trigger", "REQUIRED");
        } else {
            rules.condition(rule.trigger(), rule.condition());
            Set<String> known =
                    RulePlaceholders.names(rule.trigger(), rule.condition().type());
            rules.template("action.subject", rule.mail().subject(), AutomationAdministration.MAX_SUBJECT, known);
            rules.template("action.body", rule.mail().body(), AutomationAdministration.MAX_BODY, known);
        }
        if (!rules.violations.isEmpty()) {
            throw PortalException.invalid(rules.violations);
        }
    }

    private void condition(AutomationTrigger trigger, RuleCondition condition) {
        List<String> known = RuleConditions.names(trigger);
        if (isMeant("status", condition.status(), known)
                && !RuleConditions.statuses(trigger).contains(condition.status())) {
            add("condition.status", "INVALID_VALUE");
        }
        if (isMeant("platform", condition.platform(), known)) {
            text("condition.platform", condition.platform(), MAX_PLATFORM);
        }
        isMeant("type", condition.type(), known);
        Money from = condition.amountFrom();
        Money to = condition.amountTo();
        if (!known.contains("amount")) {
            refuse("amountFrom", from);
            refuse("amountTo", to);
        } else if (from != null && to != null && !from.currency().equals(to.currency())) {
            add("condition.amountTo", "CURRENCY_MISMATCH");
        } else if (from != null && to != null && to.compareTo(from) < 0) {
            add("condition.amountTo", "OUT_OF_RANGE");
        }
    }

    /** Whether there is a value to look at; one that the trigger does not know is refused. */
    private boolean isMeant(String name, Object value, List<String> known) {
        if (!known.contains(name)) {
            refuse(name, value);
            return false;
        }
        return value != null;
    }

    private void refuse(String name, Object value) {
        if (value != null) {
            add("condition." + name, "NOT_APPLICABLE");
        }
    }

    private void template(String field, String text, int max, Set<String> known) {
        if (text(field, text, max) && !known.containsAll(Template.of(text).meant())) {
            add(field, "UNKNOWN_PLACEHOLDER");
        }
    }

    private boolean text(String field, String text, int max) {
        if (text == null || text.isBlank()) {
            add(field, "REQUIRED");
            return false;
        }
        if (text.length() > max) {
            add(field, "TOO_LONG");
            return false;
        }
        return true;
    }

    private void add(String field, String code) {
        violations.add(new Violation(field, code));
    }
}
