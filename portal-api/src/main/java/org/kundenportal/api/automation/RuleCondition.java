package org.kundenportal.api.automation;

import org.kundenportal.api.Money;
import org.kundenportal.api.documents.DocumentType;

/**
 * Under which conditions a rule acts; all hold at once, and null asks for nothing. Which of them a trigger knows, and
 * which states, {@link TriggerChoices} says.
 *
 * @param status which state an order reaches, a document is issued in, or which answer a request gets; null for any
 * @param platform where the order came from, exactly as the host writes it; what belongs to no order has none
 * @param type of the document
 * @param amountFrom the least amount of the order, document or payment; in another currency, or where no amount is known,
 *     the rule does not act
 * @param amountTo the greatest, likewise
 */
public record RuleCondition(String status, String platform, DocumentType type, Money amountFrom, Money amountTo) {

    /** Asks for nothing. */
    public static final RuleCondition NONE = new RuleCondition(null, null, null, null, null);
}
