package org.kundenportal.api.mail;

/**
 * What mails of a kind say, with placeholders such as {@code [Client.name]}.
 *
 * @param subject one line
 * @param text plain text; an empty line begins a paragraph
 */
public record MailText(String subject, String text) {}
