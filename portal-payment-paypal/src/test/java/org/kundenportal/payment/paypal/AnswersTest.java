package org.kundenportal.payment.paypal;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kundenportal.spi.payment.ProviderException.Outcome;
import org.kundenportal.spi.payment.ProviderException.Reason;

import static org.assertj.core.api.Assertions.assertThat;

class AnswersTest {

    @ParameterizedTest
    @CsvSource({
        "422, ORDER_NOT_APPROVED, NOT_EXECUTED, CUSTOMER_ACTION",
        "422, PAYER_ACTION_REQUIRED, NOT_EXECUTED, CUSTOMER_ACTION",
        "422, INSTRUMENT_DECLINED, NOT_EXECUTED, CUSTOMER_ACTION",
        "422, PAYER_CANNOT_PAY, NOT_EXECUTED, CUSTOMER_ACTION",
        "422, TRANSACTION_REFUSED, NOT_EXECUTED, REFUSED",
        "422, PAYEE_ACCOUNT_RESTRICTED, NOT_EXECUTED, REFUSED",
        "422, COMPLIANCE_VIOLATION, NOT_EXECUTED, REFUSED",
        "422, MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED, NOT_EXECUTED, REFUSED",
        "422, DUPLICATE_INVOICE_ID, NOT_EXECUTED, REFUSED",
        "422, REFUND_AMOUNT_EXCEEDED, NOT_EXECUTED, REFUSED",
        "422, REFUND_TIME_LIMIT_EXCEEDED, NOT_EXECUTED, REFUSED",
        "422, DECIMALS_NOT_SUPPORTED, NOT_EXECUTED, UNSUPPORTED",
        "422, CURRENCY_NOT_SUPPORTED, NOT_EXECUTED, UNSUPPORTED",
        "422, ORDER_COMPLETION_IN_PROGRESS, UNKNOWN, BUSY",
        "409, , UNKNOWN, BUSY",
        "400, INVALID_REQUEST, NOT_EXECUTED, REFUSED",
        "401, INVALID_CLIENT, NOT_EXECUTED, CREDENTIALS",
        "403, NOT_AUTHORIZED, NOT_EXECUTED, REFUSED",
        "404, INVALID_RESOURCE_ID, NOT_EXECUTED, NOT_FOUND",
        "404, , UNKNOWN, UNREADABLE",
        "429, RATE_LIMIT_REACHED, NOT_EXECUTED, BUSY"
    })
    @DisplayName("PayPal's refusals say whether something may have happened, and what to do")
    void meanings(int status, String issue, Outcome outcome, Reason reason) {
        assertThat(Issues.meaning(status, issue)).isEqualTo(new Issues.Meaning(outcome, reason));
    }
}
