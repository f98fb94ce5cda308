package org.kundenportal.impl.mail;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EntityManager;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;
import org.kundenportal.api.mail.MailText;
import org.kundenportal.api.mail.MailTextVariant;

/** What the merchant wants mails of a kind to say in a language. */
@Entity(name = "MailText")
@Table(name = "mail_text")
class MailTextEntity {

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "subject")
    private String subject;

    @Lob
    @Column(name = "text")
    private String text;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "changed_by")
    private String changedBy;

    @Version
    @Column(name = "version")
    private long version;

    protected MailTextEntity() {}

    MailTextEntity(MailKind kind, String language) {
        this.id = id(kind, language);
    }

    /** The row of a kind in a language, null if there is none. */
    static MailTextEntity find(EntityManager em, MailKind kind, String language) {
        return em.find(MailTextEntity.class, id(kind, language));
    }

    private static String id(MailKind kind, String language) {
        return kind + "/" + language;
    }

    void change(MailText wording, Instant at, String by) {
        subject = wording.subject();
        text = wording.text();
        changedAt = at;
        changedBy = by;
    }

    MailText toText() {
        return new MailText(subject, text);
    }

    MailTextVariant toVariant(String language, MailText standard) {
        return new MailTextVariant(language, standard, toText(), changedAt, changedBy);
    }
}
