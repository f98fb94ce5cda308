package org.kundenportal.impl.payments;

/** A connection cannot be opened now. Surely nothing was executed. */
final class NoGatewayException extends Exception {

    /** Why. */
    enum Reason {
        /** No provider of its type is installed; it opens again once one is. */
        NOT_INSTALLED,
        /** Its provider refuses its settings, or its secrets cannot be unsealed: staff have to enter them again. */
        SETTINGS
    }

    private final Reason reason;

    NoGatewayException(long connection, Reason reason, Throwable cause) {
        super("payment connection " + connection + ": " + reason, cause);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
