package org.kundenportal.impl.automation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.kundenportal.api.Money;
import org.kundenportal.api.automation.AutomationTrigger;
import org.kundenportal.api.automation.RuleCondition;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.orders.OrderStatus;
import org.kundenportal.impl.orders.OrderRules;

/** When a rule acts, without database or clock. */
final class RuleConditions {

    /** The answers to a request. */
    static final String APPROVED = "APPROVED";

    static final String DECLINED = "DECLINED";

    private static final Set<OrderStatus> ORDERED = EnumSet.of(OrderStatus.ORDERED, OrderStatus.CONFIRMED);

    /** What a document is in that nobody is to act on. */
    private static final Set<DocumentStatus> NOT_ISSUED = EnumSet.of(DocumentStatus.DRAFT, DocumentStatus.CANCELED);

    /** What a document is in of which nothing is to be paid. */
    private static final Set<DocumentStatus> SETTLED = EnumSet.of(DocumentStatus.PAID, DocumentStatus.CANCELED);

    private RuleConditions() {}

    /** The names of the conditions that a trigger knows. */
    static List<String> names(AutomationTrigger trigger) {
        return switch (trigger) {
            case ORDER_STATUS -> List.of("status", "platform", "amount");
            case DOCUMENT_ISSUED -> List.of("status", "platform", "type", "amount");
            case PAYMENT_PAID, PAYMENT_FAILED -> List.of("platform", "type", "amount");
            case REQUEST_ANSWERED -> List.of("status");
        };
    }

    /** The states that a rule can ask for. */
    static List<String> statuses(AutomationTrigger trigger) {
        return switch (trigger) {
            case ORDER_STATUS ->
                Arrays.stream(OrderStatus.values()).map(OrderStatus::name).toList();
            case DOCUMENT_ISSUED ->
                Arrays.stream(DocumentStatus.values())
                        .filter(status -> status != DocumentStatus.DRAFT)
                        .map(DocumentStatus::name)
                        .toList();
            case REQUEST_ANSWERED -> List.of(APPROVED, DECLINED);
            case PAYMENT_PAID, PAYMENT_FAILED -> List.of();
        };
    }

    /** Whether the rule acts on what has just happened. */
    static boolean match(RuleCondition condition, Facts facts) {
        return isReached(condition, facts)
                && (condition.platform() == null || condition.platform().equals(facts.platform()))
                && (condition.type() == null || condition.type() == facts.type())
                && isWithin(condition, facts.amount());
    }

    private static boolean isReached(RuleCondition condition, Facts facts) {
        if (condition.status() != null) {
            return condition.status().equals(facts.reached());
        }
        return switch (facts.trigger()) {
            // any state, but none in which there is nothing to show
            case ORDER_STATUS -> OrderStatus.valueOf(facts.reached()) != OrderStatus.DELETED;
            case DOCUMENT_ISSUED -> !NOT_ISSUED.contains(DocumentStatus.valueOf(facts.reached()));
            default -> true;
        };
    }

    private static boolean isWithin(RuleCondition condition, Money amount) {
        Money from = condition.amountFrom();
        Money to = condition.amountTo();
        return (from == null || (isComparable(from, amount) && amount.compareTo(from) >= 0))
                && (to == null || (isComparable(to, amount) && amount.compareTo(to) <= 0));
    }

    private static boolean isComparable(Money limit, Money amount) {
        return amount != null && limit.currency().equals(amount.currency());
    }

    /** Whether that is so still, by the time the mail is written. */
    static boolean hold(RuleCondition condition, Facts facts) {
        return match(condition, facts) && isStillSo(condition, facts);
    }

    private static boolean isStillSo(RuleCondition condition, Facts facts) {
        return switch (facts.trigger()) {
            case ORDER_STATUS -> isStillSo(OrderStatus.valueOf(facts.reached()), OrderStatus.valueOf(facts.status()));
            case DOCUMENT_ISSUED ->
                condition.status() == null
                        ? !NOT_ISSUED.contains(DocumentStatus.valueOf(facts.status()))
                        : condition.status().equals(facts.status());
            // who has paid meanwhile is not to be told that it went wrong
            case PAYMENT_FAILED -> !SETTLED.contains(DocumentStatus.valueOf(facts.status()));
            case PAYMENT_PAID, REQUEST_ANSWERED -> true;
        };
    }

    /**
     * An order goes on from state to state, faster than mails are written: what was ordered may be paid by now, and what
     * was paid may be packed. Back it must not have gone, and of all other states only the state itself will do.
     */
    private static boolean isStillSo(OrderStatus reached, OrderStatus now) {
        return reached == now
                || (OrderRules.isPaid(now) && (OrderRules.isPaid(reached) || ORDERED.contains(reached)))
                || (ORDERED.contains(reached) && ORDERED.contains(now));
    }
}
