package org.kundenportal.web.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.timeline.Change;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.web.access.AccessJson;
import org.kundenportal.web.json.Checks;

/** Events on the wire. */
public final class TimelineJson {

    private TimelineJson() {}

    /** What a query asks for; null for all. */
    static Wish wish(String customer, String since) {
        Checks checks = new Checks();
        CustomerNumber number = customer == null ? null : checks.value("customer", customer, CustomerNumber::new);
        Instant instant = checks.instant("since", since);
        return checks.then(() -> new Wish(number, instant));
    }

    record Wish(CustomerNumber customer, Instant since) {}

    /** Something that happened. */
    public record Event(
            String id,
            Instant at,
            String kind,
            String customerNumber,
            AccessJson.DocumentRef document,
            Actor actor,
            String session,
            Map<String, String> details,
            List<ChangeJson> changes) {

        /** The event. */
        public static Event of(TimelineEvent event) {
            return new Event(
                    event.id(),
                    event.at(),
                    event.kind(),
                    event.customer() == null ? null : event.customer().value(),
                    AccessJson.DocumentRef.of(event.document()),
                    new Actor(event.actor().kind().name(), event.actor().name()),
                    event.session(),
                    new TreeMap<>(event.details()),
                    event.changes().stream().map(ChangeJson::of).toList());
        }
    }

    /** What a field said before and says since. */
    public record ChangeJson(String field, String before, String after) {

        static ChangeJson of(Change change) {
            return new ChangeJson(change.field(), change.before(), change.after());
        }
    }

    /** Who did it. */
    public record Actor(String kind, String name) {}
}
