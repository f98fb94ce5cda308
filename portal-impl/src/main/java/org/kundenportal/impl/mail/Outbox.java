package org.kundenportal.impl.mail;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.Actor;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.security.SecretBox;
import org.kundenportal.impl.security.Tokens;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Where use cases put the mails that they want sent: each is a row of their transaction, so that it is sent if and only
 * if what it tells of has happened. Thread-safe.
 */
@Component(service = Outbox.class)
public final class Outbox {

    /** In whose name the outbox is on the timeline. */
    static final Actor ACTOR = Actor.system("mail");

    /** So long after a mail its recipient gets no other of that kind about the same document. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private static final int MAX_RECIPIENT = 320;
    private static final int MAX_REMARKS = 50;

    private final Tx tx;
    private final Timeline timeline;
    private final SecretBox secrets;
    private final Clock clock;
    private final LetterWriter writer;
    private final Bell bell = new Bell();

    /** An outbox on the portal's clock. */
    @Activate
    public Outbox(@Reference Tx tx, @Reference Timeline timeline, @Reference PortalHome home) {
        this.tx = tx;
        this.timeline = timeline;
        this.secrets = home.secrets();
        this.clock = home.clock();
        this.writer = new LetterWriter(home.base());
    }

    /** Is rung when there is mail to send from this node. */
    Bell bell() {
        return bell;
    }

    /**
     * Puts a mail into the outbox, in the running transaction. Where the recipient is no address the mail has failed
     * from the start; the use case has not.
     */
    public void add(EntityManager em, Mail mail) {
        put(em, mail);
    }

    /** The row in which the mail is now. */
    OutgoingMailEntity put(EntityManager em, Mail mail) {
        tx.afterCommit(bell::ring);
        boolean collected = mail.collected() && mail.attachment() == null && isDeliverable(mail);
        return collected ? collect(em, mail, digestKey(mail)) : insert(em, mail);
    }

    private static boolean isDeliverable(Mail mail) {
        return mail.recipient() == null || MailAddress.isValid(mail.recipient());
    }

    private OutgoingMailEntity insert(EntityManager em, Mail mail) {
        OutgoingMailEntity row = persisted(em, mail);
        row.write(writer.write(em, mail, row.language()), secrets);
        if (!isDeliverable(mail)) {
            row.fail("INVALID_ADDRESS");
            timeline.add(em, row.on(Happening.of(Happening.Kind.MAIL_FAILED, ACTOR)));
        }
        return row;
    }

    private OutgoingMailEntity persisted(EntityManager em, Mail mail) {
        String language = mail.language() == null
                ? SettingRows.read(em, Setting.APPEARANCE).value().defaultLanguage()
                : mail.language();
        String recipient = mail.recipient() == null ? null : Letter.line(mail.recipient(), MAX_RECIPIENT);
        OutgoingMailEntity row = new OutgoingMailEntity(mail, recipient, MailTexts.language(language), clock.instant());
        em.persist(row);
        // its content is sealed with its id
        em.flush();
        return row;
    }

    private OutgoingMailEntity collect(EntityManager em, Mail mail, String key) {
        Optional<OutgoingMailEntity> open = lockOpen(em, key);
        if (open.isPresent() && extend(em, open.get(), mail)) {
            return open.get();
        }
        Optional<Instant> closed = lastClosed(em, key);
        OutgoingMailEntity row = persisted(em, mail);
        row.write(writer.write(em, mail, row.language(), List.of(LetterWriter.remark(mail))), secrets);
        row.open(key, notBefore(closed.map(last -> last.plus(PAUSE)).orElse(Instant.MIN)));
        return row;
    }

    /** The mail that waits for more, locked by a change: until this transaction ends no worker can take it. */
    private static Optional<OutgoingMailEntity> lockOpen(EntityManager em, String key) {
        int locked = em.createQuery("UPDATE OutgoingMail m SET m.version = m.version + 1 WHERE m.openKey = :key")
                .setParameter("key", key)
                .executeUpdate();
        if (locked == 0) {
            return Optional.empty();
        }
        OutgoingMailEntity row = em.createQuery(
                        "SELECT m FROM OutgoingMail m WHERE m.openKey = :key", OutgoingMailEntity.class)
                .setParameter("key", key)
                .getSingleResult();
        em.refresh(row);
        return Optional.of(row);
    }

    /** Puts the mail to the one that waits, and says whether there was room. */
    private boolean extend(EntityManager em, OutgoingMailEntity row, Mail mail) {
        List<Letter.Remark> remarks = new ArrayList<>(row.read(secrets).remarks());
        if (remarks.size() == MAX_REMARKS) {
            row.close(clock.instant());
            em.flush();
            return false;
        }
        remarks.add(LetterWriter.remark(mail));
        row.write(writer.write(em, mail, row.language(), remarks), secrets);
        if (row.closedAt() != null) {
            row.hasten(notBefore(row.closedAt().plus(PAUSE)));
        }
        return true;
    }

    private static Optional<Instant> lastClosed(EntityManager em, String key) {
        return em.createQuery(
                        "SELECT m.closedAt FROM OutgoingMail m WHERE m.digestKey = :key AND m.closedAt IS NOT NULL"
                                + " ORDER BY m.closedAt DESC",
                        Instant.class)
                .setParameter("key", key)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private Instant notBefore(Instant earliest) {
        Instant now = clock.instant();
        return earliest.isAfter(now) ? earliest : now;
    }

    /** Equal for the mails that are put together. */
    private static String digestKey(Mail mail) {
        DocumentKey document = mail.document();
        String name = String.join(
                "\n",
                mail.kind().name(),
                mail.recipient() == null ? "" : mail.recipient(),
                mail.number() == null ? "" : mail.number().value(),
                document == null ? "" : document.type().name(),
                document == null ? "" : document.number());
        return Tokens.sha256(name.getBytes(StandardCharsets.UTF_8));
    }
}
