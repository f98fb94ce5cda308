package org.kundenportal.api.automation;

import java.util.List;

/**
 * What a rule with a trigger can ask for and say.
 *
 * @param trigger which
 * @param conditions the names of the conditions that make sense, of {@code status}, {@code platform}, {@code type} and
 *     {@code amount}
 * @param statuses the states that can be asked for
 * @param placeholders the names that the text may use, without brackets, in alphabetical order
 */
public record TriggerChoices(
        AutomationTrigger trigger, List<String> conditions, List<String> statuses, List<String> placeholders) {

    /** Copies the lists. */
    public TriggerChoices {
        conditions = List.copyOf(conditions);
        statuses = List.copyOf(statuses);
        placeholders = List.copyOf(placeholders);
    }
}
