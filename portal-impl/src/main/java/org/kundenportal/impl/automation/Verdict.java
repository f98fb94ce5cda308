package org.kundenportal.impl.automation;

import org.kundenportal.api.automation.RunReason;
import org.kundenportal.impl.customers.Customers;

/**
 * What a rule comes to for one matter.
 *
 * @param customer whom it concerns
 * @param recipient the address, null if there is none
 * @param language in which the mail is written
 * @param subject with what its placeholders say now
 * @param body likewise
 * @param reason why no mail is sent, null if one is
 */
record Verdict(
        Customers.Known customer, String recipient, String language, String subject, String body, RunReason reason) {

    /** Never shows the links. */
    @Override
    public String toString() {
        return "Verdict[" + reason + "]";
    }
}
