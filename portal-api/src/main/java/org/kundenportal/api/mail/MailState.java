package org.kundenportal.api.mail;

/** What became of a mail. */
public enum MailState {
    /** It is to be sent, for the first time or again. */
    WAITING,
    /** A mail server has taken it. */
    SENT,
    /** It could not be sent and will not be tried again by itself. */
    FAILED
}
