package org.kundenportal.impl.automation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.Money;
import org.kundenportal.api.automation.AutomationTrigger;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.impl.timeline.Happening;

/**
 * Something that happened for which rules may wait. Immutable.
 *
 * @param trigger what kind of thing
 * @param at when
 * @param customer whom it concerns
 * @param reached the state that an order reached or a document was issued in, or the answer to a request; null where the
 *     event does not tell
 * @param order the number of the order that it is about; null for a document's
 * @param document the document that it is about, may be null
 * @param request the request that it is about, may be null
 * @param amount of a payment, else null
 */
record Occasion(
        AutomationTrigger trigger,
        Instant at,
        CustomerId customer,
        String reached,
        String order,
        DocumentKey document,
        String request,
        Money amount) {

    private static final Map<String, AutomationTrigger> TRIGGERS = Map.of(
            Happening.Kind.ORDER_CREATED.name(), AutomationTrigger.ORDER_STATUS,
            Happening.Kind.ORDER_CHANGED.name(), AutomationTrigger.ORDER_STATUS,
            Happening.Kind.DOCUMENT_CREATED.name(), AutomationTrigger.DOCUMENT_ISSUED,
            Happening.Kind.DOCUMENT_UPDATED.name(), AutomationTrigger.DOCUMENT_ISSUED,
            Happening.Kind.PAYMENT_PAID.name(), AutomationTrigger.PAYMENT_PAID,
            Happening.Kind.PAYMENT_FAILED.name(), AutomationTrigger.PAYMENT_FAILED,
            Happening.Kind.CHANGE_APPROVED.name(), AutomationTrigger.REQUEST_ANSWERED,
            Happening.Kind.CHANGE_DECLINED.name(), AutomationTrigger.REQUEST_ANSWERED);

    /** The kinds of events that can be an occasion for rules with this trigger. */
    static Set<String> kinds(AutomationTrigger trigger) {
        return TRIGGERS.entrySet().stream()
                .filter(entry -> entry.getValue() == trigger)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is about to go on the timeline, if a rule may wait for it. */
    static Optional<Occasion> of(Happening happening, Instant at) {
        String kind = happening.kind().name();
        return TRIGGERS.containsKey(kind) && happening.customer() != null
                ? of(kind, at, happening.customer(), happening.document(), happening.details())
                : Optional.empty();
    }

    /**
     * What stands on the timeline, likewise.
     *
     * @param customer the event's
     */
    static Optional<Occasion> of(TimelineEvent event, CustomerId customer) {
        return TRIGGERS.containsKey(event.kind())
                ? of(event.kind(), event.at(), customer, event.document(), event.details())
                : Optional.empty();
    }

    private static Optional<Occasion> of(
            String kind, Instant at, CustomerId customer, DocumentKey document, Map<String, String> details) {
        return isOccasion(kind, details)
                ? Optional.of(new Occasion(
                        TRIGGERS.get(kind),
                        at,
                        customer,
                        reached(kind, details),
                        details.get("order"),
                        document,
                        details.get("request"),
                        amount(details)))
                : Optional.empty();
    }

    /** Not every change is one of the state, and not every change of a document issues it. */
    private static boolean isOccasion(String kind, Map<String, String> details) {
        return switch (Happening.Kind.valueOf(kind)) {
            case ORDER_CHANGED -> details.containsKey("statusBefore");
            case DOCUMENT_UPDATED ->
                DocumentStatus.DRAFT.name().equals(details.get("statusBefore"))
                        && !DocumentStatus.DRAFT.name().equals(details.get("status"));
            case CHANGE_APPROVED, CHANGE_DECLINED -> details.containsKey("request");
            default -> true;
        };
    }

    private static String reached(String kind, Map<String, String> details) {
        return switch (Happening.Kind.valueOf(kind)) {
            case ORDER_CREATED, ORDER_CHANGED, DOCUMENT_UPDATED -> details.get("status");
            case CHANGE_APPROVED -> RuleConditions.APPROVED;
            case CHANGE_DECLINED -> RuleConditions.DECLINED;
            default -> null;
        };
    }

    private static Money amount(Map<String, String> details) {
        return details.containsKey("amount") && details.containsKey("currency")
                ? Money.of(details.get("amount"), details.get("currency"))
                : null;
    }
}
