package org.kundenportal.impl.mail;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import javax.persistence.EntityManager;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.settings.Company;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.security.SecretBox;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.templates.Template;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Where use cases put the mails that they want sent: each is a row of their transaction, so that it is sent if and only
 * if what it tells of has happened. Thread-safe.
 */
@Component(service = Outbox.class)
public final class Outbox {

    private final SecretBox secrets;
    private final Clock clock;

    /** An outbox on the portal's clock. */
    @Activate
    public Outbox(@Reference PortalHome home) {
        this.secrets = new SecretBox(home.key());
        this.clock = home.clock();
    }

    /** Puts a mail into the outbox, in the running transaction. */
    public void add(EntityManager em, Mail mail) {
        Appearance appearance = SettingRows.read(em, Setting.APPEARANCE).value();
        String language = mail.language() == null ? appearance.defaultLanguage() : mail.language();
        OutgoingMailEntity row = new OutgoingMailEntity(mail, language, clock.instant());
        row.write(new Letter("", "", ""), secrets);
        em.persist(row);
        em.flush();
        row.write(letter(mail, language, appearance.company()), secrets);
    }

    private static Letter letter(Mail mail, String language, Company company) {
        Map<String, String> values = new TreeMap<>(mail.values());
        put(values, "Company.name", company.name());
        put(values, "Company.email", company.email());
        put(values, "Company.phone", company.phone());
        put(values, "Company.street", company.street());
        put(values, "Company.city", company.city());
        String subject = Template.of(MailTexts.subject(mail.kind(), language)).fill(values::get);
        String text = Template.of(MailTexts.text(mail.kind(), language)).fill(values::get);
        return new Letter(subject, text, text);
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
