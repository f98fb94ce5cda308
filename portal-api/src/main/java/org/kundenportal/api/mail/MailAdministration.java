package org.kundenportal.api.mail;

import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.customers.CustomerNumber;
import org.osgi.annotation.versioning.ProviderType;

/** Staff see what the portal sends. Thread-safe. */
@ProviderType
public interface MailAdministration {

    /**
     * Mails, latest first.
     *
     * @param state only those; null for all
     * @param customer only what concerns this customer; null for all
     */
    Page<OutgoingMail> list(MailState state, CustomerNumber customer, PageRequest page);

    /**
     * One mail with its text.
     *
     * @throws org.kundenportal.api.PortalException NOT_FOUND
     */
    MailContent get(String id);
}
