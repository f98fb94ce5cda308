package org.kundenportal.api.mail;

/** How the way to the mail server is protected. */
public enum MailSecurity {
    /** The connection begins in the clear and must be encrypted before anything is said; usually port 587. */
    STARTTLS,
    /** Encrypted from the first byte; usually port 465. */
    TLS,
    /** Not at all: only for a server on the same machine or in the same network. */
    NONE
}
