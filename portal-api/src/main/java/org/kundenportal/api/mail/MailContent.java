package org.kundenportal.api.mail;

/**
 * What a mail says.
 *
 * @param mail never null
 * @param text plain text; never null, empty once it was deleted
 * @param html the same as a page; never null, empty once it was deleted
 * @param attachment the name of the attached file, null if there is none
 */
public record MailContent(OutgoingMail mail, String text, String html, String attachment) {}
