package org.kundenportal.impl.connections;

/** A connection cannot be opened now. Surely nothing was executed. */
public final class NotOpenException extends Exception {

    /** Why. */
    public enum Reason {
        /** No provider of its type is installed; it opens again once one is. */
        NOT_INSTALLED,
        /** Its provider refuses its settings, or its secrets cannot be unsealed: staff have to enter them again. */
        SETTINGS
    }

    private final Reason reason;

    NotOpenException(String connection, Reason reason, Throwable cause) {
        super(connection + ": " + reason, cause);
        this.reason = reason;
    }

    /** Why; never null. */
    public Reason reason() {
        return reason;
    }
}
