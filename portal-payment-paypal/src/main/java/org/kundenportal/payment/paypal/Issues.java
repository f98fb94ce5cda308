package org.kundenportal.payment.paypal;

import java.util.Set;
import org.kundenportal.spi.payment.ProviderException.Outcome;
import org.kundenportal.spi.payment.ProviderException.Reason;

/** What PayPal's refusals mean: https://developer.paypal.com/api/rest/reference/orders/v2/errors/. */
final class Issues {

    static final String ALREADY_CAPTURED = "ORDER_ALREADY_CAPTURED";
    static final String DUPLICATE_INVOICE = "DUPLICATE_INVOICE_ID";

    /** The customer goes back to PayPal's page, agrees or chooses another way to pay. */
    private static final Set<String> CUSTOMER = Set.of(
            "ORDER_NOT_APPROVED",
            "PAYER_ACTION_REQUIRED",
            "INSTRUMENT_DECLINED",
            "REDIRECT_PAYER_FOR_ALTERNATE_FUNDING",
            "PAYER_CANNOT_PAY");

    /** Another call for the same thing is under way or was made before, and may succeed or have succeeded. */
    private static final Set<String> ASKED_BEFORE = Set.of(
            "ORDER_COMPLETION_IN_PROGRESS",
            "PREVIOUS_REQUEST_IN_PROGRESS",
            "DUPLICATE_REQUEST_ID",
            "RESOURCE_CONFLICT");

    private static final Set<String> AMOUNT = Set.of(
            "CURRENCY_NOT_SUPPORTED",
            "INVALID_CURRENCY_CODE",
            "DECIMALS_NOT_SUPPORTED",
            "DECIMAL_PRECISION",
            "MAX_VALUE_EXCEEDED",
            "CANNOT_BE_ZERO_OR_NEGATIVE");

    /** Whether it may have happened, and why not. */
    record Meaning(Outcome outcome, Reason reason) {}

    private Issues() {}

    /**
     * What an answer means that refuses. One that finds nothing, but has no code, is not PayPal's.
     *
     * @param status 400 to 499
     * @param code null if the answer has none
     */
    static Meaning meaning(int status, String code) {
        String issue = code == null ? "" : code;
        if (status == 409 || ASKED_BEFORE.contains(issue)) {
            return new Meaning(Outcome.UNKNOWN, Reason.BUSY);
        }
        if (status == 404 && code == null) {
            return new Meaning(Outcome.UNKNOWN, Reason.UNREADABLE);
        }
        return new Meaning(Outcome.NOT_EXECUTED, reason(status, issue));
    }

    private static Reason reason(int status, String issue) {
        return switch (status) {
            case 401 -> Reason.CREDENTIALS;
            case 404 -> Reason.NOT_FOUND;
            case 429 -> Reason.BUSY;
            default ->
                CUSTOMER.contains(issue)
                        ? Reason.CUSTOMER_ACTION
                        : AMOUNT.contains(issue) ? Reason.UNSUPPORTED : Reason.REFUSED;
        };
    }
}
