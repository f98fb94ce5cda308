package org.kundenportal.impl.automation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.automation.AutomationAdministration;
import org.kundenportal.api.automation.AutomationRule;
import org.kundenportal.api.automation.AutomationRun;
import org.kundenportal.api.automation.AutomationTrigger;
import org.kundenportal.api.automation.DryRun;
import org.kundenportal.api.automation.RuleCondition;
import org.kundenportal.api.automation.RuleData;
import org.kundenportal.api.automation.RunFigures;
import org.kundenportal.api.automation.RunState;
import org.kundenportal.api.automation.TriggerChoices;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.timeline.Change;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.persistence.Cursor;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Rules and their runs in the database. */
@Component(service = AutomationAdministration.class)
public final class JpaAutomationAdministration implements AutomationAdministration {

    private static final String RUNS =
            "SELECT r, c.number, c.name FROM AutomationRun r JOIN Customer c ON c.id = r.customerId WHERE r.ruleId = :rule";

    private final Tx tx;
    private final Timeline timeline;
    private final DryRuns dryRuns;
    private final Clock clock;

    /** Rules of this portal. */
    @Activate
    public JpaAutomationAdministration(
            @Reference Tx tx, @Reference Timeline timeline, @Reference DryRuns dryRuns, @Reference PortalHome home) {
        this.tx = tx;
        this.timeline = timeline;
        this.dryRuns = dryRuns;
        this.clock = home.clock();
    }

    @Override
    public List<TriggerChoices> choices() {
        return Arrays.stream(AutomationTrigger.values())
                .map(trigger -> new TriggerChoices(
                        trigger,
                        RuleConditions.names(trigger),
                        RuleConditions.statuses(trigger),
                        List.copyOf(RulePlaceholders.names(trigger, null))))
                .toList();
    }

    @Override
    public List<AutomationRule> list() {
        return tx.read(em -> {
            Map<Long, RunFigures> figures = Figures.read(em);
            return em.createQuery("SELECT r FROM AutomationRule r ORDER BY r.name, r.id", RuleEntity.class)
                    .getResultStream()
                    .map(row -> toRule(row, figures))
                    .toList();
        });
    }

    @Override
    public AutomationRule get(String id) {
        return tx.read(em -> toRule(found(em, id), Figures.read(em)));
    }

    @Override
    public AutomationRule create(Actor actor, RuleData data) {
        RuleDataRules.check(data);
        return tx.callRepeatably(em -> {
            RuleEntity row = new RuleEntity(data, actor, clock.instant());
            em.persist(row);
            em.flush();
            note(em, Happening.Kind.AUTOMATION_RULE_CREATED, actor, row, List.of());
            return toRule(row, Map.of());
        });
    }

    @Override
    public AutomationRule change(Actor actor, String id, RuleData data) {
        RuleDataRules.check(data);
        return tx.callRepeatably(em -> {
            RuleEntity row = found(em, id);
            List<Change> changes = changes(row.data(), data);
            if (!changes.isEmpty()) {
                row.change(data, actor, clock.instant());
                note(em, Happening.Kind.AUTOMATION_RULE_CHANGED, actor, row, changes);
            }
            return toRule(row, Figures.read(em));
        });
    }

    private static List<Change> changes(RuleData before, RuleData after) {
        List<Change> changes = new ArrayList<>();
        add(changes, "name", before.name(), after.name());
        add(changes, "active", before.active(), after.active());
        add(changes, "trigger", before.trigger(), after.trigger());
        RuleCondition then = before.condition();
        RuleCondition now = after.condition();
        add(changes, "condition.status", then.status(), now.status());
        add(changes, "condition.platform", then.platform(), now.platform());
        add(changes, "condition.type", then.type(), now.type());
        add(changes, "condition.amountFrom", then.amountFrom(), now.amountFrom());
        add(changes, "condition.amountTo", then.amountTo(), now.amountTo());
        add(changes, "action.subject", before.mail().subject(), after.mail().subject());
        add(changes, "action.body", before.mail().body(), after.mail().body());
        return changes;
    }

    private static void add(List<Change> changes, String field, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(Change.of(field, before, after));
        }
    }

    @Override
    public void delete(Actor actor, String id) {
        tx.runRepeatably(em -> {
            RuleEntity row = found(em, id);
            em.createQuery("DELETE FROM AutomationRun r WHERE r.ruleId = :rule")
                    .setParameter("rule", row.id())
                    .executeUpdate();
            em.remove(row);
            note(em, Happening.Kind.AUTOMATION_RULE_DELETED, actor, row, List.of());
        });
    }

    @Override
    public Page<AutomationRun> runs(String id, RunState state, PageRequest page) {
        List<String> after = Cursor.parts(page, 1);
        return tx.read(em -> {
            TypedQuery<Object[]> query = em.createQuery(
                            RUNS + " AND r.id < :before" + (state == null ? "" : " AND r.state = :state")
                                    + " ORDER BY r.id DESC",
                            Object[].class)
                    .setParameter("rule", found(em, id).id())
                    .setParameter("before", after.isEmpty() ? Long.MAX_VALUE : Cursor.number(after.get(0)))
                    .setMaxResults(page.limit() + 1);
            if (state != null) {
                query.setParameter("state", state);
            }
            return Cursor.page(
                    query.getResultList(),
                    page,
                    row -> Cursor.of(((RunEntity) row[0]).id()),
                    JpaAutomationAdministration::toRun);
        });
    }

    @Override
    public AutomationRun retry(Actor actor, String id, String run) {
        return tx.callRepeatably(em -> {
            Object[] row = em.createQuery(RUNS + " AND r.id = :run", Object[].class)
                    .setParameter("rule", found(em, id).id())
                    .setParameter("run", number(run))
                    .getResultStream()
                    .findFirst()
                    .orElseThrow(PortalException::notFound);
            RunEntity found = (RunEntity) row[0];
            if (found.isSettled()) {
                throw PortalException.of(ErrorCode.ALREADY_RESOLVED);
            }
            found.await(clock.instant());
            return toRun(row);
        });
    }

    private static AutomationRun toRun(Object[] row) {
        return ((RunEntity) row[0]).toRun(new CustomerNumber((String) row[1]), (String) row[2]);
    }

    @Override
    public DryRun dryRun(RuleData data, Instant since) {
        RuleDataRules.check(data);
        return dryRuns.of(data, null, since);
    }

    @Override
    public DryRun dryRun(String id, Instant since) {
        RuleData data = tx.read(em -> found(em, id).data());
        return dryRuns.of(data, number(id), since);
    }

    private void note(EntityManager em, Happening.Kind kind, Actor actor, RuleEntity rule, List<Change> changes) {
        timeline.add(em, Happening.of(kind, actor).with("rule", rule.name()).changing(changes));
    }

    private static RuleEntity found(EntityManager em, String id) {
        RuleEntity row = number(id) < 0 ? null : em.find(RuleEntity.class, number(id));
        if (row == null) {
            throw PortalException.notFound();
        }
        return row;
    }

    /** An id of this form, or one that no row has. */
    private static long number(String id) {
        return id.matches("[0-9]{1,18}") ? Long.parseLong(id) : -1;
    }

    private static AutomationRule toRule(RuleEntity row, Map<Long, RunFigures> figures) {
        return row.toRule(figures.getOrDefault(row.id(), RunFigures.NONE));
    }
}
