package org.kundenportal.impl.mail;

import java.time.Instant;

/**
 * A mail that one worker has taken to send it.
 *
 * @param id of its row
 * @param version of its row as it was taken: whoever changes it later takes it away from the worker
 * @param stamp the random part of its Message-ID
 * @param recipient null for the merchant's own address
 * @param language in which it is written
 * @param createdAt when the portal wrote it
 * @param letter what it says
 * @param attachment may be null
 */
record TakenMail(
        long id,
        long version,
        String stamp,
        String recipient,
        String language,
        Instant createdAt,
        Letter letter,
        Mail.Attachment attachment) {

    /** Never shows what it says. */
    @Override
    public String toString() {
        return "TakenMail[" + id + "]";
    }
}
