package org.kundenportal.impl.automation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import org.kundenportal.api.automation.RunFigures;
import org.kundenportal.api.automation.RunState;

/** How the runs of rules stand. */
final class Figures {

    private Figures() {}

    /** Of all rules that have runs, by id. */
    static Map<Long, RunFigures> read(EntityManager em) {
        List<Object[]> rows = em.createQuery(
                        "SELECT r.ruleId, r.state, COUNT(r.id), MAX(r.finishedAt) FROM AutomationRun r"
                                + " GROUP BY r.ruleId, r.state",
                        Object[].class)
                .getResultList();
        Map<Long, RunFigures> all = new HashMap<>();
        for (Object[] row : rows) {
            all.merge((Long) row[0], of((RunState) row[1], (Long) row[2], (Instant) row[3]), Figures::plus);
        }
        return all;
    }

    private static RunFigures of(RunState state, long count, Instant last) {
        return switch (state) {
            case WAITING -> new RunFigures(count, 0, 0, 0, null);
            case DONE -> new RunFigures(0, count, 0, 0, last);
            case SKIPPED -> new RunFigures(0, 0, count, 0, last);
            case FAILED -> new RunFigures(0, 0, 0, count, last);
        };
    }

    private static RunFigures plus(RunFigures one, RunFigures other) {
        return new RunFigures(
                one.waiting() + other.waiting(),
                one.done() + other.done(),
                one.skipped() + other.skipped(),
                one.failed() + other.failed(),
                Stream.of(one, other)
                        .map(RunFigures::lastAt)
                        .filter(at -> at != null)
                        .max(Instant::compareTo)
                        .orElse(null));
    }
}
