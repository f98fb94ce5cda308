package org.kundenportal.api.customers;

/** What staff have chosen for one customer's access to the portal. */
public enum AccessChoice {
    /** Nothing: what the preset said when the customer was created or when it was last applied to all. */
    DEFAULT,
    /** Access, whatever the preset says. */
    GRANTED,
    /** No access, whatever the preset says. */
    REVOKED
}
