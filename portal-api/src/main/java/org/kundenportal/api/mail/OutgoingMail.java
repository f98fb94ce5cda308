package org.kundenportal.api.mail;

import java.time.Instant;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentKey;

/**
 * A mail of the portal, without its text.
 *
 * @param id opaque
 * @param kind stable upper-case name of the occasion, for example {@code COMMENT_FOR_CUSTOMER}
 * @param recipient the address, null for the merchant's own
 * @param subject never null
 * @param customer whom it concerns, may be null
 * @param document which document it concerns, may be null
 * @param state never null
 * @param createdAt when the portal wrote it
 * @param dueAt when it is tried next, or was to be tried last
 * @param sentAt null until a server has taken it
 * @param attempts how often it was tried
 * @param failure what the last attempt failed of, null if it did not: the server's words, behind one of the codes
 *     INVALID_ADDRESS, NO_CONNECTION, NO_TLS, CONNECTION_LOST, TIMED_OUT, SIGN_IN_REFUSED, NO_ATTACHMENT where the portal
 *     can tell more
 */
public record OutgoingMail(
        String id,
        String kind,
        String recipient,
        String subject,
        CustomerNumber customer,
        DocumentKey document,
        MailState state,
        Instant createdAt,
        Instant dueAt,
        Instant sentAt,
        int attempts,
        String failure) {}
