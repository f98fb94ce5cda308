package org.kundenportal.impl.automation;

import java.time.Instant;
import java.util.List;
import javax.persistence.EntityManager;
import org.kundenportal.api.automation.RunState;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Watch;
import org.osgi.service.component.annotations.Component;

/**
 * Puts in line what rules want to do about what happens, in the transaction in which it happens: a run is there if and
 * only if that is committed. The rules are asked for in that transaction, so that no node misses one that another has just
 * made; without any for what happens, that question is all that it costs. Thread-safe.
 *
 * <p>Two that happen at once about the same order each find no run and write one. The second then fails on the constraint
 * that says "once", and its use case does its work again, as for any other row that was inserted meanwhile.
 */
@Component(service = Watch.class)
public final class AutomationQueue implements Watch {

    @Override
    public void see(EntityManager em, Happening happening, Instant at) {
        Occasion.of(happening, at).ifPresent(occasion -> see(em, occasion));
    }

    private static void see(EntityManager em, Occasion occasion) {
        List<RuleEntity> rules = em.createQuery(
                        "SELECT r FROM AutomationRule r WHERE r.occasion = :occasion AND r.active = :yes ORDER BY r.id",
                        RuleEntity.class)
                .setParameter("occasion", occasion.trigger())
                .setParameter("yes", true)
                .getResultList();
        if (!rules.isEmpty()) {
            Matter.of(em, occasion).ifPresent(matter -> rules.stream()
                    .filter(rule -> RuleConditions.match(rule.condition(), matter.facts()))
                    .forEach(rule -> await(em, rule, matter)));
        }
    }

    private static void await(EntityManager em, RuleEntity rule, Matter matter) {
        RunEntity known = find(em, rule.id(), matter.subject());
        if (known == null) {
            em.persist(new RunEntity(rule.id(), matter));
        } else if (known.state() != RunState.DONE && !isGoingToAct(em, known, rule)) {
            // nothing was sent, nor would be: what was no reason then is one now. A node that works on it meanwhile
            // has lost its lease, or is done first, and then this is done again
            known.await(matter);
        }
    }

    /** Whether it waits, and would still act on what it waits with. */
    private static boolean isGoingToAct(EntityManager em, RunEntity run, RuleEntity rule) {
        return run.state() == RunState.WAITING
                && run.trigger() == rule.trigger()
                && run.matter(em)
                        .filter(then -> RuleConditions.hold(rule.condition(), then.facts()))
                        .isPresent();
    }

    private static RunEntity find(EntityManager em, long rule, String subject) {
        return em.createQuery(
                        "SELECT r FROM AutomationRun r WHERE r.ruleId = :rule AND r.subject = :subject",
                        RunEntity.class)
                .setParameter("rule", rule)
                .setParameter("subject", subject)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    /** Whether the rule has done its work for the subject. */
    static boolean isDone(EntityManager em, long rule, String subject) {
        RunEntity run = find(em, rule, subject);
        return run != null && run.state() == RunState.DONE;
    }
}
