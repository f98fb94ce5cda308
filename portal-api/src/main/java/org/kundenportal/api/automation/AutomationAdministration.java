package org.kundenportal.api.automation;

import java.time.Instant;
import java.util.List;
import org.kundenportal.api.Actor;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Staff say what the portal writes to customers on its own (BB-49). A rule acts on what happens while it is active, once
 * for each order, document without an order, or request: whether it acts is decided in the transaction in which that
 * happens, and whether the mail is still to be sent, when it is written, within seconds. What does not exist answers
 * NOT_FOUND. Thread-safe.
 */
@ProviderType
public interface AutomationAdministration {

    /** The most characters of a rule's name. */
    int MAX_NAME = 100;

    /** The most characters of a subject. */
    int MAX_SUBJECT = 200;

    /** The most characters of a body. */
    int MAX_BODY = 10_000;

    /** What rules can wait for, and what each of them knows. */
    List<TriggerChoices> choices();

    /** All rules, by name. */
    List<AutomationRule> list();

    /** One rule. */
    AutomationRule get(String id);

    /**
     * Makes a rule.
     *
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST: {@code name}, {@code action.subject} and
     *     {@code action.body} (REQUIRED, TOO_LONG), UNKNOWN_PLACEHOLDER where a text names what the trigger cannot fill,
     *     {@code condition.*} (NOT_APPLICABLE where the trigger does not know it, INVALID_VALUE, OUT_OF_RANGE,
     *     CURRENCY_MISMATCH)
     */
    AutomationRule create(Actor actor, RuleData data);

    /** Changes a rule, for what happens from then on; refuses as {@link #create}. */
    AutomationRule change(Actor actor, String id, RuleData data);

    /** Deletes a rule with its runs. What it has sent stays among the mails. */
    void delete(Actor actor, String id);

    /**
     * What a rule has done or is about to do, latest first.
     *
     * @param state only what is in this state; null for all
     */
    Page<AutomationRun> runs(String id, RunState state, PageRequest page);

    /**
     * Tries a run again that failed or was skipped.
     *
     * @throws org.kundenportal.api.PortalException ALREADY_RESOLVED if its mail was sent or is about to be
     */
    AutomationRun retry(Actor actor, String id, String run);

    /**
     * What a rule that need not exist would have done, without doing anything.
     *
     * @param data the rule; refused as by {@link #create}
     * @param since from when on; null for 30 days ago, and never longer ago than that
     */
    DryRun dryRun(RuleData data, Instant since);

    /** What this rule would have done, likewise; what it has done is marked. */
    DryRun dryRun(String id, Instant since);
}
