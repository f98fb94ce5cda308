package org.kundenportal.impl.automation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.automation.DryRun;
import org.kundenportal.api.automation.DryRun.Item;
import org.kundenportal.api.automation.DryRun.Outcome;
import org.kundenportal.api.automation.RuleData;
import org.kundenportal.api.automation.RunState;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.timeline.TimelineAdministration;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.api.timeline.TimelineFilter;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.persistence.Tx;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Goes through the timeline as if a rule had been active. It takes the same steps as the real run up to the mail, and none
 * that writes. States are those of then, amounts and links those of now. Thread-safe.
 */
@Component(service = DryRuns.class)
public final class DryRuns {

    private static final Duration LONGEST = Duration.ofDays(30);

    private final Tx tx;
    private final TimelineAdministration timeline;
    private final Customers customers;
    private final RuleLetters letters;
    private final Clock clock;

    /** Reads this timeline. */
    @Activate
    public DryRuns(
            @Reference Tx tx,
            @Reference TimelineAdministration timeline,
            @Reference Customers customers,
            @Reference RuleLetters letters,
            @Reference PortalHome home) {
        this.tx = tx;
        this.timeline = timeline;
        this.customers = customers;
        this.letters = letters;
        this.clock = home.clock();
    }

    /**
     * What the rule would have done.
     *
     * @param id of the rule, null if it does not exist yet
     * @param since null for as long ago as is looked at
     */
    DryRun of(RuleData rule, Long id, Instant since) {
        Instant earliest = clock.instant().minus(LONGEST);
        Instant from = since == null || since.isBefore(earliest) ? earliest : since;
        List<TimelineEvent> events = new ArrayList<>();
        boolean complete = collect(rule, from, events);
        return tx.read(em -> {
            List<Matter> matters = matters(em, rule, events);
            List<Item> items = matters.stream()
                    .limit(DryRun.MOST_ITEMS)
                    .map(matter -> item(em, rule, id, matter))
                    .toList();
            return new DryRun(from, items, matters.size(), complete);
        });
    }

    /** Latest first; false if there are more. */
    private boolean collect(RuleData rule, Instant from, List<TimelineEvent> events) {
        TimelineFilter filter = new TimelineFilter(null, null, from, null, Occasion.kinds(rule.trigger()), null);
        String cursor = null;
        while (events.size() < DryRun.MOST_EVENTS) {
            Page<TimelineEvent> page = timeline.list(filter, new PageRequest(PageRequest.MAX_LIMIT, cursor));
            events.addAll(page.items());
            cursor = page.next();
            if (cursor == null) {
                return true;
            }
        }
        return false;
    }

    /** What the rule would have acted on, once each: the first time. Latest first. */
    private List<Matter> matters(EntityManager em, RuleData rule, List<TimelineEvent> events) {
        Map<CustomerNumber, Optional<CustomerId>> known = new HashMap<>();
        Map<String, Matter> first = new LinkedHashMap<>();
        events.stream()
                .filter(event -> event.customer() != null)
                .flatMap(event -> known
                        .computeIfAbsent(
                                event.customer(),
                                number -> customers.find(em, number).map(Customers.Known::id))
                        .flatMap(customer -> Occasion.of(event, customer))
                        .flatMap(occasion -> Matter.of(em, occasion))
                        .filter(matter -> RuleConditions.match(rule.condition(), matter.facts()))
                        .stream())
                // of several the earlier one comes later, and counts
                .forEach(matter -> first.put(matter.subject(), matter));
        return first.values().stream()
                .sorted((one, other) ->
                        other.occasion().at().compareTo(one.occasion().at()))
                .toList();
    }

    private Item item(EntityManager em, RuleData rule, Long id, Matter matter) {
        Verdict verdict = letters.verdict(em, rule.condition(), rule.mail(), matter);
        boolean done = id != null && AutomationQueue.isDone(em, id, matter.subject());
        return new Item(
                matter.occasion().at(),
                verdict.customer().number(),
                verdict.customer().data().name(),
                matter.order() == null ? null : matter.order().number(),
                matter.document() == null ? null : matter.document().key(),
                verdict.recipient(),
                verdict.subject(),
                verdict.body(),
                done ? Outcome.ALREADY_DONE : outcome(verdict),
                done ? null : verdict.reason());
    }

    private static Outcome outcome(Verdict verdict) {
        if (verdict.reason() == null) {
            return Outcome.WOULD_SEND;
        }
        return verdict.reason().state() == RunState.SKIPPED ? Outcome.SKIPPED : Outcome.FAILED;
    }
}
