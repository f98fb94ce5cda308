package org.kundenportal.impl.mail;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.kundenportal.api.Actor;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.mail.MailSecurity;
import org.kundenportal.api.mail.MailSettings;
import org.kundenportal.api.mail.MailSetup;
import org.kundenportal.api.mail.OutgoingMail;
import org.kundenportal.api.settings.Stored;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.security.SecretBox;
import org.kundenportal.impl.settings.SettingRows;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The mail server as a setting in the database. */
@Component(service = MailSetup.class)
public final class JpaMailSetup implements MailSetup {

    private static final int MAX_PORT = 65_535;
    private static final int MAX_HOST = 253;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:.]+");

    private final Tx tx;
    private final SettingRows settings;
    private final Outbox outbox;
    private final SecretBox secrets;

    /** Saves into the given rows. */
    @Activate
    public JpaMailSetup(
            @Reference Tx tx, @Reference SettingRows settings, @Reference Outbox outbox, @Reference PortalHome home) {
        this.tx = tx;
        this.settings = settings;
        this.outbox = outbox;
        this.secrets = home.secrets();
    }

    @Override
    public Stored<MailSettings> settings() {
        return shown(settings.stored(SmtpSetting.SETTING));
    }

    private static Stored<MailSettings> shown(Stored<SmtpSetting> stored) {
        return new Stored<>(stored.value().toSettings(), stored.changedAt(), stored.changedBy());
    }

    @Override
    public Stored<MailSettings> saveSettings(Actor actor, MailSettings wish, String password) {
        check(wish);
        Stored<SmtpSetting> saved = settings.change(
                actor, SmtpSetting.SETTING, former -> SmtpSetting.of(wish, password(former, wish, password)));
        outbox.bell().ring();
        return shown(saved);
    }

    private String password(SmtpSetting former, MailSettings wish, String password) {
        if (wish.user() == null || "".equals(password)) {
            return null;
        }
        if (password != null) {
            return SmtpSetting.sealed(password, secrets);
        }
        boolean same = Objects.equals(former.host(), wish.host())
                && former.port() == wish.port()
                && Objects.equals(former.user(), wish.user())
                && (former.security() == wish.security() || wish.security() != MailSecurity.NONE);
        if (former.sealedPassword() != null && !same) {
            // else whoever may change the server could have the password sent to one of his own, or in clear text
            throw PortalException.invalid("password", "REQUIRED");
        }
        return former.sealedPassword();
    }

    private static void check(MailSettings wish) {
        List<Violation> violations = new ArrayList<>();
        if (wish.host() != null && !isHost(wish.host())) {
            violations.add(new Violation("host", "INVALID_HOST"));
        }
        if (wish.port() < 1 || wish.port() > MAX_PORT) {
            violations.add(new Violation("port", "OUT_OF_RANGE"));
        }
        if (wish.host() != null && wish.fromAddress() == null) {
            violations.add(new Violation("fromAddress", "REQUIRED"));
        }
        checkAddress("fromAddress", wish.fromAddress(), violations);
        checkAddress("staffAddress", wish.staffAddress(), violations);
        checkAddress("replyTo", wish.replyTo(), violations);
        if (!violations.isEmpty()) {
            throw PortalException.invalid(violations);
        }
    }

    private static void checkAddress(String field, String address, List<Violation> violations) {
        if (address != null && !MailAddress.isValid(address)) {
            violations.add(new Violation(field, "INVALID_EMAIL"));
        }
    }

    private static boolean isHost(String host) {
        try {
            String ascii = host.contains(":") ? host : IDN.toASCII(host);
            return ascii.length() <= MAX_HOST && HOST.matcher(ascii).matches();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public OutgoingMail sendTest(String to) {
        if (!MailAddress.isValid(to)) {
            throw PortalException.invalid("to", to == null ? "REQUIRED" : "INVALID_EMAIL");
        }
        return tx.callRepeatably(
                em -> outbox.put(em, Mail.to(to, null, MailKind.TEST)).toMail());
    }
}
