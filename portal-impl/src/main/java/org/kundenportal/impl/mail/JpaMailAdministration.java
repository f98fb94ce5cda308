package org.kundenportal.impl.mail;

import java.time.Clock;
import java.util.List;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.mail.MailAdministration;
import org.kundenportal.api.mail.MailContent;
import org.kundenportal.api.mail.MailState;
import org.kundenportal.api.mail.MailStatus;
import org.kundenportal.api.mail.OutgoingMail;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.persistence.Cursor;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.security.SecretBox;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The mails in the database. */
@Component(service = MailAdministration.class)
public final class JpaMailAdministration implements MailAdministration {

    private final Tx tx;
    private final Outbox outbox;
    private final SettingRows settings;
    private final Timeline timeline;
    private final SecretBox secrets;
    private final Clock clock;

    /** Reads through the given transactions. */
    @Activate
    public JpaMailAdministration(
            @Reference Tx tx,
            @Reference Outbox outbox,
            @Reference SettingRows settings,
            @Reference Timeline timeline,
            @Reference PortalHome home) {
        this.tx = tx;
        this.outbox = outbox;
        this.settings = settings;
        this.timeline = timeline;
        this.secrets = home.secrets();
        this.clock = home.clock();
    }

    @Override
    public Page<OutgoingMail> list(MailState state, CustomerNumber customer, PageRequest page) {
        return tx.read(em -> Cursor.page(
                query(em, state, customer, page).getResultList(),
                page,
                last -> Cursor.of(last.id()),
                OutgoingMailEntity::toMail));
    }

    private static TypedQuery<OutgoingMailEntity> query(
            EntityManager em, MailState state, CustomerNumber customer, PageRequest page) {
        List<String> after = Cursor.parts(page, 1);
        TypedQuery<OutgoingMailEntity> query = em.createQuery(
                        "SELECT m FROM OutgoingMail m WHERE m.id < :before"
                                + (state == null ? "" : " AND m.state = :state")
                                + (customer == null ? "" : " AND m.customerNumber = :customer")
                                + " ORDER BY m.id DESC",
                        OutgoingMailEntity.class)
                .setParameter("before", after.isEmpty() ? Long.MAX_VALUE : Cursor.number(after.get(0)))
                .setMaxResults(page.limit() + 1);
        if (state != null) {
            query.setParameter("state", state);
        }
        if (customer != null) {
            query.setParameter("customer", customer.value());
        }
        return query;
    }

    @Override
    public MailContent get(String id) {
        boolean delivered = settings.get(SmtpSetting.SETTING).isComplete();
        return tx.read(em -> {
            OutgoingMailEntity mail = find(em, id);
            return delivered && mail.isForTheCustomerAlone() ? mail.withheld() : mail.toContent(secrets);
        });
    }

    @Override
    public MailStatus status() {
        SmtpSetting smtp = settings.get(SmtpSetting.SETTING);
        String staff = smtp.staffAddress(settings.get(Setting.APPEARANCE));
        return tx.read(em ->
                new MailStatus(count(em, MailState.WAITING), count(em, MailState.FAILED), smtp.isComplete(), staff));
    }

    private static long count(EntityManager em, MailState state) {
        return em.createQuery("SELECT COUNT(m) FROM OutgoingMail m WHERE m.state = :state", Long.class)
                .setParameter("state", state)
                .getSingleResult();
    }

    @Override
    public OutgoingMail retry(String id) {
        OutgoingMail mail = tx.callRepeatably(em -> {
            OutgoingMailEntity found = find(em, id);
            return (found.isSent() ? copied(em, found) : revived(found)).toMail();
        });
        outbox.bell().ring();
        return mail;
    }

    private OutgoingMailEntity copied(EntityManager em, OutgoingMailEntity sent) {
        Letter letter = sent.read(secrets);
        if (letter.equals(Letter.NONE)) {
            throw PortalException.of(ErrorCode.MAIL_CONTENT_DELETED);
        }
        OutgoingMailEntity copy = sent.copy(clock.instant());
        em.persist(copy);
        // its content is sealed with its id
        em.flush();
        copy.write(letter, secrets);
        return copy;
    }

    /** A mail that is being sent at this moment is left to the one who does. */
    private OutgoingMailEntity revived(OutgoingMailEntity mail) {
        if (!mail.isHeldAt(clock.instant())) {
            mail.revive(clock.instant());
        }
        return mail;
    }

    @Override
    public void discard(Actor actor, String id) {
        tx.runRepeatably(em -> {
            OutgoingMailEntity mail = find(em, id);
            if (mail.isSent() || mail.isHeldAt(clock.instant())) {
                throw PortalException.of(ErrorCode.CONCURRENT_CHANGE);
            }
            em.remove(mail);
            timeline.add(em, mail.on(Happening.of(Happening.Kind.MAIL_DISCARDED, actor)));
        });
    }

    private static OutgoingMailEntity find(EntityManager em, String id) {
        if (!id.matches("[0-9]{1,18}")) {
            throw PortalException.notFound();
        }
        OutgoingMailEntity mail = em.find(OutgoingMailEntity.class, Long.parseLong(id));
        if (mail == null) {
            throw PortalException.notFound();
        }
        return mail;
    }
}
