package org.kundenportal.impl.mail;

import org.kundenportal.api.mail.MailSecurity;
import org.kundenportal.api.mail.MailSettings;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.impl.security.SecretBox;
import org.kundenportal.impl.settings.Setting;

/**
 * By which server mail is sent, as the database has it; {@link MailSettings} says what each part means.
 *
 * @param sealedPassword only {@link #password} reads it
 */
record SmtpSetting(
        String host,
        int port,
        MailSecurity security,
        String user,
        String sealedPassword,
        String fromAddress,
        String fromName,
        String staffAddress,
        String replyTo) {

    static final Setting<SmtpSetting> SETTING = new Setting<>(
            "mail",
            SmtpSetting.class,
            new SmtpSetting(null, 587, MailSecurity.STARTTLS, null, null, null, null, null, null));

    private static final String PASSWORD_PLACE = "setting.mail.password";

    /** What staff have entered, with a password that is sealed already. */
    static SmtpSetting of(MailSettings settings, String sealedPassword) {
        return new SmtpSetting(
                settings.host(),
                settings.port(),
                settings.security(),
                settings.user(),
                sealedPassword,
                settings.fromAddress(),
                settings.fromName(),
                settings.staffAddress(),
                settings.replyTo());
    }

    static String sealed(String password, SecretBox secrets) {
        return secrets.seal(password, PASSWORD_PLACE);
    }

    /** Null if there is none. */
    String password(SecretBox secrets) {
        return sealedPassword == null ? null : secrets.open(sealedPassword, PASSWORD_PLACE);
    }

    /** Whether there is a server to send by. */
    boolean isComplete() {
        return host != null && fromAddress != null;
    }

    /** Where mails to staff go, null if nowhere. */
    String staffAddress(Appearance appearance) {
        String company = appearance.company().email();
        String address = staffAddress == null ? company : staffAddress;
        return MailAddress.isValid(address) ? address : null;
    }

    MailSettings toSettings() {
        return new MailSettings(
                host, port, security, user, sealedPassword != null, fromAddress, fromName, staffAddress, replyTo);
    }
}
