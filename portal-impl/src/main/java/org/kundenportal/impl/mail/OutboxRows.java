package org.kundenportal.impl.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.persistence.EntityManager;
import org.kundenportal.api.mail.MailState;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.security.SecretBox;
import org.kundenportal.impl.security.Tokens;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;

/**
 * What a worker does with the outbox, each step a transaction of its own. Many workers, on one node or several, get each
 * mail one at a time: taking it is one conditional UPDATE, and whoever took it has two minutes to say what became of it.
 */
final class OutboxRows {

    static final Duration LEASE = Duration.ofMinutes(2);
    static final Duration KEPT = Duration.ofDays(90);

    private static final int CANDIDATES = 20;
    private static final int MAX_FAILURE = 500;
    private static final String UNREADABLE = "UNREADABLE";
    private static final int WORKER_BYTES = 16;

    private final Tx tx;
    private final Timeline timeline;
    private final SecretBox secrets;
    private final Clock clock;
    private final String worker = Tokens.encode(Tokens.randomBytes(WORKER_BYTES));

    /** The rows as one worker has them. */
    OutboxRows(Tx tx, Timeline timeline, PortalHome home) {
        this.tx = tx;
        this.timeline = timeline;
        this.secrets = home.secrets();
        this.clock = home.clock();
    }

    /**
     * Takes the mail that has been due for the longest.
     *
     * @param staff whether there is an address for the mails to staff; without one they wait
     */
    Optional<TakenMail> take(boolean staff) {
        return tx.callRepeatably(em -> candidates(em, staff).stream()
                .filter(candidate -> isTaken(em, (Long) candidate[0], (Long) candidate[1]))
                .flatMap(candidate -> taken(em, (Long) candidate[0]).stream())
                .findFirst());
    }

    private List<Object[]> candidates(EntityManager em, boolean staff) {
        return em.createQuery(
                        "SELECT m.id, m.version FROM OutgoingMail m WHERE m.state = :waiting AND m.dueAt <= :now"
                                + " AND (m.heldUntil IS NULL OR m.heldUntil <= :now)"
                                + (staff ? "" : " AND m.recipient IS NOT NULL")
                                + " ORDER BY m.dueAt, m.id",
                        Object[].class)
                .setParameter("waiting", MailState.WAITING)
                .setParameter("now", clock.instant())
                .setMaxResults(CANDIDATES)
                .getResultList();
    }

    /** From here on nothing more is put to it either. */
    private boolean isTaken(EntityManager em, long id, long version) {
        Instant now = clock.instant();
        return em.createQuery("UPDATE OutgoingMail m SET m.holder = :worker, m.heldUntil = :until, m.openKey = NULL,"
                                + " m.closedAt = :now, m.version = m.version + 1"
                                + " WHERE m.id = :id AND m.version = :version AND m.state = :waiting")
                        .setParameter("worker", worker)
                        .setParameter("until", now.plus(LEASE))
                        .setParameter("now", now)
                        .setParameter("id", id)
                        .setParameter("version", version)
                        .setParameter("waiting", MailState.WAITING)
                        .executeUpdate()
                == 1;
    }

    private Optional<TakenMail> taken(EntityManager em, long id) {
        OutgoingMailEntity mail = em.find(OutgoingMailEntity.class, id);
        mail.take(clock.instant());
        em.flush();
        try {
            return Optional.of(mail.toTaken(secrets));
        } catch (IllegalStateException e) {
            // sealed with another key, or damaged: it must not stand in the way of all that come after it
            mail.fail(UNREADABLE);
            timeline.add(em, mail.on(Happening.of(Happening.Kind.MAIL_FAILED, Outbox.ACTOR)));
            return Optional.empty();
        }
    }

    /** A server has taken it. */
    void sent(TakenMail mail) {
        ifStillHeld(mail, (em, row) -> row.sent(clock.instant()));
    }

    /** It was not sent: it is tried again, or has failed, and then it stands on the timeline. */
    void notSent(TakenMail mail, NotSent why) {
        ifStillHeld(mail, (em, row) -> {
            Instant now = clock.instant();
            String reason = Letter.line(why.reason(), MAX_FAILURE);
            Optional<Instant> next = why.isFinal() ? Optional.empty() : row.nextTry(now);
            if (next.isPresent()) {
                row.postpone(next.get(), reason);
                if (why.isUntouched()) {
                    reopen(em, row);
                }
            } else {
                row.fail(reason);
                timeline.add(em, row.on(Happening.of(Happening.Kind.MAIL_FAILED, Outbox.ACTOR)));
            }
        });
    }

    private static void reopen(EntityManager em, OutgoingMailEntity row) {
        Long others = em.createQuery("SELECT COUNT(m) FROM OutgoingMail m WHERE m.openKey = :key", Long.class)
                .setParameter("key", row.digestKey())
                .getSingleResult();
        if (others == 0) {
            row.reopen();
        }
    }

    /** Does nothing where the lease was lost: another has the mail, or has sent it. */
    private void ifStillHeld(TakenMail mail, BiConsumer<EntityManager, OutgoingMailEntity> change) {
        tx.runRepeatably(em -> {
            OutgoingMailEntity row = em.find(OutgoingMailEntity.class, mail.id());
            if (row != null && row.isHeldBy(worker, mail.version())) {
                change.accept(em, row);
            }
        });
    }

    /** Deletes what was said in mails that were sent 90 days ago, and says how many that were. */
    int purge() {
        return tx.callRepeatably(em -> em.createQuery(
                        "UPDATE OutgoingMail m SET m.content = :nothing, m.attachmentName = NULL, m.attachmentType = NULL,"
                                + " m.attachmentKey = NULL, m.purgedAt = :now, m.version = m.version + 1"
                                + " WHERE m.state = :sent AND m.sentAt <= :limit AND m.purgedAt IS NULL")
                .setParameter("nothing", "")
                .setParameter("now", clock.instant())
                .setParameter("sent", MailState.SENT)
                .setParameter("limit", clock.instant().minus(KEPT))
                .executeUpdate());
    }
}
