package org.kundenportal.api.mail;

import org.kundenportal.api.Actor;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.customers.CustomerNumber;
import org.osgi.annotation.versioning.ProviderType;

/** Staff see what the portal sends, and send it again. Thread-safe. */
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

    /** How the outbox is doing. */
    MailStatus status();

    /**
     * Sends a mail now: one that waits or has failed is tried at once and, if need be, for another 48 hours; of one that
     * was sent, a copy is sent.
     *
     * @return the mail that will be sent
     * @throws org.kundenportal.api.PortalException NOT_FOUND; MAIL_CONTENT_DELETED if the portal no longer has what it said
     */
    OutgoingMail retry(String id);

    /**
     * Deletes a mail that waits or has failed: it is never sent.
     *
     * @throws org.kundenportal.api.PortalException NOT_FOUND; CONCURRENT_CHANGE if it was sent, or is being sent
     */
    void discard(Actor actor, String id);
}
