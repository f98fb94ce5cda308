package org.kundenportal.impl.mail;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.kundenportal.api.mail.MailText;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.settings.Company;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.templates.Template;

/** Writes letters: the merchant's text, else the portal's, with values in its placeholders. Thread-safe. */
final class LetterWriter {

    private static final String AUTHOR = "Comment.author";
    private static final String TEXT = "Comment.text";

    private final URI portal;

    /** Writes for the portal at this address. */
    LetterWriter(URI portal) {
        this.portal = portal;
    }

    /** What a mail adds to those that are put together. */
    static Letter.Remark remark(Mail mail) {
        return new Letter.Remark(
                mail.values().getOrDefault(AUTHOR, ""), mail.values().getOrDefault(TEXT, ""));
    }

    /** The letter of a mail, in the running transaction. */
    Letter write(EntityManager em, Mail mail, String language) {
        return write(em, mail.kind(), mail.values(), language, null);
    }

    /** The letter of a mail in which these remarks are put together, with the values of the latest. */
    Letter write(EntityManager em, Mail mail, String language, List<Letter.Remark> remarks) {
        Map<String, String> values = new TreeMap<>(mail.values());
        values.put(
                AUTHOR, remarks.stream().map(Letter.Remark::author).distinct().collect(Collectors.joining(", ")));
        values.put(TEXT, together(remarks));
        return write(em, mail.kind(), values, language, remarks);
    }

    private static String together(List<Letter.Remark> remarks) {
        return remarks.size() == 1
                ? remarks.get(0).text()
                : remarks.stream()
                        .map(remark -> remark.author() + ":\n" + remark.text())
                        .collect(Collectors.joining("\n\n"));
    }

    private Letter write(
            EntityManager em, MailKind kind, Map<String, String> values, String language, List<Letter.Remark> remarks) {
        MailTextEntity own = MailTextEntity.find(em, kind, language);
        MailText wording = own == null ? MailTexts.standard(kind, language) : own.toText();
        return write(
                wording,
                values,
                language,
                SettingRows.read(em, Setting.APPEARANCE).value(),
                remarks);
    }

    /** The letter with this wording. */
    Letter write(
            MailText wording,
            Map<String, String> values,
            String language,
            Appearance appearance,
            List<Letter.Remark> remarks) {
        Company company = appearance.company();
        Map<String, String> all = new TreeMap<>(values);
        all.putAll(CompanyPlaceholders.of(company));
        String subject = Letter.line(Template.of(wording.subject()).fill(all::get));
        String text = Letter.lines(Template.of(wording.text()).fill(all::get));
        MailPage page = new MailPage(appearance.accentColor(), portal, MailTexts.word("button", language));
        return new Letter(subject, text, page.of(subject, text, company.name(), language), remarks);
    }
}
