package org.kundenportal.api.mail;

/**
 * What a mail would say, with examples in its placeholders.
 *
 * @param subject one line
 * @param text plain text
 * @param html the same as a page
 */
public record MailPreview(String subject, String text, String html) {}
