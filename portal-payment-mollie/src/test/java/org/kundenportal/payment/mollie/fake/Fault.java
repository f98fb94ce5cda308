package org.kundenportal.payment.mollie.fake;

/** How a call of the API fails. */
public enum Fault {
    /** It has its effect; the connection is cut in place of an answer. */
    LOST_ANSWER(true),
    /** It has its effect; the answer breaks off in its middle. */
    CUT_ANSWER(true),
    /** It has its effect; the answer is a page of HTML with a status of success. */
    UNREADABLE(true),
    /** It has its effect; no answer comes until {@link FakeMollie#heal} or {@link FakeMollie#close}. */
    HANG(true),
    /** It has its effect; the answer is 500. */
    ERROR_AFTER(true),
    /** It has its effect; the answer names another amount. */
    WRONG_AMOUNT(true),
    /** It has its effect; the answer names another currency. */
    WRONG_CURRENCY(true),
    /** It has no effect; the answer is 500. */
    ERROR_BEFORE(false),
    /** It has no effect; the answer is 503, as when a payment method's supplier is down. */
    UNAVAILABLE(false),
    /** It has no effect; the answer is 409, as while another call with the same key is under way. */
    IN_PROGRESS(false),
    /** It has no effect; the answer is 429 and asks for seven seconds of rest. */
    BUSY(false),
    /** It has no effect; the answer is 422 about the field {@code description}. */
    REFUSED(false);

    private final boolean effect;

    Fault(boolean effect) {
        this.effect = effect;
    }

    /** Whether the call does what it was asked. */
    boolean hasEffect() {
        return effect;
    }
}
