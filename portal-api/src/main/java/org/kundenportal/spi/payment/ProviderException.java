package org.kundenportal.spi.payment;

import java.time.Duration;
import java.util.Objects;

/**
 * A provider did not do what it was asked. What matters most is whether it may have: {@link Outcome#NOT_EXECUTED} is only
 * said where that is sure.
 */
public final class ProviderException extends Exception {

    /** Whether it may have happened nevertheless. */
    public enum Outcome {
        /** It surely did not happen: the call never left, or was refused. */
        NOT_EXECUTED,
        /** It may have happened: the answer was lost, or was none. */
        UNKNOWN
    }

    /** Why. */
    public enum Reason {
        /** The settings do not let the portal in. */
        CREDENTIALS,
        /** The provider refuses this request; the code says why. */
        REFUSED,
        /** The provider knows no such payment. */
        NOT_FOUND,
        /** The provider cannot handle this currency or amount. */
        UNSUPPORTED,
        /** The customer has to go on at the payment's page. */
        CUSTOMER_ACTION,
        /** Too many calls. */
        BUSY,
        /** No connection, no answer in time, or an answer that says the provider is down. */
        UNREACHABLE,
        /** An answer that makes no sense. */
        UNREADABLE,
        /** A webhook call that is not the provider's. */
        FORGED
    }

    private final Outcome outcome;
    private final Reason reason;
    private final String code;
    private final String trace;
    private final transient Duration retryAfter;

    /**
     * @param code the provider's code, null if it gave none; upper-case or digits, never a text for customers
     * @param trace by which the provider's support finds the call, null if there is nothing of the kind
     * @param retryAfter how long the provider wants to be left alone, null if it does not say
     */
    public ProviderException(
            Outcome outcome, Reason reason, String code, String trace, Duration retryAfter, Throwable cause) {
        super(
                outcome + " " + reason + (code == null ? "" : " " + code) + (trace == null ? "" : " (" + trace + ")"),
                cause);
        this.outcome = Objects.requireNonNull(outcome, "outcome");
        this.reason = Objects.requireNonNull(reason, "reason");
        this.code = code;
        this.trace = trace;
        this.retryAfter = retryAfter;
    }

    /** It surely did not happen. */
    public static ProviderException notExecuted(Reason reason, String code) {
        return new ProviderException(Outcome.NOT_EXECUTED, reason, code, null, null, null);
    }

    /** It may have happened. */
    public static ProviderException unknown(Reason reason, Throwable cause) {
        return new ProviderException(Outcome.UNKNOWN, reason, null, null, null, cause);
    }

    /** Whether it may have happened nevertheless; never null. */
    public Outcome outcome() {
        return outcome;
    }

    /** Why; never null. */
    public Reason reason() {
        return reason;
    }

    /** The provider's code, null if it gave none. */
    public String code() {
        return code;
    }

    /** By which the provider's support finds the call, null if there is nothing of the kind. */
    public String trace() {
        return trace;
    }

    /** How long the provider wants to be left alone, null if it does not say. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
