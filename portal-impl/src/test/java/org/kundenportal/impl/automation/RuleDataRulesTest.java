package org.kundenportal.impl.automation;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kundenportal.api.Money;
import org.kundenportal.api.automation.AutomationTrigger;
import org.kundenportal.api.automation.RuleCondition;
import org.kundenportal.api.automation.RuleData;
import org.kundenportal.api.automation.RuleMail;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.impl.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class RuleDataRulesTest {

    @Test
    void refusesWhatSaysNothing() {
        assertThat(violations(AutomationTrigger.ORDER_STATUS, RuleCondition.NONE, " ", null))
                .containsExactly("action.subject REQUIRED", "action.body REQUIRED");
        assertThat(Refusal.violations(() -> RuleDataRules.check(
                        new RuleData(null, true, null, RuleCondition.NONE, new RuleMail("a", "b")))))
                .containsExactly("name REQUIRED", "trigger REQUIRED");
        assertThat(violations(AutomationTrigger.ORDER_STATUS, RuleCondition.NONE, "a".repeat(201), "b".repeat(10_001)))
                .containsExactly("action.subject TOO_LONG", "action.body TOO_LONG");
    }

    @Test
    @DisplayName("BB-49 conditions that the trigger does not know are refused (part 7)")
    void refusesConditionsThatMakeNoSense() {
        Money euro = Money.of("1.00", "EUR");
        assertThat(violations(
                        AutomationTrigger.REQUEST_ANSWERED,
                        new RuleCondition("APPROVED", "eBay", DocumentType.INVOICE, euro, euro)))
                .containsExactly(
                        "condition.platform NOT_APPLICABLE",
                        "condition.type NOT_APPLICABLE",
                        "condition.amountFrom NOT_APPLICABLE",
                        "condition.amountTo NOT_APPLICABLE");
        assertThat(violations(
                        AutomationTrigger.ORDER_STATUS,
                        new RuleCondition("OPEN", "x".repeat(65), DocumentType.INVOICE, null, null)))
                .containsExactly(
                        "condition.status INVALID_VALUE",
                        "condition.platform TOO_LONG",
                        "condition.type NOT_APPLICABLE");
        assertThat(violations(AutomationTrigger.PAYMENT_PAID, new RuleCondition("PAID", null, null, null, null)))
                .containsExactly("condition.status NOT_APPLICABLE");
        assertThat(violations(AutomationTrigger.DOCUMENT_ISSUED, new RuleCondition("DRAFT", null, null, null, null)))
                .containsExactly("condition.status INVALID_VALUE");
    }

    @Test
    void refusesLimitsThatNothingIsWithin() {
        assertThat(violations(
                        AutomationTrigger.PAYMENT_PAID,
                        new RuleCondition(null, null, null, Money.of("2.00", "EUR"), Money.of("1.00", "EUR"))))
                .containsExactly("condition.amountTo OUT_OF_RANGE");
        assertThat(violations(
                        AutomationTrigger.PAYMENT_PAID,
                        new RuleCondition(null, null, null, Money.of("1.00", "EUR"), Money.of("1.00", "CHF"))))
                .containsExactly("condition.amountTo CURRENCY_MISMATCH");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @DisplayName("BB-49 a placeholder that the trigger cannot fill is refused when the rule is saved (ruling 7)")
    @CsvSource({
        "ORDER_STATUS,,               [Order.customerportal_url] [Order.number] [Order.platform] [Order.buyer_name], true",
        "ORDER_STATUS,,               [Client.customerportal_url] [Company.name], true",
        "ORDER_STATUS,,               [Invoice.customerportal_url], false",
        "ORDER_STATUS,,               [Order.Number], false",
        "ORDER_STATUS,,               [order.number], false",
        "ORDER_STATUS,,               [siehe Anhang], true",
        "DOCUMENT_ISSUED,,            [Document.number] [Estimate.customerportal_url] [Order.number], true",
        "DOCUMENT_ISSUED, INVOICE,    [Invoice.customerportal_url] [Document.name], true",
        "DOCUMENT_ISSUED, INVOICE,    [Estimate.customerportal_url], false",
        "PAYMENT_FAILED,,             [Invoice.customerportal_url], true",
        "REQUEST_ANSWERED,,           [Client.name], true",
        "REQUEST_ANSWERED,,           [Order.number], false",
    })
    void placeholders(AutomationTrigger trigger, DocumentType type, String text, boolean known) {
        RuleCondition condition = new RuleCondition(null, null, type, null, null);
        if (known) {
            assertThatCode(() -> RuleDataRules.check(rule(trigger, condition, text, text)))
                    .doesNotThrowAnyException();
        } else {
            assertThat(violations(trigger, condition, text, text))
                    .containsExactly("action.subject UNKNOWN_PLACEHOLDER", "action.body UNKNOWN_PLACEHOLDER");
        }
    }

    private static List<String> violations(AutomationTrigger trigger, RuleCondition condition) {
        return violations(trigger, condition, "Betreff", "Text");
    }

    private static List<String> violations(
            AutomationTrigger trigger, RuleCondition condition, String subject, String body) {
        return Refusal.violations(() -> RuleDataRules.check(rule(trigger, condition, subject, body)));
    }

    private static RuleData rule(AutomationTrigger trigger, RuleCondition condition, String subject, String body) {
        return new RuleData("Regel", true, trigger, condition, new RuleMail(subject, body));
    }
}
