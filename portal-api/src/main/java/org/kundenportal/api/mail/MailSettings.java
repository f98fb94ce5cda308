package org.kundenportal.api.mail;

/**
 * By which server and in whose name the portal sends mail. All may be null but the port and the security.
 *
 * @param host name or address of the SMTP server; null: none, mails wait in the outbox
 * @param port 1 to 65535
 * @param security never null
 * @param user who signs in there, null if nobody does
 * @param passwordSet whether a password is kept; it is never given out
 * @param fromAddress in whose name the portal writes, also where returned mail goes; needed with a host
 * @param fromName how it calls itself
 * @param staffAddress where it writes to the merchant's staff; null: the company's own e-mail address
 * @param replyTo where answers go; null: to {@code fromAddress}
 */
public record MailSettings(
        String host,
        int port,
        MailSecurity security,
        String user,
        boolean passwordSet,
        String fromAddress,
        String fromName,
        String staffAddress,
        String replyTo) {}
