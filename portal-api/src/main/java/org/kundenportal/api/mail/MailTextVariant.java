package org.kundenportal.api.mail;

import java.time.Instant;

/**
 * The text of a kind of mail in one language.
 *
 * @param language ISO 639-1
 * @param standard what the portal says by itself; never null
 * @param own what the merchant wants it to say instead, null if nothing else
 * @param changedAt when that was saved, null with it
 * @param changedBy who saved it, null with it
 */
public record MailTextVariant(String language, MailText standard, MailText own, Instant changedAt, String changedBy) {}
