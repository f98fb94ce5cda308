package org.kundenportal.web.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.timeline.Change;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.api.timeline.TimelineFilter;
import org.kundenportal.web.access.AccessJson;
import org.kundenportal.web.json.Checks;

/** Events on the wire. */
public final class TimelineJson {

    private static final Pattern KIND = Pattern.compile("[A-Z_]{1,40}");

    private TimelineJson() {}

    /**
     * What a query asks for; null and empty for all.
     *
     * @param document as {@code TYPE/number}
     */
    static TimelineFilter filter(
            String customer, String document, List<String> kinds, String actor, String since, String until) {
        Checks checks = new Checks();
        CustomerNumber number = customer == null ? null : checks.value("customer", customer, CustomerNumber::new);
        DocumentKey key = document == null ? null : key(checks, document);
        List<String> wanted = checks.list("kind", kinds, TimelineFilter.MOST_KINDS);
        if (!wanted.stream().allMatch(kind -> KIND.matcher(kind).matches())) {
            checks.note("kind", "INVALID_VALUE");
        }
        org.kundenportal.api.Actor.Kind by = checks.choice("actor", actor, org.kundenportal.api.Actor.Kind.class);
        Instant from = checks.instant("since", since);
        Instant to = checks.instant("until", until);
        return checks.then(() -> new TimelineFilter(number, key, from, to, Set.copyOf(wanted), by));
    }

    private static DocumentKey key(Checks checks, String document) {
        String[] parts = document.split("/", 2);
        DocumentType type = checks.choice("document", parts[0], DocumentType.class);
        if (parts.length < 2) {
            checks.note("document", "INVALID_VALUE");
        }
        return type == null || parts.length < 2
                ? null
                : checks.value("document", parts[1], text -> new DocumentKey(type, text));
    }

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
