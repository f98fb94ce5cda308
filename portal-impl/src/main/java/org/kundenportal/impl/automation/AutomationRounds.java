package org.kundenportal.impl.automation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.automation.RunReason;
import org.kundenportal.api.automation.RunState;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.jobs.Rounds;
import org.kundenportal.impl.mail.Mail;
import org.kundenportal.impl.mail.MailKind;
import org.kundenportal.impl.mail.Outbox;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what rules have put in line. Each run is claimed by one conditional update, whose lease outlives any attempt: so one
 * node does it, and another does where the first has died. The mail is put into the outbox in the transaction in which the
 * run is done, so that there is one mail and not two. Each run has transactions of its own: one that fails keeps no other
 * from being done.
 */
@Component(service = AutomationRounds.class, immediate = true)
public final class AutomationRounds {

    private static final Logger LOG = LoggerFactory.getLogger(AutomationRounds.class);
    private static final Actor ACTOR = Actor.system("automation");
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int MOST_AT_ONCE = 50;

    private final Tx tx;
    private final Outbox outbox;
    private final Timeline timeline;
    private final RuleLetters letters;
    private final Clock clock;
    private final Rounds rounds;

    /** Works from now on. */
    @Activate
    public AutomationRounds(
            @Reference Tx tx,
            @Reference Outbox outbox,
            @Reference Timeline timeline,
            @Reference RuleLetters letters,
            @Reference PortalHome home) {
        this(tx, outbox, timeline, letters, home, PAUSE);
    }

    AutomationRounds(Tx tx, Outbox outbox, Timeline timeline, RuleLetters letters, PortalHome home, Duration pause) {
        this.tx = tx;
        this.outbox = outbox;
        this.timeline = timeline;
        this.letters = letters;
        this.clock = home.clock();
        this.rounds = new Rounds("automation", pause, this::round);
    }

    /** Begins no further round. */
    @Deactivate
    public void close() {
        rounds.close();
    }

    /** A run whose turn it is. */
    private record Due(long id, Instant at) {

        static Due of(Object[] row) {
            return new Due((Long) row[0], (Instant) row[1]);
        }
    }

    private void round() {
        int done = MOST_AT_ONCE;
        while (done > 0) {
            done = doDue();
        }
    }

    /** Does what is due, and says how many runs that were. */
    int doDue() {
        int done = 0;
        for (Due due : tx.read(this::due)) {
            done += isTried(due) ? 1 : 0;
        }
        return done;
    }

    private List<Due> due(EntityManager em) {
        return em.createQuery(
                        "SELECT r.id, r.dueAt FROM AutomationRun r WHERE r.state = :waiting AND r.dueAt <= :now"
                                + " ORDER BY r.dueAt, r.id",
                        Object[].class)
                .setParameter("waiting", RunState.WAITING)
                .setParameter("now", clock.instant())
                .setMaxResults(MOST_AT_ONCE)
                .getResultStream()
                .map(Due::of)
                .toList();
    }

    /** Whether it was ours to try. */
    private boolean isTried(Due due) {
        Instant lease = clock.instant().plus(LEASE).truncatedTo(ChronoUnit.MILLIS);
        if (!tx.callRepeatably(em -> isClaimed(em, due, lease))) {
            return false;
        }
        try {
            tx.runRepeatably(em -> leased(em, due, lease).ifPresent(run -> act(em, run)));
        } catch (RuntimeException e) {
            survive(due, lease, e);
        }
        return true;
    }

    private static boolean isClaimed(EntityManager em, Due due, Instant lease) {
        return em.createQuery("UPDATE AutomationRun r SET r.dueAt = :lease, r.attempts = r.attempts + 1,"
                                + " r.version = r.version + 1"
                                + " WHERE r.id = :id AND r.dueAt = :due AND r.state = :waiting")
                        .setParameter("lease", lease)
                        .setParameter("id", due.id())
                        .setParameter("due", due.at())
                        .setParameter("waiting", RunState.WAITING)
                        .executeUpdate()
                == 1;
    }

    /** Empty where the lease was lost: another node does it, or it was put in line again. */
    private static Optional<RunEntity> leased(EntityManager em, Due due, Instant lease) {
        return Optional.ofNullable(em.find(RunEntity.class, due.id())).filter(run -> run.isLeasedUntil(lease));
    }

    private void act(EntityManager em, RunEntity run) {
        RuleEntity rule = em.find(RuleEntity.class, run.ruleId());
        if (rule == null) {
            // deleted while what it waited for was committed
            em.remove(run);
        } else if (Backoff.isOver(run.attempts() - 1)) {
            // whoever tried it each time did not live to tell
            end(em, run, rule, RunReason.ERROR, null);
        } else if (!rule.isActive() || rule.trigger() != run.trigger()) {
            end(em, run, rule, RunReason.RULE_CHANGED, null);
        } else {
            run.matter(em)
                    .ifPresentOrElse(
                            matter -> act(em, run, rule, matter), () -> end(em, run, rule, RunReason.GONE, null));
        }
    }

    private void act(EntityManager em, RunEntity run, RuleEntity rule, Matter matter) {
        Verdict verdict = letters.verdict(em, rule.condition(), rule.mail(), matter);
        if (verdict.reason() != null) {
            end(em, run, rule, verdict.reason(), verdict);
            return;
        }
        Customers.Known customer = verdict.customer();
        Mail mail = Mail.to(verdict.recipient(), verdict.language(), MailKind.AUTOMATION)
                .concerning(customer.id(), customer.number())
                .with("Rule.subject", verdict.subject())
                .with("Rule.text", verdict.body());
        outbox.add(em, run.document() == null ? mail : mail.on(run.document()));
        run.done(verdict.recipient(), clock.instant());
    }

    private void end(EntityManager em, RunEntity run, RuleEntity rule, RunReason reason, Verdict verdict) {
        run.end(reason, verdict == null ? null : verdict.recipient(), clock.instant());
        if (reason.state() == RunState.FAILED) {
            tell(em, run, rule, verdict);
        }
    }

    private void tell(EntityManager em, RunEntity run, RuleEntity rule, Verdict verdict) {
        Happening happening = Happening.of(Happening.Kind.AUTOMATION_FAILED, ACTOR)
                .on(run.document())
                .with("rule", rule.name())
                .with("order", run.order())
                .with("problem", run.reason());
        timeline.add(
                em,
                verdict == null
                        ? happening
                        : happening.to(
                                verdict.customer().id(), verdict.customer().number()));
    }

    private void survive(Due due, Instant lease, RuntimeException failure) {
        if (failure instanceof PortalException refusal && refusal.code() == ErrorCode.DATABASE_UNAVAILABLE) {
            // the lease ends, then it is tried again; no other run could be done now
            throw refusal;
        }
        LOG.warn("What a rule is to do cannot be done now (run {}): {}", due.id(), failure.toString());
        tx.runRepeatably(em -> leased(em, due, lease).ifPresent(run -> postpone(em, run)));
    }

    private void postpone(EntityManager em, RunEntity run) {
        Optional<Duration> pause = Backoff.after(run.attempts());
        if (pause.isPresent()) {
            run.postpone(clock.instant().plus(pause.get()).truncatedTo(ChronoUnit.MILLIS));
        } else {
            end(em, run, em.find(RuleEntity.class, run.ruleId()), RunReason.ERROR, null);
        }
    }
}
