package org.kundenportal.api.automation;

/** Why a run sent no mail. The names are part of the REST contract. */
public enum RunReason {
    /** What the rule asks for was so, and is so no more: the order was cancelled, the invoice paid. */
    CONDITION_GONE(RunState.SKIPPED),
    /** The rule was switched off, or waits for something else by now. */
    RULE_CHANGED(RunState.SKIPPED),
    /** What it was about is no more. */
    GONE(RunState.SKIPPED),
    /** The customer may not use the portal. */
    CUSTOMER_NOT_RELEASED(RunState.SKIPPED),
    /** The customer cannot see the document. */
    DOCUMENT_NOT_RELEASED(RunState.SKIPPED),
    /** The text names an order's page, but the document belongs to no order. */
    NO_ORDER(RunState.SKIPPED),
    /** The text names an order's page, and links to orders are switched off. */
    ORDER_LINKS_OFF(RunState.SKIPPED),
    /** The text names an order's page, and the order counts as deleted. */
    ORDER_DELETED(RunState.SKIPPED),
    /** The text names links, and none of them leads anywhere: revoked, expired, or switched off. */
    NO_LINK(RunState.SKIPPED),
    /** The customer's main contact wants no mails. */
    NOTIFICATION_DISABLED(RunState.SKIPPED),
    /** Nobody has an address. */
    NO_ADDRESS(RunState.FAILED),
    /** The address is none. */
    INVALID_ADDRESS(RunState.FAILED),
    /** The rule's text names a placeholder that this version of the portal does not know. */
    UNKNOWN_PLACEHOLDER(RunState.FAILED),
    /** Something unexpected happened, several times. */
    ERROR(RunState.FAILED);

    private final RunState state;

    RunReason(RunState state) {
        this.state = state;
    }

    /** What became of the run for this reason. */
    public RunState state() {
        return state;
    }
}
