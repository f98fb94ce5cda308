package org.kundenportal.api.customers;

/** What a one-time code confirms. A code for one purpose is worth nothing for another. */
public enum CodePurpose {
    /** A change of the bank account, alone or together with others. */
    BANK_ACCOUNT,
    /** A change of an e-mail address to which codes and warnings go. */
    EMAIL
}
