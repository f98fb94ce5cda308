package org.kundenportal.impl.automation;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kundenportal.api.Money;
import org.kundenportal.api.automation.AutomationTrigger;
import org.kundenportal.api.automation.RuleCondition;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.orders.OrderStatus;

import static org.assertj.core.api.Assertions.assertThat;

class RuleConditionsTest {

    @ParameterizedTest(name = "{0} {1} {2} reached {3} on {4}: {5}")
    @DisplayName("BB-49 a rule acts on what it asks for, and on nothing else")
    @CsvSource({
        "ORDER_STATUS,    PAID,,      PAID,      eBay, true",
        "ORDER_STATUS,    PAID,,      SHIPPED,   eBay, false",
        "ORDER_STATUS,    PAID, eBay, PAID,      eBay, true",
        "ORDER_STATUS,    PAID, eBay, PAID,      Etsy, false",
        "ORDER_STATUS,    PAID, eBay, PAID,          , false",
        "ORDER_STATUS,    PAID, ebay, PAID,      eBay, false",
        "ORDER_STATUS,        ,,      OFFERED,       , true",
        "ORDER_STATUS,        ,,      CANCELLED,     , true",
        "ORDER_STATUS,        ,,      DELETED,       , false",
        "ORDER_STATUS, DELETED,,      DELETED,       , true",
        "DOCUMENT_ISSUED,     ,,      OPEN,          , true",
        "DOCUMENT_ISSUED,     ,,      PAID,          , true",
        "DOCUMENT_ISSUED,     ,,      DRAFT,         , false",
        "DOCUMENT_ISSUED,     ,,      CANCELED,      , false",
        "DOCUMENT_ISSUED, CANCELED,,  CANCELED,      , true",
        "DOCUMENT_ISSUED, OPEN,,      PAID,          , false",
        "DOCUMENT_ISSUED,     , eBay, OPEN,          , false",
        "PAYMENT_PAID,        ,,          ,          , true",
        "PAYMENT_FAILED,      , eBay,     ,      eBay, true",
        "REQUEST_ANSWERED, APPROVED,, APPROVED,      , true",
        "REQUEST_ANSWERED, DECLINED,, APPROVED,      , false",
        "REQUEST_ANSWERED,    ,,      DECLINED,      , true",
    })
    void matches(
            AutomationTrigger trigger,
            String status,
            String platform,
            String reached,
            String itsPlatform,
            boolean acts) {
        RuleCondition condition = new RuleCondition(status, platform, null, null, null);

        assertThat(RuleConditions.match(condition, new Facts(trigger, reached, reached, itsPlatform, null, null)))
                .isEqualTo(acts);
    }

    @Test
    void aTypeIsThatOfTheDocument() {
        RuleCondition condition = new RuleCondition(null, null, DocumentType.INVOICE, null, null);

        assertThat(Stream.of(DocumentType.values()).filter(type -> RuleConditions.match(condition, issued(type, null))))
                .containsExactly(DocumentType.INVOICE);
    }

    private static Facts issued(DocumentType type, Money amount) {
        return new Facts(AutomationTrigger.DOCUMENT_ISSUED, "OPEN", "OPEN", null, type, amount);
    }

    @ParameterizedTest(name = "{0} to {1}, {2} {3}: {4}")
    @CsvSource({
        "10.00,      , 10.00, EUR, true",
        "10.00,      ,  9.99, EUR, false",
        "     , 20.00, 20.00, EUR, true",
        "     , 20.00, 20.01, EUR, false",
        "10.00, 20.00, 15.00, EUR, true",
        "10.00, 20.00, 15.00, CHF, false",
        "     , 20.00, 15.00, CHF, false",
    })
    @DisplayName("BB-49 amounts are compared in one currency, with both ends")
    void amounts(String from, String to, String amount, String currency, boolean acts) {
        RuleCondition condition = new RuleCondition(null, null, null, euro(from), euro(to));

        assertThat(RuleConditions.match(condition, issued(DocumentType.INVOICE, Money.of(amount, currency))))
                .isEqualTo(acts);
        assertThat(RuleConditions.match(condition, issued(DocumentType.INVOICE, null)))
                .as("an amount that nobody knows is within no limits")
                .isFalse();
    }

    private static Money euro(String amount) {
        return amount == null ? null : Money.of(amount, "EUR");
    }

    @Test
    @DisplayName("BB-49 what an order has reached counts while it is in the state, or has gone on from it")
    void ordersGoOn() {
        assertThat(stillSo(OrderStatus.PAID))
                .containsExactly(
                        OrderStatus.PAID,
                        OrderStatus.PACKED,
                        OrderStatus.IN_FULFILLMENT,
                        OrderStatus.SHIPPED,
                        OrderStatus.COMPLETED,
                        OrderStatus.ARCHIVED,
                        OrderStatus.RATED,
                        OrderStatus.COMPLAINT);
        assertThat(stillSo(OrderStatus.ORDERED))
                .contains(OrderStatus.ORDERED, OrderStatus.CONFIRMED, OrderStatus.PAID, OrderStatus.SHIPPED)
                .doesNotContain(OrderStatus.CANCELLED, OrderStatus.DELETED, OrderStatus.OFFERED, OrderStatus.RETURN);
        assertThat(stillSo(OrderStatus.FIRST_REMINDER))
                .as("who has paid meanwhile gets no reminder")
                .containsExactly(OrderStatus.FIRST_REMINDER);
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void everyStateIsWhatItIs(OrderStatus status) {
        assertThat(stillSo(status)).contains(status);
    }

    private static Stream<OrderStatus> stillSo(OrderStatus reached) {
        RuleCondition condition = new RuleCondition(reached.name(), null, null, null, null);
        return Arrays.stream(OrderStatus.values())
                .filter(now -> RuleConditions.hold(
                        condition,
                        new Facts(AutomationTrigger.ORDER_STATUS, reached.name(), now.name(), null, null, null)));
    }

    @ParameterizedTest(name = "{0} {1} reached {2}, now {3}: {4}")
    @CsvSource({
        "DOCUMENT_ISSUED,     , OPEN, PAID,     true",
        "DOCUMENT_ISSUED,     , OPEN, CANCELED, false",
        "DOCUMENT_ISSUED,     , OPEN, DRAFT,    false",
        "DOCUMENT_ISSUED, OPEN, OPEN, PAID,     false",
        "PAYMENT_FAILED,      ,     , OPEN,     true",
        "PAYMENT_FAILED,      ,     , PAID,     false",
        "PAYMENT_FAILED,      ,     , CANCELED, false",
        "PAYMENT_PAID,        ,     , CANCELED, true",
    })
    @DisplayName("BB-49 a document counts while there is something to write about it")
    void documentsGoOn(AutomationTrigger trigger, String status, String reached, String now, boolean holds) {
        RuleCondition condition = new RuleCondition(status, null, null, null, null);

        assertThat(RuleConditions.hold(condition, new Facts(trigger, reached, now, null, null, null)))
                .isEqualTo(holds);
    }
}
