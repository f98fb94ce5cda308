package org.kundenportal.api.automation;

/**
 * What administrators say of a rule.
 *
 * @param name by which staff know it
 * @param active whether it acts on what happens from now on
 * @param trigger what it waits for
 * @param condition under which conditions it acts
 * @param mail what it sends
 */
public record RuleData(
        String name, boolean active, AutomationTrigger trigger, RuleCondition condition, RuleMail mail) {}
