package org.kundenportal.api.customers;

/** What becomes of a change that a customer makes to its own master data. */
public enum EditPolicy {
    /** It counts at once. */
    DIRECT,
    /** It counts when staff have approved it. */
    APPROVAL,
    /** It is refused. */
    READ_ONLY
}
